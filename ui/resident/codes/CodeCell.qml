import QtQuick
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Theme

// One code of the wall with its name below or beside it; touched, it is shown large.
T.AbstractButton {
    id: cell

    property var rows: []
    property string mark: ""
    property int nameHeight: 0
    property int markHeight: 0

    padding: Theme.s1
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: mark

    contentItem: Item {
        QrCode {
            id: code
            objectName: cell.objectName + ".code"
            x: Theme.landscape ? 0 : (parent.width - width) / 2
            y: Theme.landscape ? (parent.height - height) / 2
                : Math.max(Theme.s1, (parent.height - height - cell.nameHeight) / 2)
            width: Theme.landscape ? Math.min(parent.height, parent.width * (Theme.largePrint ? 0.55 : 0.62))
                : Math.min(parent.width - 2 * Theme.s1, parent.height - cell.nameHeight - 2 * Theme.s1)
            height: width
            rows: cell.rows
            caption: cell.text
        }
        Label {
            id: name
            readonly property real room: parent.width - x - Theme.s1
            // Short names in lines of the same length.
            readonly property int lines: Math.ceil(text.length * font.pixelSize / Math.max(1, room))
            readonly property real even: Math.ceil(text.length / lines) * font.pixelSize + Theme.s1
            x: Theme.landscape ? code.width + Theme.s1 : Theme.s1
            y: Theme.landscape ? 0 : code.y + code.height
            width: Theme.landscape && text.length <= 16 ? Math.min(room, even) : room
            height: (Theme.landscape ? parent.height : cell.nameHeight) - cell.markHeight
            text: cell.text
            strong: true
            lineHeight: 0.9
            font.pixelSize: Theme.textCaption
            verticalAlignment: Theme.landscape ? Text.AlignVCenter : Text.AlignTop
            horizontalAlignment: Theme.landscape ? Text.AlignLeft : Text.AlignHCenter
            maximumLineCount: Theme.landscape ? 5 : 2
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        Label {
            x: Theme.landscape ? code.width + Theme.s1 : Theme.s1
            y: Theme.landscape ? parent.height - height : name.y + name.contentHeight
            width: parent.width - x - Theme.s1
            height: cell.markHeight
            text: cell.mark
            color: Theme.ink3
            font.pixelSize: Theme.textCaption
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.type(20)
            wrapMode: Text.NoWrap
            verticalAlignment: Text.AlignVCenter
            horizontalAlignment: Theme.landscape ? Text.AlignLeft : Text.AlignHCenter
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Theme.radiusL
        color: cell.pressed ? Theme.primarySoft : Theme.surface
        border.width: Theme.hairline
        border.color: cell.pressed ? Theme.primary : Theme.line
        FocusRing { shown: cell.visualFocus; radius: parent.radius }
    }
}
