import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// Nothing here: says why and what to do; a button may stand under it as a child.
ColumnLayout {
    id: empty

    property string title: ""
    property string text: ""
    property string iconName: "empty"

    spacing: Theme.s2

    Rectangle {
        implicitWidth: Theme.px(140)
        implicitHeight: implicitWidth
        radius: width / 2
        color: Theme.surfaceSunken
        Layout.alignment: Qt.AlignHCenter
        Icon {
            anchors.centerIn: parent
            name: empty.iconName
            color: Theme.ink3
            size: Theme.px(76)
        }
    }
    Balanced {
        text: empty.title
        strong: true
        font.pixelSize: Theme.textTitle
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    Balanced {
        visible: text !== ""
        text: empty.text
        color: Theme.ink3
        font.pixelSize: Theme.textLabel
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
}
