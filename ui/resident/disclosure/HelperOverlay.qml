import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// A staff member signs in to write for the applicant, for this one form.
Overlay {
    id: overlay

    required property HelperEntry vm
    // Under the keyboard of a lying screen only the two fields have room.
    readonly property bool roomy: height > Theme.px(700)

    open: vm.open
    title: qsTr("工作人员代为填写")
    iconName: Theme.landscape ? "" : "person"
    actions: [
        Button {
            objectName: "disclosure.helper.cancel"
            text: qsTr("返回")
            onClicked: overlay.vm.cancel()
            Layout.fillWidth: true
        },
        Button {
            objectName: "disclosure.helper.submit"
            kind: "primary"
            text: qsTr("登录代填")
            onClicked: overlay.vm.submit()
            Layout.fillWidth: true
        }
    ]

    Connections {
        target: overlay.vm
        function onFocusWanted(name: string): void {
            (name === "number" ? number : password).take();
        }
        function onWiped(): void {
            password.text = "";
            if (!overlay.vm.open)
                number.text = "";
        }
    }
    Balanced {
        visible: overlay.roomy
        text: qsTr("只对这一份申请有效，回执上会记录代填人的工号。请由工作人员本人登录。")
        color: Theme.ink2
        font.pixelSize: Theme.textLabel
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    GridLayout {
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.s3
        rowSpacing: Theme.s2
        uniformCellWidths: true
        Layout.fillWidth: true

        TextField {
            id: number
            objectName: "disclosure.helper.number"
            label: qsTr("工号")
            maximumLength: 40
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhPreferNumbers
            onEdited: text => overlay.vm.edit("number", text)
            onAccepted: password.take()
            Layout.fillWidth: true
        }
        TextField {
            id: password
            objectName: "disclosure.helper.password"
            label: qsTr("密码")
            maximumLength: 200
            echoMode: TextInput.Password
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData | Qt.ImhHiddenText
            onEdited: text => overlay.vm.edit("password", text)
            onAccepted: overlay.vm.submit()
            Layout.fillWidth: true
        }
    }
    Banner {
        objectName: "disclosure.helper.problem"
        visible: overlay.vm.problem !== ""
        kind: "error"
        text: overlay.vm.problem
        Layout.fillWidth: true
    }
    RadioCard {
        objectName: "disclosure.helper.reading"
        visible: overlay.roomy
        many: true
        on: overlay.vm.readingHelp
        text: qsTr("申请人阅读、听、说有困难")
        note: qsTr("依照《政府信息公开条例》第四十三条提供帮助，随申请一并记录")
        onClicked: overlay.vm.setReadingHelp(!overlay.vm.readingHelp)
        Layout.fillWidth: true
    }
}
