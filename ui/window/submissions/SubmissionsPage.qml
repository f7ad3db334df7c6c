pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Desk
import Kiosk.ViewModels

// 咨询投诉: what waits for an answer, by kind and by light; the open one beside it.
FocusScope {
    id: page

    required property SubmissionsViewModel vm

    anchors.fill: parent

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Desk.margin
        anchors.rightMargin: Desk.margin
        anchors.topMargin: Desk.px(20)
        anchors.bottomMargin: Desk.gap
        spacing: Desk.px(20)
        enabled: !note.open

        RowLayout {
            spacing: Desk.px(14)
            Layout.fillWidth: true

            ChipRow {
                objectName: "submissions.view"
                rows: page.vm.chips
                first: 1
                onChosen: name => page.vm.chooseView(name)
            }
            Item {
                Layout.fillWidth: true
            }
            KeyButton {
                objectName: "submissions.export"
                text: qsTr("导出统计")
                enabled: !page.vm.acting
                onClicked: page.vm.export()
            }
        }
        Sentence {
            objectName: "submissions.away"
            kind: "warn"
            closable: false
            text: page.vm.away
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "submissions.error"
            kind: "error"
            text: note.open ? "" : page.vm.error
            onClosed: page.vm.clearError()
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "submissions.note"
            kind: "ok"
            text: page.vm.note
            onClosed: page.vm.clearNote()
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Desk.px(24)
            Layout.fillWidth: true
            Layout.fillHeight: true

            SubmissionTable {
                vm: page.vm
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 140
            }
            SubmissionDetail {
                vm: page.vm
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 100
            }
        }
    }
    ActSheet {
        id: note
        objectName: "submissions.sheet"
        asked: page.vm.sheet
        acting: page.vm.acting
        error: page.vm.error
        onConfirmed: (option, text) => page.vm.confirm(option, text)
        onRefused: page.vm.putAway()
    }
}
