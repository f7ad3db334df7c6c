import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// One figure with its name under it; stands in a FactStrip.
ColumnLayout {
    id: cell

    property string value: ""
    property string name: ""
    property bool centred: false
    property int valueSize: Theme.textName

    spacing: 0

    Label {
        text: cell.value
        strong: true
        tight: true
        font.pixelSize: cell.valueSize
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.textCaption
        wrapMode: Text.NoWrap
        horizontalAlignment: cell.centred ? Text.AlignHCenter : Text.AlignLeft
        Layout.fillWidth: true
    }
    Label {
        text: cell.name
        color: Theme.ink3
        font.pixelSize: Theme.textCaption
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.type(21)
        wrapMode: Text.NoWrap
        horizontalAlignment: cell.centred ? Text.AlignHCenter : Text.AlignLeft
        Layout.fillWidth: true
    }
}
