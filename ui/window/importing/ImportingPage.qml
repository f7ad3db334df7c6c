pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Desk
import Kiosk.ViewModels

// Files on the left; on the right what the open one would change, before anything is changed.
FocusScope {
    id: page

    required property ImportingViewModel vm

    anchors.fill: parent

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Desk.margin
        anchors.rightMargin: Desk.margin
        anchors.topMargin: Desk.px(20)
        anchors.bottomMargin: Desk.gap
        spacing: Desk.px(16)
        enabled: !asked.open

        RowLayout {
            spacing: Desk.px(14)
            Layout.fillWidth: true

            ChipRow {
                objectName: "importing.place"
                rows: page.vm.places
                first: 1
                onChosen: name => page.vm.choosePlace(name)
            }
            Item {
                Layout.fillWidth: true
            }
            FilterChip {
                objectName: "importing.simplify"
                text: page.vm.simplify ? qsTr("繁体转简体：开") : qsTr("繁体转简体：关")
                on: page.vm.simplify
                Accessible.role: Accessible.CheckBox
                onClicked: page.vm.toggleSimplify()
            }
        }
        Sentence {
            objectName: "importing.away"
            kind: "warn"
            closable: false
            text: page.vm.away
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "importing.error"
            kind: "error"
            text: page.vm.error
            onClosed: page.vm.clearError()
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "importing.note"
            kind: "ok"
            text: page.vm.note
            onClosed: page.vm.clearNote()
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Desk.px(24)
            Layout.fillWidth: true
            Layout.fillHeight: true

            FileTable {
                vm: page.vm
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 85
            }
            PreviewPanel {
                vm: page.vm
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 135
            }
        }
    }
    Question {
        id: asked
        objectName: "importing.question"
        open: page.vm.question.title !== undefined
        title: page.vm.question.title ?? ""
        text: page.vm.question.text ?? ""
        yes: page.vm.question.yes ?? ""
        danger: page.vm.question.danger ?? false
        onRefused: page.vm.refuse()
        onAgreed: page.vm.agree()
    }
}
