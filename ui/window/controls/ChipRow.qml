pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Desk

// Chips of which one is on, each with its Alt and a digit from `first` on, none when 0:
// {name, text, on}.
Row {
    id: chips

    property var rows: []
    property int first: 0
    signal chosen(name: string)

    spacing: Desk.s1

    Repeater {
        model: chips.rows

        FilterChip {
            id: chip
            required property int index
            required property var modelData
            objectName: chips.objectName + "." + modelData.name
            text: modelData.text
            on: modelData.on
            onClicked: chips.chosen(modelData.name)

            Shortcut {
                sequences: ["Alt+" + (chips.first + chip.index)]
                autoRepeat: false
                enabled: chips.first > 0 && chip.enabled && chip.visible
                onActivated: chip.clicked()
            }
        }
    }
}
