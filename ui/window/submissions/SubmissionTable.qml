pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// The list; a touch, a click or Enter opens one.
RowTable {
    id: table

    required property SubmissionsViewModel vm

    readonly property int numberWidth: Desk.type(178)
    readonly property int stateWidth: Desk.type(112)
    readonly property int leftWidth: Desk.type(150)
    // In large print state and limit share a column.
    readonly property bool apart: !Theme.largePrint

    objectName: "submissions.list"
    rows: vm.rows
    onEntered: index => {
        if (index >= 0)
            table.vm.openOne(table.rows[index].id);
    }

    head: [
        HeadLabel { text: qsTr("编号 · 类别"); Layout.preferredWidth: table.numberWidth },
        HeadLabel { text: qsTr("内容"); Layout.fillWidth: true },
        HeadLabel {
            visible: table.apart
            text: qsTr("状态")
            Layout.preferredWidth: table.stateWidth
        },
        HeadLabel {
            text: table.apart ? qsTr("剩余") : qsTr("剩余 · 状态")
            Layout.preferredWidth: table.leftWidth
        }
    ]
    delegate: RowLine {
        id: line
        on: table.vm.detail.id === modelData.id
        hot: modelData.overdue
        readonly property bool stated: !table.apart && modelData.left === "—"

        objectName: "submissions.list." + index
        onClicked: table.vm.openOne(modelData.id)
        Accessible.name: qsTr("%1，%2，%3").arg(modelData.number).arg(modelData.kind).arg(modelData.excerpt)
        Accessible.description: qsTr("%1，%2").arg(modelData.state).arg(modelData.left)

        ColumnLayout {
            spacing: 0
            Layout.preferredWidth: table.numberWidth
            Label {
                text: line.modelData.number
                strong: true
                font.pixelSize: Desk.textRow
                font.features: { "tnum": 1 }
                wrapMode: Text.NoWrap
            }
            Label {
                text: qsTr("%1 · %2").arg(line.modelData.day).arg(line.modelData.kind)
                color: Theme.ink3
                font.pixelSize: Desk.textHint
                font.features: { "tnum": 1 }
                wrapMode: Text.NoWrap
            }
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Label {
                text: line.modelData.excerpt
                font.pixelSize: Desk.textNote
                maximumLineCount: 1
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            Label {
                text: line.modelData.about
                color: Theme.ink3
                font.pixelSize: Desk.textHint
                maximumLineCount: 1
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
        }
        TagCell {
            visible: table.apart
            text: line.modelData.state
            kind: line.modelData.stateKind
            Layout.preferredWidth: table.stateWidth
        }
        TagCell {
            text: line.stated ? line.modelData.state : line.modelData.left
            kind: line.stated ? line.modelData.stateKind : line.modelData.leftKind
            Layout.preferredWidth: table.leftWidth
        }
    }

    NothingHere {
        anchors.centerIn: parent
        width: parent.width - 2 * Desk.margin
        visible: table.vm.known && table.rows.length === 0
        iconName: "say"
        title: qsTr("这里没有待办")
        text: qsTr("居民在终端“我要说”里提交的咨询、投诉、建议、纠错和草案意见，会列在这里。")
    }
}
