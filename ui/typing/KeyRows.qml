pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.ViewModels

// Rows of keys that fill their place; a key of width 2 is as wide as two and the gap between.
Column {
    id: block

    required property KeyboardViewModel vm
    property list<var> rows: []
    property real rowHeight: 0
    readonly property bool upper: vm.capitals !== ""
    readonly property bool spelling: vm.preedit !== ""

    spacing: Theme.touchGap

    Repeater {
        model: block.rows

        Row {
            id: row

            required property var modelData
            readonly property real units: modelData.reduce((sum, key) => sum + key.wide, 0)
            readonly property real unit: (block.width + block.spacing) / units

            spacing: block.spacing

            Repeater {
                model: row.modelData

                Key {
                    readonly property bool letter: modelData.kind === "letter"

                    width: row.unit * modelData.wide - row.spacing
                    height: block.rowHeight
                    enabled: modelData.kind !== "gap"
                    opacity: enabled ? 1 : 0
                    on: modelData.kind === "shift" && block.upper
                    word: letter && block.upper ? modelData.text.toUpperCase()
                        : modelData.kind === "comma" && block.spelling ? qsTr("分词")
                        : modelData.word
                    onClicked: block.vm.press(modelData.kind, modelData.text)
                }
            }
        }
    }
}
