import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Theme

// A small door: its name, and under it how much there is.
T.AbstractButton {
    id: cell

    property string note: ""

    implicitHeight: Math.max(Theme.touch, words.implicitHeight + topPadding + bottomPadding)
    implicitWidth: Theme.touch * 1.5
    leftPadding: Theme.s2
    rightPadding: Theme.s1
    topPadding: Theme.s1
    bottomPadding: Theme.s1
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: note

    contentItem: Item {
        ColumnLayout {
            id: words
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            spacing: 0

            Label {
                text: cell.text
                strong: true
                tight: true
                font.pixelSize: Theme.textRow
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.textCaption
                wrapMode: Text.NoWrap
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                text: cell.note
                color: Theme.ink3
                font.pixelSize: Theme.textCaption
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.radiusM
        color: cell.pressed ? Theme.primarySoft : Theme.surface
        border.width: Theme.hairline
        border.color: cell.pressed ? Theme.primary : Theme.line
        FocusRing { shown: cell.visualFocus; radius: parent.radius }
    }
}
