import QtQuick
import Kiosk.Desk
import Kiosk.Theme

// A white sheet on the desk.
Rectangle {
    radius: Desk.radiusL
    color: Theme.surface
    border.width: Theme.hairline
    border.color: Theme.line
}
