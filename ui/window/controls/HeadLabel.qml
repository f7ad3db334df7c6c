import QtQuick
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// The name of a column.
Label {
    color: Theme.ink3
    font.pixelSize: Desk.textSmall
    font.weight: Font.Medium
    wrapMode: Text.NoWrap
    elide: Text.ElideRight
}
