pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// Poor grades: what is to be done and the days' list; the open one beside it.
FocusScope {
    id: page

    required property GradesViewModel vm

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
                objectName: "grades.view"
                rows: page.vm.chips
                first: 1
                onChosen: name => page.vm.chooseView(name)
            }
            Label {
                text: page.vm.cutText
                color: Theme.ink3
                font.pixelSize: Desk.textSmall
                horizontalAlignment: Text.AlignRight
                Layout.fillWidth: true
            }
        }
        Sentence {
            objectName: "grades.away"
            kind: "warn"
            closable: false
            text: page.vm.away
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "grades.error"
            kind: "error"
            text: page.vm.error
            onClosed: page.vm.clearError()
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "grades.note"
            kind: "ok"
            text: page.vm.note
            onClosed: page.vm.clearNote()
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Desk.px(24)
            Layout.fillWidth: true
            Layout.fillHeight: true

            GradeTable {
                vm: page.vm
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 135
            }
            GradeDetail {
                vm: page.vm
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 100
            }
        }
    }
    NoteSheet {
        id: note
        objectName: "grades.sheet"
        asked: page.vm.choice
        onWritten: text => page.vm.write(text)
        onRefused: page.vm.refuse()
    }
}
