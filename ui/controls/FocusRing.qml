import QtQuick
import Kiosk.Theme

// Shows where the keyboard stands.
Rectangle {
    property bool shown: false

    anchors.fill: parent
    anchors.margins: -2 * border.width
    visible: shown
    color: "transparent"
    border.color: Theme.primary
    border.width: Theme.focusStroke
}
