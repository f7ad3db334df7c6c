pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Desk
import Kiosk.ViewModels

// An application that came by letter, fax, network or word of mouth: what it says on the left, what
// its dates lead to on the right.
FocusScope {
    id: page

    required property RegistrationViewModel vm
    readonly property bool done: vm.result.number !== undefined

    anchors.fill: parent
    onActiveFocusChanged: {
        if (activeFocus && !done)
            Qt.callLater(fields.take, 0);
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Desk.margin
        anchors.rightMargin: Desk.margin
        anchors.topMargin: Desk.px(20)
        anchors.bottomMargin: Desk.gap
        spacing: Desk.px(20)

        PageHead {
            objectName: "registration.head"
            title: qsTr("登记申请")
            text: qsTr("信函、传真、网上、口头和当面的申请，按各自的规定确定收到之日。")
            onBack: page.vm.back()
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "registration.error"
            kind: "error"
            text: page.vm.error
            onClosed: page.vm.clearError()
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Desk.px(24)
            Layout.fillWidth: true
            Layout.fillHeight: true

            Panel {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 140

                ColumnLayout {
                    anchors.fill: parent
                    anchors.margins: Desk.px(28)
                    visible: !page.done
                    spacing: Desk.s2

                    FormFields {
                        id: fields
                        form: page.vm.form
                        prefix: "registration"
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                    }
                    KeyButton {
                        objectName: "registration.yes"
                        kind: "primary"
                        text: qsTr("登记")
                        keys: "F10"
                        enabled: !page.vm.busy
                        onClicked: page.vm.form.submit()
                        Layout.fillWidth: true
                    }
                }
                RegistrationDone {
                    anchors.fill: parent
                    anchors.margins: Desk.px(40)
                    visible: page.done
                    vm: page.vm
                }
            }
            ReceiptPreview {
                preview: page.vm.preview
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 100
            }
        }
    }
}
