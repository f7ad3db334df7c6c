pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// Which days, by what; the total's figures; charts; one group of columns as a table; files.
FocusScope {
    id: page

    required property ReportsViewModel vm

    anchors.fill: parent

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Desk.margin
        anchors.rightMargin: Desk.margin
        anchors.topMargin: Desk.gap
        anchors.bottomMargin: Desk.gap
        spacing: Desk.s2
        enabled: !choice.open

        RowLayout {
            spacing: Desk.s3
            Layout.fillWidth: true
            Layout.fillHeight: false

            Flow {
                spacing: Desk.px(12)
                Layout.fillWidth: true

                ChipRow {
                    objectName: "reports.span"
                    rows: page.vm.spans
                    first: 1
                    onChosen: name => page.vm.chooseSpan(name)
                }
                Item {
                    width: Desk.s2
                    height: 1
                }
                ChipRow {
                    objectName: "reports.by"
                    rows: page.vm.bys
                    first: 5
                    onChosen: name => page.vm.chooseBy(name)
                }
            }
            Repeater {
                model: [{ kind: "csv", text: "CSV", keys: "F6" }, { kind: "xlsx", text: "Excel", keys: "F7" },
                    { kind: "pdf", text: "PDF", keys: "F8" }]

                KeyButton {
                    required property var modelData
                    objectName: "reports.export." + modelData.kind
                    text: qsTr("存 %1").arg(modelData.text)
                    keys: modelData.keys
                    size: Desk.textBar
                    implicitHeight: Math.max(Desk.px(72), Math.round(Desk.textBar * 2.4))
                    enabled: page.vm.known && !page.vm.busy && !page.vm.making
                    onClicked: page.vm.export(modelData.kind)
                }
            }
        }
        RowLayout {
            visible: page.vm.own
            spacing: Desk.s2
            Layout.fillWidth: true
            Layout.fillHeight: false

            DeskField {
                id: first
                objectName: "reports.first"
                label: qsTr("从")
                text: page.vm.firstText
                maximumLength: 10
                onAccepted: last.take()
                Layout.preferredWidth: Desk.px(280)
                Layout.fillWidth: false
            }
            DeskField {
                id: last
                objectName: "reports.last"
                label: qsTr("到")
                text: page.vm.lastText
                maximumLength: 10
                onAccepted: page.vm.typeSpan(first.text, text)
                Layout.preferredWidth: Desk.px(280)
                Layout.fillWidth: false
            }
            KeyButton {
                objectName: "reports.show"
                text: qsTr("统计")
                hint: qsTr("回车")
                enabled: !page.vm.making
                onClicked: page.vm.typeSpan(first.text, last.text)
                Layout.alignment: Qt.AlignBottom
            }
            Item {
                Layout.fillWidth: true
            }
        }
        Sentence {
            objectName: "reports.error"
            kind: "error"
            text: page.vm.error
            onClosed: page.vm.clearError()
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "reports.note"
            kind: "ok"
            text: page.vm.note
            onClosed: page.vm.clearNote()
            Layout.fillWidth: true
        }
        Figures {
            objectName: "reports.figure"
            visible: page.vm.empty === ""
            rows: page.vm.figures
            Layout.fillWidth: true
        }
        RowLayout {
            visible: page.vm.known && page.vm.empty === ""
            spacing: Desk.s2
            uniformCellSizes: true
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: 100

            Repeater {
                model: page.vm.charts

                ChartPanel {
                    required property int index
                    required property var modelData
                    objectName: "reports.chart." + index
                    chart: modelData
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
        }
        FigureTable {
            visible: page.vm.known && page.vm.empty === ""
            vm: page.vm
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: 130
        }
        Item {
            visible: page.vm.known && page.vm.empty !== ""
            Layout.fillWidth: true
            Layout.fillHeight: true

            NothingHere {
                anchors.centerIn: parent
                width: Math.min(parent.width, Desk.px(760))
                iconName: "progress"
                title: page.vm.empty
                text: page.vm.title
            }
        }
        Item {
            visible: !page.vm.known
            Layout.fillWidth: true
            Layout.fillHeight: true

            Label {
                anchors.centerIn: parent
                text: page.vm.making ? qsTr("正在统计…") : ""
                color: Theme.ink3
                font.pixelSize: Desk.textBar
            }
        }
    }
    Choice {
        id: choice
        objectName: "reports.choice"
        asked: page.vm.choice
        onChosen: name => page.vm.choose(name)
        onRefused: page.vm.refuse()
    }
}
