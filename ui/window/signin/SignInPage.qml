pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// Who sits down at which window. Nothing is filled in before.
FocusScope {
    id: page

    required property SignInViewModel vm

    anchors.fill: parent

    Connections {
        target: page.vm
        function onFocusWanted(name: string): void {
            if (name === "number")
                number.take();
            else if (name === "password")
                password.take();
            else
                seat.take();
        }
        function onWiped(): void {
            password.text = "";
        }
    }
    Rectangle {
        width: parent.width
        height: parent.height * 0.38
        color: Theme.nav
    }
    ColumnLayout {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Desk.margin, Desk.px(1280))
        spacing: Desk.s3

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Label {
                text: page.vm.hallName
                strong: true
                color: Theme.navInkOn
                font.pixelSize: Desk.textFigure
                Layout.fillWidth: true
            }
            Label {
                text: qsTr("窗口工作台")
                color: Theme.navInk
                font.pixelSize: Desk.textBar
                Layout.fillWidth: true
            }
        }
        Panel {
            implicitHeight: inside.implicitHeight + 2 * Desk.px(44)
            Layout.fillWidth: true

            RowLayout {
                id: inside
                anchors.fill: parent
                anchors.margins: Desk.px(44)
                spacing: Desk.px(48)

                ColumnLayout {
                    spacing: Desk.px(22)
                    Layout.preferredWidth: Desk.px(440)
                    Layout.maximumWidth: Desk.px(440)
                    Layout.alignment: Qt.AlignTop

                    Label {
                        text: qsTr("登录")
                        strong: true
                        tight: true
                        font.pixelSize: Desk.textCall
                    }
                    DeskField {
                        id: number
                        objectName: "signin.number"
                        label: qsTr("工号")
                        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhPreferLatin
                        error: page.vm.problems.number ?? ""
                        onEdited: text => page.vm.edit("number", text)
                        onAccepted: password.take()
                        Layout.fillWidth: true
                    }
                    DeskField {
                        id: password
                        objectName: "signin.password"
                        label: qsTr("密码")
                        secret: true
                        maximumLength: 128
                        inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText
                        error: page.vm.problems.password ?? ""
                        onEdited: text => page.vm.edit("password", text)
                        onAccepted: page.vm.chosenName === "" ? seat.take() : page.vm.submit()
                        Layout.fillWidth: true
                    }
                    DeskField {
                        id: seat
                        objectName: "signin.window"
                        label: page.vm.chosenName === "" ? qsTr("窗口号")
                            : qsTr("窗口号 · %1").arg(page.vm.chosenName)
                        text: page.vm.chosen
                        maximumLength: 16
                        inputMethodHints: Qt.ImhPreferNumbers | Qt.ImhNoPredictiveText
                        error: page.vm.problems.window ?? ""
                        onEdited: text => page.vm.edit("window", text)
                        onAccepted: page.vm.submit()
                        Layout.fillWidth: true
                    }
                    Sentence {
                        objectName: "signin.error"
                        kind: "error"
                        closable: false
                        text: page.vm.error
                        Layout.fillWidth: true
                    }
                    KeyButton {
                        objectName: "signin.submit"
                        kind: "primary"
                        text: page.vm.busy ? qsTr("正在登录…") : qsTr("登录")
                        enabled: !page.vm.busy
                        onClicked: page.vm.submit()
                        Layout.fillWidth: true
                    }
                }
                WindowGrid {
                    vm: page.vm
                    onChosen: number.text === "" ? number.take()
                        : password.text === "" ? password.take() : seat.take()
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
        }
    }
}
