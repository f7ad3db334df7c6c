pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// The list of poor grades; a touch, a click or Enter opens one.
RowTable {
    id: table

    required property GradesViewModel vm

    // In large print the state and the limit share a column.
    readonly property bool apart: !Theme.largePrint
    readonly property int numberWidth: Desk.type(96)
    readonly property int gradeWidth: Desk.type(150)
    readonly property int channelWidth: Desk.type(64)
    readonly property int stateWidth: Desk.type(120)
    readonly property int leftWidth: Desk.type(150)

    objectName: "grades.list"
    rows: vm.rows
    onEntered: index => {
        if (index >= 0)
            table.vm.openOne(table.rows[index].id);
    }

    head: [
        HeadLabel { text: qsTr("号票"); Layout.preferredWidth: table.numberWidth },
        HeadLabel { text: qsTr("业务 · 窗口"); Layout.fillWidth: true },
        HeadLabel { text: qsTr("评价"); Layout.preferredWidth: table.gradeWidth },
        HeadLabel {
            visible: table.apart
            text: qsTr("来源")
            Layout.preferredWidth: table.channelWidth
        },
        HeadLabel {
            visible: table.apart
            text: qsTr("状态")
            Layout.preferredWidth: table.stateWidth
        },
        HeadLabel {
            text: table.apart ? qsTr("整改剩余") : qsTr("剩余 · 状态")
            Layout.preferredWidth: table.leftWidth
        }
    ]
    delegate: RowLine {
        id: line
        on: table.vm.detail.id === modelData.id
        hot: modelData.overdue
        readonly property bool stated: !table.apart && modelData.left === "—"

        objectName: "grades.list." + index
        onClicked: table.vm.openOne(modelData.id)
        Accessible.name: qsTr("%1，%2，%3").arg(modelData.number).arg(modelData.business).arg(modelData.grade)
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
                text: line.modelData.day
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
                text: line.modelData.business
                font.pixelSize: Desk.textNote
                maximumLineCount: 1
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            Label {
                text: line.modelData.window
                color: Theme.ink3
                font.pixelSize: Desk.textHint
                wrapMode: Text.NoWrap
            }
        }
        TagCell {
            text: line.modelData.grade
            kind: line.modelData.gradeKind
            Layout.preferredWidth: table.gradeWidth
        }
        Label {
            visible: table.apart
            text: line.modelData.channel
            color: Theme.ink2
            font.pixelSize: Desk.textNote
            wrapMode: Text.NoWrap
            Layout.preferredWidth: table.channelWidth
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
        iconName: "star"
        title: qsTr("这里没有差评")
        text: qsTr("居民在终端或手机上给出“不满意”“非常不满意”后，会列在这里。")
    }
}
