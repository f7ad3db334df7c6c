import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// An empty place says why it is empty and what comes next.
ColumnLayout {
    id: empty

    property string iconName: "empty"
    property string title: ""
    property string text: ""

    spacing: Desk.s1

    Icon {
        name: empty.iconName
        color: Theme.ink3
        size: Desk.px(72)
        opacity: 0.7
        Layout.alignment: Qt.AlignHCenter
    }
    Label {
        text: empty.title
        strong: true
        color: Theme.ink2
        font.pixelSize: Desk.textButton
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    Label {
        visible: text !== ""
        text: empty.text
        color: Theme.ink3
        font.pixelSize: Desk.textNote
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
}
