import QtQuick
import Kiosk.Desk
import Kiosk.Theme

// The dot before a step, hollow while it is still to come, and the line down to the next one.
Item {
    id: track

    property bool done: false
    property bool last: false

    implicitWidth: Desk.px(24)

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: dot.y
        width: Math.max(1, Desk.px(3))
        height: parent.height
        visible: !track.last
        color: Theme.line
    }
    Rectangle {
        id: dot
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.round((Desk.textNote * 1.45 - height) / 2)
        width: Desk.px(16)
        height: width
        radius: width / 2
        color: track.done ? Theme.primary : Theme.surface
        border.width: track.done ? 0 : Theme.stroke
        border.color: Theme.highContrast ? Theme.ink : Theme.line
    }
}
