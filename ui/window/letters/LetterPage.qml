pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// A letter: its words on the left while it is a draft, its pages on the right.
FocusScope {
    id: page

    required property LetterViewModel vm
    readonly property bool draft: vm.letter.draft ?? false

    anchors.fill: parent

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Desk.margin
        anchors.rightMargin: Desk.margin
        anchors.topMargin: Desk.px(18)
        anchors.bottomMargin: Desk.px(20)
        spacing: Desk.px(14)
        enabled: !asked.open && !choice.open

        PageHead {
            objectName: "letter.head"
            title: page.vm.letter.title ?? ""
            text: page.vm.letter.number ?? ""
            live: !asked.open && !choice.open
            onBack: page.vm.back()
            Layout.fillWidth: true

            Tag {
                objectName: "letter.state"
                text: page.vm.letter.state ?? ""
                kind: page.vm.letter.stateKind ?? "plain"
            }
        }
        Sentence {
            objectName: "letter.error"
            kind: "error"
            text: page.vm.error
            onClosed: page.vm.clearError()
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "letter.warning"
            kind: "warn"
            text: page.vm.warning
            onClosed: page.vm.clearWarning()
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "letter.note"
            kind: "ok"
            text: page.vm.note
            onClosed: page.vm.clearNote()
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Desk.px(20)
            Layout.fillWidth: true
            Layout.fillHeight: true

            Panel {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 110

                ColumnLayout {
                    anchors.fill: parent
                    anchors.margins: Desk.px(24)
                    spacing: Desk.s2

                    Label {
                        text: page.vm.letter.said ?? ""
                        color: Theme.ink3
                        font.pixelSize: Desk.textSmall
                        Layout.fillWidth: true
                    }
                    Sentence {
                        objectName: "letter.blanks"
                        kind: "warn"
                        closable: false
                        text: page.vm.letter.blanks ?? ""
                        Layout.fillWidth: true
                    }
                    FormFields {
                        form: page.vm.form
                        prefix: "letter"
                        blockLines: 16
                        visible: page.draft
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                    }
                    Item {
                        visible: !page.draft
                        Layout.fillHeight: true
                    }
                    RowLayout {
                        spacing: Desk.px(10)
                        uniformCellSizes: true
                        Layout.fillWidth: true

                        KeyButton {
                            objectName: "letter.save"
                            visible: page.draft
                            text: qsTr("保存并预览")
                            keys: "F10"
                            size: Desk.textBar
                            enabled: !page.vm.acting && page.vm.dirty
                            onClicked: page.vm.form.submit()
                            Layout.fillWidth: true
                        }
                        KeyButton {
                            objectName: "letter.issue"
                            visible: page.draft
                            kind: "primary"
                            text: qsTr("制发")
                            keys: "F8"
                            size: Desk.textBar
                            enabled: !page.vm.acting && !page.vm.dirty
                            onClicked: page.vm.issue()
                            Layout.fillWidth: true
                        }
                        KeyButton {
                            objectName: "letter.print"
                            text: qsTr("打印")
                            keys: "F7"
                            size: Desk.textBar
                            kind: page.draft ? "second" : "primary"
                            enabled: !page.vm.acting && !page.vm.dirty
                            onClicked: page.vm.printLetter()
                            Layout.fillWidth: true
                        }
                        KeyButton {
                            objectName: "letter.void"
                            visible: page.draft || (page.vm.letter.issued ?? false)
                            kind: "danger"
                            text: page.draft ? qsTr("丢弃草稿") : qsTr("作废")
                            keys: "F6"
                            size: Desk.textBar
                            enabled: !page.vm.acting
                            onClicked: page.vm.askVoid()
                            Layout.fillWidth: true
                        }
                    }
                }
            }
            PaperPages {
                objectName: "letter.pages"
                pages: page.vm.pages
                empty: qsTr("正在排版…")
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 100
            }
        }
    }
    Question {
        id: asked
        objectName: "letter.question"
        open: page.vm.question.title !== undefined
        danger: page.vm.question.danger ?? false
        careful: page.vm.question.careful ?? false
        title: page.vm.question.title ?? ""
        text: page.vm.question.text ?? ""
        yes: page.vm.question.yes ?? ""
        onRefused: page.vm.refuse()
        onAgreed: page.vm.agree()
    }
    Choice {
        id: choice
        objectName: "letter.choice"
        asked: page.vm.choice
        onChosen: name => page.vm.choose(name)
        onWritten: text => page.vm.write(text)
        onRefused: page.vm.refuse()
    }
}
