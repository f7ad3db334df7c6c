pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// The list of applications; a touch, a click or Enter opens one.
RowTable {
    id: table

    required property ApplicationsViewModel vm

    // In large print the applicant and the content share a column.
    readonly property bool apart: !Theme.largePrint
    readonly property int numberWidth: Desk.type(122)
    readonly property int applicantWidth: Desk.type(130)
    readonly property int stateWidth: Desk.type(112)
    readonly property int leftWidth: Desk.type(148)

    objectName: "applications.list"
    rows: vm.rows
    onEntered: index => {
        if (index >= 0)
            table.vm.openNumber(table.rows[index].number);
    }

    head: [
        HeadLabel { text: qsTr("申请编号"); Layout.preferredWidth: table.numberWidth },
        HeadLabel {
            visible: table.apart
            text: qsTr("申请人")
            Layout.preferredWidth: table.applicantWidth
        },
        HeadLabel {
            text: table.apart ? qsTr("内容") : qsTr("申请人 · 内容")
            Layout.fillWidth: true
        },
        HeadLabel { text: qsTr("状态"); Layout.preferredWidth: table.stateWidth },
        HeadLabel { text: qsTr("剩余"); Layout.preferredWidth: table.leftWidth }
    ]
    delegate: RowLine {
        id: line
        on: table.vm.detail.number === modelData.number
        hot: modelData.overdue

        objectName: "applications.list." + index
        leastHeight: Desk.px(67)
        air: Desk.px(28)
        onClicked: table.vm.openNumber(modelData.number)
        Accessible.name: qsTr("%1，%2，%3").arg(modelData.number).arg(modelData.applicant).arg(modelData.content)
        Accessible.description: qsTr("%1，%2，%3").arg(modelData.state).arg(modelData.left).arg(modelData.cause)

        Label {
            text: line.modelData.number
            font.pixelSize: Desk.textNote
            font.features: { "tnum": 1 }
            wrapMode: Text.NoWrap
            Layout.preferredWidth: table.numberWidth
        }
        Label {
            visible: table.apart
            text: line.modelData.applicant
            font.pixelSize: Desk.textNote
            wrapMode: Text.WrapAnywhere
            maximumLineCount: 2
            elide: Text.ElideRight
            Layout.preferredWidth: table.applicantWidth
            Layout.maximumWidth: table.applicantWidth
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Label {
                text: table.apart ? line.modelData.content
                    : qsTr("%1 · %2").arg(line.modelData.applicant).arg(line.modelData.content)
                font.pixelSize: Desk.textNote
                maximumLineCount: 2
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            Label {
                visible: text !== ""
                text: line.modelData.cause
                color: line.modelData.overdue ? Theme.accent : Theme.ink3
                font.pixelSize: Desk.textHint
                maximumLineCount: 1
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
        }
        TagCell {
            text: line.modelData.state
            kind: line.modelData.stateKind
            Layout.preferredWidth: table.stateWidth
        }
        TagCell {
            text: line.modelData.left
            kind: line.modelData.leftKind
            Layout.preferredWidth: table.leftWidth
        }
    }

    NothingHere {
        anchors.centerIn: parent
        width: parent.width - 2 * Desk.margin
        visible: table.vm.known && table.rows.length === 0
        iconName: "disclosure"
        title: qsTr("这里没有申请")
        text: qsTr("居民提交申请后，会自动出现在“待办”里。")
    }
}
