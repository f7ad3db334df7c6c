import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// The head of a page that was opened from another: back with Escape, the title, and more on the right.
RowLayout {
    id: head

    property string title: ""
    property string text: ""
    property bool live: true
    default property alias more: extra.data
    signal back()

    spacing: Desk.s3

    Shortcut {
        sequences: ["Esc"]
        autoRepeat: false
        enabled: head.visible && head.live
        onActivated: head.back()
    }
    TextLink {
        objectName: head.objectName + ".back"
        text: qsTr("← 返回")
        onClicked: head.back()
    }
    Label {
        text: head.title
        strong: true
        font.pixelSize: Desk.textHead
        wrapMode: Text.NoWrap
    }
    Label {
        text: head.text
        color: Theme.ink3
        font.pixelSize: Desk.textNote
        elide: Text.ElideRight
        maximumLineCount: 1
        Layout.fillWidth: true
    }
    RowLayout {
        id: extra
        spacing: Desk.s2
    }
}
