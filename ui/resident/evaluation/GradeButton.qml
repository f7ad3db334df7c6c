import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Theme

// One grade: its face, and its words beside it or under it.
T.AbstractButton {
    id: button

    property string iconName: ""
    property bool beside: true

    implicitHeight: Math.max(Theme.touch, inside.implicitHeight + 2 * Theme.s2)
    implicitWidth: inside.implicitWidth + 2 * Theme.s2
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text

    contentItem: Item {
        GridLayout {
            id: inside
            anchors.centerIn: parent
            width: button.beside ? Math.min(parent.width, Theme.px(560)) : parent.width
            columns: button.beside ? 2 : 1
            columnSpacing: Theme.s5
            rowSpacing: Theme.s3

            Icon {
                name: button.iconName
                color: Theme.primary
                size: Math.min(Theme.px(Theme.cramped ? 110 : 150), button.height * 0.6)
                Layout.alignment: Qt.AlignCenter
            }
            Label {
                text: button.text
                strong: true
                font.pixelSize: Theme.textSection
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.textCaption
                wrapMode: Text.NoWrap
                horizontalAlignment: button.beside ? Text.AlignLeft : Text.AlignHCenter
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.radiusL
        color: button.pressed ? Theme.primarySoft : Theme.surface
        border.width: Theme.hairline
        border.color: button.pressed ? Theme.primary : Theme.line
        FocusRing { shown: button.visualFocus; radius: parent.radius }
    }
}
