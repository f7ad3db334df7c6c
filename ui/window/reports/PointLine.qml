pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// Points along time joined by a line: [{label, said, part, known}]; what is not known is a gap.
Item {
    id: chart

    property var bars: []
    readonly property real step: width / Math.max(1, bars.length)
    readonly property int foot: Math.round(Desk.textHint * 1.5)
    readonly property int head: Math.round(Desk.textHint * 1.8)
    readonly property real room: Math.max(0, height - foot - head)

    function across(index: int): real {
        return (index + 0.5) * step;
    }
    function down(index: int): real {
        return head + room * (1 - bars[index].part);
    }

    Rectangle {
        y: chart.height - chart.foot
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
    Repeater {
        model: chart.bars

        Item {
            id: point
            required property int index
            required property var modelData
            readonly property real atX: chart.across(index)
            readonly property real atY: chart.down(index)
            readonly property bool joined: index > 0 && modelData.known && chart.bars[index - 1].known
            readonly property real fromX: joined ? chart.across(index - 1) : atX
            readonly property real fromY: joined ? chart.down(index - 1) : atY

            Rectangle {
                visible: point.joined
                x: point.fromX
                y: point.fromY - height / 2
                width: Math.hypot(point.atX - point.fromX, point.atY - point.fromY)
                height: Theme.stroke
                antialiasing: true
                transformOrigin: Item.Left
                rotation: Math.atan2(point.atY - point.fromY, point.atX - point.fromX) * 180 / Math.PI
                color: Theme.primary
            }
            Rectangle {
                visible: point.modelData.known
                x: point.atX - width / 2
                y: point.atY - height / 2
                width: Desk.px(12)
                height: width
                radius: width / 2
                color: Theme.primary
            }
            Label {
                x: point.atX - width / 2
                y: point.atY - height - Desk.px(8)
                visible: point.modelData.known && chart.step >= implicitWidth
                text: point.modelData.said
                color: Theme.ink2
                font.pixelSize: Desk.textHint
                wrapMode: Text.NoWrap
            }
            Label {
                x: point.atX - width / 2
                y: chart.height - height
                text: point.modelData.label
                color: Theme.ink3
                font.pixelSize: Desk.textHint
                wrapMode: Text.NoWrap
            }
        }
    }
}
