import QtQuick
import Kiosk.Theme

// The text cursor, thick enough to be seen from a step away. It does not blink.
Rectangle {
    property bool shown: false

    width: Theme.stroke
    visible: shown
    color: Theme.primary
}
