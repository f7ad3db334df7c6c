import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// A number in a round, as rows and steps have it.
Rectangle {
    property int number: 0

    implicitWidth: Math.max(Theme.px(56), digits.implicitHeight)
    implicitHeight: implicitWidth
    radius: height / 2
    color: Theme.primarySoft
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: Theme.primary

    Label {
        id: digits
        anchors.centerIn: parent
        text: parent.number
        strong: true
        color: Theme.primary
        font.pixelSize: Theme.textLabel
        Accessible.ignored: true
    }
}
