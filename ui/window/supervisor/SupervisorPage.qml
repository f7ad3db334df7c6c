import QtQuick
import QtQuick.Layouts
import Kiosk.Desk
import Kiosk.ViewModels

// The hall's figures above; on the left all windows, on the right all businesses.
FocusScope {
    id: page

    required property SupervisorViewModel vm

    anchors.fill: parent

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Desk.margin
        anchors.rightMargin: Desk.margin
        anchors.topMargin: Desk.gap
        anchors.bottomMargin: Desk.gap
        spacing: Desk.s2
        enabled: !asked.open && !choice.open && !order.open

        Sentence {
            objectName: "supervisor.away"
            kind: "warn"
            closable: false
            text: page.vm.away
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "supervisor.error"
            kind: "error"
            text: page.vm.error
            onClosed: page.vm.clearError()
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "supervisor.note"
            kind: "ok"
            text: page.vm.note
            onClosed: page.vm.clearNote()
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Desk.gap
            Layout.fillWidth: true
            Layout.fillHeight: false
            Layout.bottomMargin: Desk.s1

            Figures {
                id: strip
                objectName: "supervisor.figure"
                rows: page.vm.figures
                Layout.fillWidth: true
            }
            KeyButton {
                objectName: "supervisor.closeDay"
                kind: "danger"
                text: qsTr("结束业务日")
                keys: "F9"
                enabled: page.vm.known && !page.vm.acting
                onClicked: page.vm.askCloseDay()
                Layout.preferredHeight: strip.implicitHeight
            }
        }
        RowLayout {
            spacing: Desk.gap
            Layout.fillWidth: true
            Layout.fillHeight: true

            WindowTable {
                vm: page.vm
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 112
            }
            BusinessTable {
                vm: page.vm
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 100
            }
        }
    }
    WindowOrder {
        id: order
        objectName: "supervisor.order"
        vm: page.vm
    }
    Question {
        id: asked
        objectName: "supervisor.question"
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
        objectName: "supervisor.choice"
        asked: page.vm.choice
        onChosen: name => page.vm.choose(name)
        onWritten: text => page.vm.write(text)
        onRefused: page.vm.refuse()
    }
}
