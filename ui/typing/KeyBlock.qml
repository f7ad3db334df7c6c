pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.ViewModels

// All keys of one mode, and the writing pad where the mode has one.
Item {
    id: block

    required property KeyboardViewModel vm
    required property string mode
    readonly property var keys: vm.layouts[mode]
    readonly property bool pad: mode === "handwriting"
    readonly property int gap: Theme.touchGap
    readonly property int lines: keys.rows.length
    // The room of four rows; fewer or more share it. Below a pad a row is as high as elsewhere.
    readonly property real rowHeight: pad ? (height - 3 * gap) / 4
        : (height - (lines - 1) * gap) / Math.max(1, lines)
    readonly property real sideWidth: (width + gap) / (Theme.landscape ? 12 : 10) * keys.sideWidth
        - gap
    readonly property real padHeight: height - (lines === 0 ? 0 : rowHeight + gap)

    Loader {
        active: block.pad
        width: block.width - block.sideWidth - block.gap
        height: block.padHeight
        sourceComponent: InkPad {
            vm: block.vm
        }
    }
    KeyRows {
        vm: block.vm
        rows: block.keys.side
        x: block.width - width
        width: block.sideWidth
        rowHeight: (block.padHeight - 2 * block.gap) / 3
    }
    KeyRows {
        vm: block.vm
        rows: block.keys.rows
        anchors.bottom: block.bottom
        width: block.width
        rowHeight: block.rowHeight
    }
}
