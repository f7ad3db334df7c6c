pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// One line for each name with its bar: [{label, said, part}]. More than fit are scrolled.
ListView {
    id: chart

    property var bars: []
    readonly property int labelWidth: Math.round(width * 0.34)

    model: bars
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height

    delegate: Item {
        id: line
        required property var modelData
        width: ListView.view.width
        height: Math.max(Math.round(Desk.textHint * 1.7), Math.min(Desk.px(48), chart.height / Math.max(1, chart.bars.length)))

        Label {
            id: name
            anchors.verticalCenter: parent.verticalCenter
            width: chart.labelWidth - Desk.s1
            text: line.modelData.label
            color: Theme.ink2
            font.pixelSize: Desk.textHint
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
        }
        Rectangle {
            id: bar
            anchors.verticalCenter: parent.verticalCenter
            x: chart.labelWidth
            width: Math.max(line.modelData.part > 0 ? 2 : 0,
                (parent.width - x - Desk.type(64)) * line.modelData.part)
            height: Math.round(parent.height * 0.56)
            radius: Math.min(height / 4, Desk.px(4))
            color: Theme.primary
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            x: bar.x + bar.width + Desk.s1
            text: line.modelData.said === "" ? "—" : line.modelData.said
            color: Theme.ink2
            font.pixelSize: Desk.textHint
            wrapMode: Text.NoWrap
        }
    }
    ScrollMark {
        parent: chart
        target: chart
    }
}
