import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Not satisfied: why, if one wants to say. It can be said once.
Scroll {
    id: view

    required property OwnTold vm

    objectName: "status.dispute"

    Connections {
        target: view.vm
        function onFocusWanted(): void {
            why.take();
        }
        function onWiped(): void {
            why.text = "";
        }
    }
    TextArea {
        id: why
        objectName: "status.why"
        label: qsTr("哪里没有说清、没有办好（可不填）")
        hint: qsTr("由另一位同事复核答复。可以说一次；仍不满意，请拨打 12345 或依法申请复查。")
        maximumLength: view.vm.disputeLimit
        boxHeight: Theme.px(Theme.landscape ? 260 : 420)
        onEdited: text => view.vm.edit(text)
        Layout.fillWidth: true
    }
    Banner {
        objectName: "status.toldFailed"
        visible: view.vm.error !== ""
        kind: "error"
        text: view.vm.error
        Layout.fillWidth: true
    }
}
