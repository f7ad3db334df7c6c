import QtQuick
import Kiosk.Theme
import Kiosk.ViewModels

// The on-screen keyboard: the bar, and under it keys, the writing pad or the sheet of candidates.
// It stands at the foot of the screen, where every key is within reach.
Rectangle {
    id: keyboard

    required property KeyboardViewModel vm
    readonly property int gap: Theme.touchGap
    readonly property int lines: vm.rows.length
    readonly property bool folded: vm.sheet.length === 0
    readonly property bool pad: vm.mode === "handwriting"
    // The room of four rows; fewer or more share it.
    readonly property real area: Theme.px(Theme.landscape ? 304 : 452)
    readonly property real rowHeight: pad ? (area - 3 * gap) / 4
        : (area - (lines - 1) * gap) / Math.max(1, lines)
    readonly property real sideUnits: Theme.landscape ? 12 : 10
    readonly property real sideWidth: (inside.width + gap) / sideUnits * vm.sideWidth - gap

    function tell(): void {
        vm.stand(mapToItem(null, 0, 0).y);
    }

    objectName: "keyboard"
    implicitHeight: inside.y + inside.height + Theme.s2
    color: Theme.keyGround
    onYChanged: tell()
    onVisibleChanged: tell()
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("屏幕键盘")

    Rectangle {
        width: parent.width
        height: Theme.hairline
        visible: Theme.highContrast
        color: Theme.line
    }
    // What misses a key is not for the page below.
    MouseArea {
        anchors.fill: parent
    }
    Item {
        id: inside
        y: Theme.s2
        anchors.horizontalCenter: parent.horizontalCenter
        width: parent.width - 2 * Theme.s2
        height: bar.height + keyboard.gap + keyboard.area

        CandidateBar {
            id: bar
            vm: keyboard.vm
            width: parent.width
            height: Theme.landscape ? Theme.px(76) : Theme.px(92)
        }
        Item {
            id: field
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            width: keyboard.vm.widest > 0 ? Math.min(parent.width, Theme.px(keyboard.vm.widest))
                : parent.width
            height: keyboard.area

            InkPad {
                id: ink
                visible: keyboard.pad && keyboard.folded
                vm: keyboard.vm
                width: parent.width - keyboard.sideWidth - keyboard.gap
                height: parent.height - (keyboard.lines === 0 ? 0
                    : keyboard.rowHeight + keyboard.gap)
            }
            KeyRows {
                visible: keyboard.folded
                vm: keyboard.vm
                rows: keyboard.vm.side
                x: parent.width - width
                width: keyboard.sideWidth
                rowHeight: (ink.height - 2 * keyboard.gap) / 3
            }
            KeyRows {
                visible: keyboard.folded
                vm: keyboard.vm
                rows: keyboard.vm.rows
                anchors.bottom: parent.bottom
                width: parent.width
                rowHeight: keyboard.rowHeight
            }
            CandidateSheet {
                anchors.fill: parent
                visible: !keyboard.folded
                vm: keyboard.vm
            }
        }
    }
}
