import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// A hairline between rows.
Rectangle {
    implicitHeight: Theme.hairline
    color: Theme.line
    Layout.fillWidth: true
}
