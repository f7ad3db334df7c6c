pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// The annual report: a year, its main figures, whether it may be handed in, its tables, files.
FocusScope {
    id: page

    required property AnnualViewModel vm

    anchors.fill: parent

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Desk.margin
        anchors.rightMargin: Desk.margin
        anchors.topMargin: Desk.px(18)
        anchors.bottomMargin: Desk.px(20)
        spacing: Desk.px(14)
        enabled: !choice.open

        PageHead {
            objectName: "annual.head"
            title: qsTr("政府信息公开年度报告")
            live: !choice.open
            onBack: page.vm.back()
            Layout.fillWidth: true

            Repeater {
                model: page.vm.years
                FilterChip {
                    required property var modelData
                    objectName: "annual.year." + modelData.name
                    text: modelData.text
                    on: modelData.on
                    onClicked: page.vm.chooseYear(modelData.name)
                }
            }
            Repeater {
                model: [{ kind: "xlsx", text: "Excel", keys: "F7" }, { kind: "pdf", text: "PDF", keys: "F8" }]
                KeyButton {
                    required property var modelData
                    objectName: "annual.export." + modelData.kind
                    text: qsTr("存 %1").arg(modelData.text)
                    keys: modelData.keys
                    size: Desk.textNote
                    implicitHeight: Desk.chipHeight + Desk.px(12)
                    enabled: page.vm.known && !page.vm.busy
                    onClicked: page.vm.export(modelData.kind)
                }
            }
        }
        Sentence {
            objectName: "annual.error"
            kind: "error"
            text: page.vm.error
            onClosed: page.vm.clearError()
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "annual.note"
            kind: "ok"
            text: page.vm.note
            onClosed: page.vm.clearNote()
            Layout.fillWidth: true
        }
        Figures {
            objectName: "annual.figure"
            rows: page.vm.figures
            implicitHeight: Math.max(Desk.px(98), Math.round(Desk.textFigure * 1.4 + Desk.textSmall * 1.9))
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Desk.px(8)
            Layout.fillWidth: true

            Repeater {
                model: page.vm.tabs
                FilterChip {
                    id: chip
                    required property int index
                    required property var modelData
                    objectName: "annual.tab." + modelData.name
                    text: modelData.text
                    on: modelData.on
                    onClicked: page.vm.showTab(modelData.name)
                    Shortcut {
                        sequences: ["Alt+" + (chip.index + 1)]
                        autoRepeat: false
                        enabled: chip.enabled
                        onActivated: chip.clicked()
                    }
                }
            }
            Label {
                objectName: "annual.verdict"
                text: page.vm.verdict.text
                color: page.vm.verdict.kind === "error" ? Theme.accent
                    : page.vm.verdict.kind === "ok" ? Theme.ok : Theme.ink2
                strong: true
                font.pixelSize: Desk.textSmall
                horizontalAlignment: Text.AlignRight
                elide: Text.ElideRight
                maximumLineCount: 1
                Layout.fillWidth: true
            }
        }
        Panel {
            Layout.fillWidth: true
            Layout.fillHeight: true

            FormGrid {
                anchors.fill: parent
                anchors.margins: Desk.px(14)
                visible: page.vm.cells.length > 0
                cells: page.vm.cells
                weights: page.vm.weights
            }
            PlainTable {
                anchors.fill: parent
                anchors.margins: Desk.px(14)
                visible: page.vm.lines.length > 0
                lines: page.vm.lines
            }
            CheckList {
                anchors.fill: parent
                anchors.margins: Desk.px(24)
                visible: page.vm.checks.length > 0
                checks: page.vm.checks
                notes: page.vm.notes
            }
            NothingHere {
                anchors.centerIn: parent
                width: Math.min(parent.width, Desk.px(760))
                visible: page.vm.known && page.vm.tab === "cards" && page.vm.lines.length === 0
                iconName: "check"
                title: qsTr("本年没有红牌和黄牌")
            }
        }
    }
    Choice {
        id: choice
        objectName: "annual.choice"
        asked: page.vm.choice
        onChosen: name => page.vm.choose(name)
        onRefused: page.vm.refuse()
    }
}
