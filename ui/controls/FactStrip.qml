pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// Figures side by side in a card. facts: list of {value, name}; four that are too wide stand two
// by two.
Rectangle {
    id: strip

    property var facts: []
    property bool centred: false
    property bool bare: false
    property int valueSize: Theme.textName
    readonly property int columns: facts.length > 3 && width < facts.length * 6 * valueSize
        ? 2 : Math.max(1, facts.length)

    implicitHeight: grid.implicitHeight
    radius: Theme.radiusL
    color: bare ? "transparent" : Theme.surface
    border.width: bare ? 0 : Theme.hairline
    border.color: Theme.line

    GridLayout {
        id: grid
        anchors.fill: parent
        columns: strip.columns
        columnSpacing: 0
        rowSpacing: 0
        uniformCellWidths: true

        Repeater {
            model: strip.facts

            Item {
                id: place
                required property var modelData
                required property int index
                implicitHeight: cell.implicitHeight + 2 * Theme.s2
                Layout.fillWidth: true
                Layout.fillHeight: true

                FactCell {
                    id: cell
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.leftMargin: strip.centred ? Theme.s2 : Theme.s3
                    anchors.rightMargin: strip.centred ? Theme.s2 : Theme.s1
                    value: String(place.modelData.value)
                    name: String(place.modelData.name)
                    centred: strip.centred
                    valueSize: strip.valueSize
                }
                Rectangle {
                    anchors.right: parent.right
                    width: Theme.hairline
                    height: parent.height
                    visible: (place.index + 1) % strip.columns !== 0
                    color: Theme.line
                }
                Rectangle {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: Theme.hairline
                    visible: place.index + strip.columns < strip.facts.length
                    color: Theme.line
                }
            }
        }
    }
}
