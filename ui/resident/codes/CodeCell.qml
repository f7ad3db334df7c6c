import QtQuick
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Theme

// One code of the wall with its name in at most two lines; touched, it is shown large.
T.AbstractButton {
    id: cell

    property var rows: []
    property int nameHeight: 0

    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text

    contentItem: Item {
        QrCode {
            id: code
            objectName: cell.objectName + ".code"
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.max(Theme.s1, (parent.height - height - cell.nameHeight) / 2)
            width: Math.min(parent.width - 2 * Theme.s1, parent.height - cell.nameHeight - 2 * Theme.s1)
            height: width
            rows: cell.rows
            caption: cell.text
        }
        Label {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: code.bottom
            anchors.margins: Theme.s1
            anchors.topMargin: 0
            height: cell.nameHeight
            text: cell.text
            strong: true
            lineHeight: 0.9
            font.pixelSize: Theme.textCaption
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: lineCount > 1 ? Text.AlignTop : Text.AlignVCenter
            maximumLineCount: 2
            elide: Text.ElideRight
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
