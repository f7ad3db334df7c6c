import QtQuick
import Kiosk.Theme

// An icon of assets/icons by name, drawn in one colour at its exact size.
Image {
    property string name: ""
    property color color: Theme.primary
    property int size: Theme.iconM

    width: size
    height: size
    sourceSize: Qt.size(size, size)
    source: name === "" ? "" : "image://icon/" + name + "/" + String(color).slice(1)
    Accessible.ignored: true
}
