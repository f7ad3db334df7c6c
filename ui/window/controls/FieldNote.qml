import QtQuick
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// Under a field: what is wrong with it, else what is to be known about it.
Label {
    property string note: ""
    property string error: ""

    visible: text !== ""
    text: error !== "" ? error : note
    color: error !== "" ? Theme.accent : Theme.ink3
    font.pixelSize: Desk.textSmall
    Accessible.ignored: true
}
