import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Theme

// A heading of the catalogue with how much stands under it. Its name wraps, it is never cut.
T.AbstractButton {
    id: tile

    property string note: ""
    property string iconName: ""

    implicitHeight: Math.max(Theme.touch, contentItem.implicitHeight + 2 * Theme.s3)
    leftPadding: Theme.s3
    rightPadding: Theme.s3
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: note

    contentItem: RowLayout {
        spacing: Theme.s3

        Icon {
            name: tile.iconName
            size: Theme.iconM
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Balanced {
                text: tile.text
                strong: true
                lineHeight: 0.92
                font.pixelSize: Theme.textBody
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                text: tile.note
                color: Theme.ink3
                font.pixelSize: Theme.textCaption
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.radiusM
        color: tile.pressed ? Theme.primarySoft : Theme.surface
        border.width: Theme.hairline
        border.color: tile.pressed ? Theme.primary : Theme.line
        FocusRing { shown: tile.visualFocus; radius: parent.radius }
    }
}
