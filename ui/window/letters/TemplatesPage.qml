pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Desk
import Kiosk.ViewModels

// Templates, remedies, tariff and grounds on the left, one of them in the middle, its pages on
// the right.
FocusScope {
    id: page

    required property TemplatesViewModel vm

    anchors.fill: parent

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Desk.margin
        anchors.rightMargin: Desk.margin
        anchors.topMargin: Desk.px(18)
        anchors.bottomMargin: Desk.px(20)
        spacing: Desk.px(14)
        enabled: !asked.open

        PageHead {
            objectName: "templates.head"
            title: qsTr("文书和口径")
            text: qsTr("保存的是新版本；负责人启用以后才使用，以前的文书和收费不变。")
            live: !asked.open
            onBack: page.vm.back()
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "templates.error"
            kind: "error"
            text: page.vm.error
            onClosed: page.vm.clearError()
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "templates.note"
            kind: "ok"
            text: page.vm.note
            onClosed: page.vm.clearNote()
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Desk.px(20)
            Layout.fillWidth: true
            Layout.fillHeight: true

            TemplateKinds {
                vm: page.vm
                Layout.fillHeight: true
                Layout.preferredWidth: Desk.type(330)
            }
            Panel {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 110

                ColumnLayout {
                    anchors.fill: parent
                    anchors.margins: Desk.px(24)
                    spacing: Desk.s2

                    TemplateVersions {
                        vm: page.vm
                        Layout.fillWidth: true
                    }
                    FormFields {
                        form: page.vm.form
                        prefix: "templates"
                        blockLines: 12
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                    }
                    RowLayout {
                        spacing: Desk.px(10)
                        uniformCellSizes: true
                        Layout.fillWidth: true
                        KeyButton {
                            objectName: "templates.preview"
                            text: qsTr("预览")
                            keys: "F7"
                            size: Desk.textBar
                            onClicked: page.vm.preview()
                            Layout.fillWidth: true
                        }
                        KeyButton {
                            objectName: "templates.save"
                            kind: "primary"
                            text: qsTr("保存为新版本")
                            keys: "F10"
                            size: Desk.textBar
                            enabled: !page.vm.acting
                            onClicked: page.vm.form.submit()
                            Layout.fillWidth: true
                        }
                    }
                }
            }
            PaperPages {
                objectName: "templates.pages"
                pages: page.vm.pages
                empty: page.vm.blank ? qsTr("填好后按 F7 预览") : qsTr("正在排版…")
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 90
            }
        }
    }
    Question {
        id: asked
        objectName: "templates.question"
        open: page.vm.question.title !== undefined
        title: page.vm.question.title ?? ""
        text: page.vm.question.text ?? ""
        yes: page.vm.question.yes ?? ""
        onRefused: page.vm.refuse()
        onAgreed: page.vm.agree()
    }
}
