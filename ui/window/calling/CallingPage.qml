import QtQuick
import QtQuick.Layouts
import Kiosk.Desk
import Kiosk.ViewModels

// The clerk's page: on the left whom one serves, on the right who waits.
FocusScope {
    id: page

    required property CallingViewModel vm

    anchors.fill: parent

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Desk.margin
        anchors.rightMargin: Desk.margin
        anchors.topMargin: Desk.gap
        anchors.bottomMargin: Desk.gap
        spacing: Desk.s2
        enabled: !asked.open && !choice.open

        Sentence {
            objectName: "calling.away"
            kind: "warn"
            closable: false
            text: page.vm.away
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "calling.warning"
            kind: "warn"
            text: page.vm.warning
            onClosed: page.vm.clearWarning()
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "calling.error"
            kind: "error"
            text: page.vm.error
            onClosed: page.vm.clearError()
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Desk.gap
            Layout.fillWidth: true
            Layout.fillHeight: true

            CurrentTicket {
                vm: page.vm
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 115
            }
            ColumnLayout {
                spacing: Desk.gap
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 100

                Figures {
                    objectName: "calling.figure"
                    rows: page.vm.figures
                    Layout.fillWidth: true
                }
                WaitingTable {
                    vm: page.vm
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
        }
    }
    Question {
        id: asked
        objectName: "calling.question"
        open: page.vm.question.title !== undefined
        danger: page.vm.question.danger ?? false
        title: page.vm.question.title ?? ""
        text: page.vm.question.text ?? ""
        yes: page.vm.question.yes ?? ""
        onRefused: page.vm.refuse()
        onAgreed: page.vm.agree()
    }
    Choice {
        id: choice
        objectName: "calling.choice"
        asked: page.vm.choice
        onChosen: name => page.vm.choose(name)
        onWritten: text => page.vm.write(text)
        onToggled: name => page.vm.toggle(name)
        onRefused: page.vm.refuse()
    }
}
