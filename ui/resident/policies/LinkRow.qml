import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Theme

// A way to a document that belongs to this one: what it is to it, and its title.
T.AbstractButton {
    id: link

    property string label: ""

    implicitHeight: Math.max(Theme.touchLeast, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.s3
    rightPadding: Theme.s2
    topPadding: Theme.s1
    bottomPadding: Theme.s1
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Link
    Accessible.name: label + text

    contentItem: RowLayout {
        spacing: Theme.s2

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                text: link.label
                color: Theme.ink3
                font.pixelSize: Theme.textCaption
                Accessible.ignored: true
                Layout.fillWidth: true
            }
            Label {
                text: link.text
                strong: true
                color: Theme.primary
                font.pixelSize: Theme.textNote
                Accessible.ignored: true
                Layout.fillWidth: true
            }
        }
        Icon {
            name: "next"
            size: Theme.iconS
        }
    }
    background: Rectangle {
        radius: Theme.radiusM
        color: link.pressed ? Theme.primarySoft : Theme.surface
        border.width: Theme.hairline
        border.color: Theme.line
        FocusRing { shown: link.visualFocus; radius: parent.radius }
    }
}
