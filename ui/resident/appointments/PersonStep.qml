pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../identity"

// Whose appointment it is: the card says both, else name and number are typed.
Scroll {
    id: step

    required property BookingViewModel vm

    objectName: "booking.person"

    Connections {
        target: step.vm
        function onFocusWanted(): void {
            name.take();
        }
        function onWiped(): void {
            name.text = "";
        }
    }
    Card {
        visible: step.vm.holder !== ""
        padding: Theme.s5
        Layout.fillWidth: true

        Label {
            text: qsTr("读到的身份证，请核对")
            color: Theme.ink3
            font.pixelSize: Theme.textLabel
            Layout.fillWidth: true
        }
        Label {
            objectName: "booking.holder"
            text: step.vm.holder
            strong: true
            font.pixelSize: Theme.textTitle
            Layout.fillWidth: true
        }
        Label {
            text: step.vm.promise
            color: Theme.ink3
            font.pixelSize: Theme.textNote
            Layout.fillWidth: true
        }
    }
    TextField {
        id: name
        objectName: "booking.name"
        visible: step.vm.holder === "" && step.vm.entry.typing
        label: qsTr("姓名")
        maximumLength: 120
        error: step.vm.nameProblem
        onEdited: text => step.vm.editName(text)
        onAccepted: card.next()
        Layout.fillWidth: true
    }
    IdentityCard {
        id: card
        visible: step.vm.holder === ""
        vm: step.vm.entry
        promise: step.vm.promise
        why: step.vm.entry.typing ? "" : qsTr("预约要核对是谁，到时凭身份证或预约码签到。")
        bare: step.vm.entry.typing
        padding: step.vm.entry.typing ? 0 : Theme.s5
        onSubmitted: step.vm.submit()
        Layout.fillWidth: true
    }
}
