pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// A year of working days; who leads the hall edits its table and adds own days off.
FocusScope {
    id: page

    required property CalendarViewModel vm
    readonly property bool covered: sheet.open || asked.open

    anchors.fill: parent

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Desk.margin
        anchors.rightMargin: Desk.margin
        anchors.topMargin: Desk.px(18)
        anchors.bottomMargin: Desk.px(20)
        spacing: Desk.px(14)
        enabled: !page.covered

        PageHead {
            objectName: "calendar.head"
            title: qsTr("工作日历")
            live: !page.covered
            onBack: page.vm.back()
            Layout.fillWidth: true

            Repeater {
                model: page.vm.years
                FilterChip {
                    required property var modelData
                    objectName: "calendar.year." + modelData.name
                    text: modelData.text
                    on: modelData.on
                    onClicked: page.vm.chooseYear(modelData.name)
                }
            }
            KeyButton {
                objectName: "calendar.edit"
                visible: page.vm.leads
                text: qsTr("录入放假安排")
                keys: "F5"
                size: Desk.textNote
                implicitHeight: Desk.chipHeight + Desk.px(12)
                enabled: !page.vm.acting
                onClicked: page.vm.editYear()
            }
            KeyButton {
                objectName: "calendar.close"
                visible: page.vm.leads
                text: qsTr("当地放假")
                keys: "F6"
                size: Desk.textNote
                implicitHeight: Desk.chipHeight + Desk.px(12)
                enabled: !page.vm.acting
                onClicked: page.vm.addClosure()
            }
        }
        Sentence {
            objectName: "calendar.error"
            kind: "error"
            text: page.vm.error
            onClosed: page.vm.clearError()
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "calendar.note"
            kind: "ok"
            text: page.vm.note
            onClosed: page.vm.clearNote()
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Desk.s3
            Layout.fillWidth: true

            Label {
                objectName: "calendar.about"
                text: page.vm.about
                color: page.vm.known ? Theme.ink2 : Theme.warn
                strong: !page.vm.known
                font.pixelSize: Desk.textNote
                Layout.fillWidth: true
            }
            Repeater {
                model: page.vm.closures
                RowLayout {
                    id: closure
                    required property var modelData
                    spacing: Desk.s1
                    Tag {
                        text: closure.modelData.text
                        kind: "warn"
                    }
                    TextLink {
                        objectName: "calendar.reopen." + closure.modelData.day
                        visible: page.vm.leads
                        text: qsTr("取消")
                        size: Desk.textSmall
                        onClicked: page.vm.reopen(closure.modelData.day)
                    }
                }
            }
            Label {
                visible: !page.vm.leads
                text: qsTr("由负责人录入和修改")
                color: Theme.ink3
                font.pixelSize: Desk.textSmall
            }
        }
        GridLayout {
            columns: 4
            columnSpacing: Desk.px(14)
            rowSpacing: Desk.px(14)
            uniformCellWidths: true
            uniformCellHeights: true
            Layout.fillWidth: true
            Layout.fillHeight: true

            Repeater {
                model: page.vm.months
                MonthSheet {
                    required property var modelData
                    month: modelData
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
        }
    }
    FormSheet {
        id: sheet
        objectName: "calendar.form"
        form: page.vm.form
        waiting: page.vm.acting
    }
    Question {
        id: asked
        objectName: "calendar.question"
        open: page.vm.question.title !== undefined
        title: page.vm.question.title ?? ""
        text: page.vm.question.text ?? ""
        yes: page.vm.question.yes ?? ""
        onRefused: page.vm.refuse()
        onAgreed: page.vm.agree()
    }
}
