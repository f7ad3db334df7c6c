import QtQuick
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// How many wait behind a door of the side; nothing where there are none.
Rectangle {
    id: mark

    property int count: 0

    visible: count > 0
    implicitHeight: Math.round(words.font.pixelSize * 1.5)
    implicitWidth: Math.max(implicitHeight, words.implicitWidth + Desk.px(20))
    radius: height / 2
    color: Theme.accent

    Label {
        id: words
        anchors.centerIn: parent
        text: mark.count > 99 ? qsTr("99+") : mark.count
        color: Theme.accentInk
        font.pixelSize: Desk.textHint
        font.weight: Font.Medium
        wrapMode: Text.NoWrap
    }
}
