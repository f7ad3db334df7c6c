import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The question of each door: number and query code, or the number on a ticket.
Card {
    id: ask

    required property StatusViewModel vm
    readonly property bool ticketDoor: vm.door === 1
    readonly property bool toldDoor: vm.door === 2

    padding: Theme.landscape ? Theme.s4 : Theme.s5
    spacing: Theme.landscape ? Theme.s2 : Theme.s4

    Connections {
        target: ask.vm
        function onFocusWanted(name: string): void {
            if (name === "number")
                number.take();
            else if (name === "code")
                code.take();
            else
                ticket.take();
        }
        function onWiped(): void {
            number.text = code.text = ticket.text = "";
        }
        function onDoorChanged(): void {
            number.text = code.text = ticket.text = "";
        }
    }
    Balanced {
        text: ask.ticketDoor ? qsTr("请输入今天号票上的号码。")
            : ask.toldDoor ? qsTr("请输入“我要说”回执上的意见编号和查询码。")
            : qsTr("请输入回执上的申请编号和查询码。回执在提交申请时打印。")
        color: Theme.ink2
        Layout.fillWidth: true
    }
    GridLayout {
        visible: !ask.ticketDoor
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.s3
        rowSpacing: Theme.s4
        uniformCellWidths: true
        Layout.fillWidth: true

        TextField {
            id: number
            objectName: "status.number"
            label: ask.toldDoor ? qsTr("意见编号（“意”字不用输）") : qsTr("申请编号")
            placeholder: ask.toldDoor ? "2026-03-0001" : "2026-0001"
            maximumLength: 40
            inputMethodHints: Qt.ImhNoPredictiveText | (ask.toldDoor ? Qt.ImhPreferUppercase
                : Qt.ImhPreferNumbers)
            error: ask.vm.problems.number ?? ""
            onEdited: text => ask.vm.edit("number", text)
            onAccepted: code.take()
            Layout.fillWidth: true
        }
        TextField {
            id: code
            objectName: "status.code"
            label: qsTr("查询码")
            placeholder: "K7M4-2QXP"
            maximumLength: 40
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase
            error: ask.vm.problems.code ?? ""
            onEdited: text => ask.vm.edit("code", text)
            onAccepted: ask.vm.ask()
            Layout.fillWidth: true
        }
    }
    TextField {
        id: ticket
        objectName: "status.ticket"
        visible: ask.ticketDoor
        label: qsTr("号码")
        placeholder: "A015"
        maximumLength: 40
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase
        error: ask.vm.problems.ticket ?? ""
        onEdited: text => ask.vm.edit("ticket", text)
        onAccepted: ask.vm.ask()
        Layout.fillWidth: true
    }
}
