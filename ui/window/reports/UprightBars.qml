pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// Bars side by side along time: [{label, said, part}].
Item {
    id: chart

    property var bars: []
    readonly property real step: width / Math.max(1, bars.length)
    readonly property int foot: Math.round(Desk.textHint * 1.5)
    readonly property int head: Math.round(Desk.textHint * 1.4)
    readonly property real room: Math.max(0, height - foot - head)

    Repeater {
        model: chart.bars

        Item {
            id: slot
            required property int index
            required property var modelData
            x: index * chart.step
            width: chart.step
            height: chart.height

            Rectangle {
                id: bar
                anchors.horizontalCenter: parent.horizontalCenter
                y: chart.head + chart.room - height
                width: Math.max(2, Math.min(chart.step * 0.62, Desk.px(56)))
                height: Math.max(slot.modelData.part > 0 ? 2 : 0, chart.room * slot.modelData.part)
                radius: Math.min(width / 4, Desk.px(4))
                color: Theme.primary
            }
            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: bar.top
                visible: chart.step >= implicitWidth && slot.modelData.part > 0
                text: slot.modelData.said
                color: Theme.ink2
                font.pixelSize: Desk.textHint
                wrapMode: Text.NoWrap
            }
            Label {
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: parent.bottom
                text: slot.modelData.label
                color: Theme.ink3
                font.pixelSize: Desk.textHint
                wrapMode: Text.NoWrap
            }
        }
    }
    Rectangle {
        y: chart.height - chart.foot
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
}
