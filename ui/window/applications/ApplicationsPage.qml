pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Desk
import Kiosk.ViewModels

// The disclosure desk: views by state, the list, the open application with its acts beside it.
FocusScope {
    id: page

    required property ApplicationsViewModel vm
    readonly property bool covered: sheet.open || asked.open || choice.open || list.open

    anchors.fill: parent

    Shortcut {
        sequences: ["Ctrl+Tab"]
        autoRepeat: false
        enabled: !page.covered
        onActivated: page.vm.nextTab()
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Desk.margin
        anchors.rightMargin: Desk.margin
        anchors.topMargin: Desk.px(18)
        anchors.bottomMargin: Desk.px(20)
        spacing: Desk.px(14)
        enabled: !page.covered

        ViewBar {
            vm: page.vm
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "applications.away"
            kind: "warn"
            closable: false
            text: page.vm.away
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "applications.error"
            kind: "error"
            text: page.vm.error
            onClosed: page.vm.clearError()
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "applications.warning"
            kind: "warn"
            text: page.vm.warning
            onClosed: page.vm.clearWarning()
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "applications.note"
            kind: "ok"
            text: page.vm.note
            onClosed: page.vm.clearNote()
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Desk.px(20)
            Layout.fillWidth: true
            Layout.fillHeight: true

            ApplicationTable {
                vm: page.vm
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 116
            }
            ApplicationDetail {
                vm: page.vm
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 100
            }
        }
    }
    ActList {
        id: list
        objectName: "applications.acts"
        open: page.vm.listing
        title: page.vm.detail.number ?? ""
        rows: page.vm.allActs
        onChosen: name => page.vm.press(name)
        onRefused: page.vm.unlist()
    }
    FormSheet {
        id: sheet
        objectName: "applications.form"
        form: page.vm.form
        waiting: page.vm.acting
        enabled: !asked.open
    }
    Question {
        id: asked
        objectName: "applications.question"
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
        objectName: "applications.choice"
        asked: page.vm.choice
        onChosen: name => page.vm.choose(name)
        onRefused: page.vm.refuse()
    }
}
