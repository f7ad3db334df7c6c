pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// Rows {name, value}: the name beside its value, the values under one another. `pairs` puts two
// facts side by side where there is room.
GridLayout {
    id: table

    property var facts: []
    property int size: Theme.textNote
    property bool pairs: false
    readonly property int nameWidth: Math.ceil(measure.advanceWidth) + Theme.s1

    columns: pairs ? 2 : 1
    columnSpacing: Theme.s4
    rowSpacing: Theme.px(6)
    uniformCellWidths: true

    TextMetrics {
        id: measure
        font.pixelSize: table.size
        text: table.facts.reduce((most, one) => one.name.length > most.length ? one.name : most, "")
    }
    Repeater {
        model: table.facts

        RowLayout {
            id: fact
            required property var modelData
            spacing: Theme.s2
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            // A long value has the whole row to itself.
            Layout.columnSpan: table.pairs && modelData.value.length > 10 ? 2 : 1

            Label {
                text: fact.modelData.name
                color: Theme.ink3
                font.pixelSize: table.size
                wrapMode: Text.NoWrap
                Layout.preferredWidth: table.nameWidth
                Layout.alignment: Qt.AlignTop
            }
            Label {
                text: fact.modelData.value
                font.pixelSize: table.size
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
            }
        }
    }
}
