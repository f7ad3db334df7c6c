pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// One group of the report's columns: the total stands under them, always in sight.
Panel {
    id: table

    required property ReportsViewModel vm
    readonly property var heads: vm.heads
    readonly property int nameWidth: Desk.type(220)
    readonly property real cellWidth: (width - nameWidth - 2 * Desk.px(20)) / Math.max(1, heads.length - 1)

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.hairline
        spacing: 0

        ChipRow {
            objectName: "reports.group"
            rows: table.vm.groups
            onChosen: name => table.vm.chooseGroup(name)
            Layout.margins: Desk.s2
        }
        Row {
            Layout.leftMargin: Desk.px(20)
            Layout.preferredHeight: Math.round(Desk.textHint * 2.7)

            Repeater {
                model: table.heads

                Label {
                    required property int index
                    required property var modelData
                    width: index === 0 ? table.nameWidth : table.cellWidth
                    height: parent.height
                    text: modelData
                    color: Theme.ink3
                    font.pixelSize: Desk.textHint
                    font.weight: Font.Medium
                    lineHeight: 0.85
                    elide: Text.ElideRight
                    maximumLineCount: 2
                    horizontalAlignment: index === 0 ? Text.AlignLeft : Text.AlignRight
                    verticalAlignment: Text.AlignVCenter
                }
            }
        }
        Rule {}
        ListView {
            id: view
            objectName: "reports.table"
            model: table.vm.lines
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            keyNavigationEnabled: true
            highlightMoveDuration: 0
            currentIndex: -1
            Layout.fillWidth: true
            Layout.fillHeight: true
            Accessible.role: Accessible.Table

            ScrollMark {
                parent: view
                target: view
            }
            delegate: FigureRow {
                id: line
                required property int index
                required property var modelData
                objectName: "reports.table." + index
                width: ListView.view.width
                height: implicitHeight
                cells: modelData
                nameWidth: table.nameWidth
                cellWidth: table.cellWidth

                FocusRing {
                    shown: view.activeFocus && view.currentIndex === line.index
                    anchors.margins: 0
                }
            }
        }
        FigureRow {
            objectName: "reports.total"
            total: true
            cells: table.vm.total
            nameWidth: table.nameWidth
            cellWidth: table.cellWidth
            Layout.fillWidth: true
            Layout.bottomMargin: Desk.radiusL / 2
        }
    }
}
