import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Asks for the resume code.
Overlay {
    id: overlay

    required property ResumeEntry vm

    open: vm.open
    title: qsTr("凭续填码继续填写")
    iconName: Theme.landscape ? "" : "lock"
    actions: [
        Button {
            objectName: "disclosure.resume.cancel"
            text: qsTr("返回")
            onClicked: overlay.vm.cancel()
            Layout.fillWidth: true
        },
        Button {
            objectName: "disclosure.resume.submit"
            kind: "primary"
            text: qsTr("继续填写")
            onClicked: overlay.vm.submit()
            Layout.fillWidth: true
        }
    ]

    Connections {
        target: overlay.vm
        function onFocusWanted(): void {
            code.take();
        }
        function onWiped(): void {
            code.text = "";
        }
    }
    Balanced {
        text: qsTr("请输入上次填写时记下的 8 位续填码，字母不分大小写。")
        color: Theme.ink2
        font.pixelSize: Theme.textLabel
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    TextField {
        id: code
        objectName: "disclosure.resume.code"
        label: qsTr("续填码")
        placeholder: "K7M4-2QXP"
        maximumLength: 40
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase | Qt.ImhSensitiveData
        error: overlay.vm.problem
        onEdited: text => overlay.vm.edit(text)
        onAccepted: overlay.vm.submit()
        Layout.fillWidth: true
    }
}
