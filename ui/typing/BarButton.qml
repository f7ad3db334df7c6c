import QtQuick
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Theme

// A button on the bar over the keys: a mode, a turn of the page, help.
T.AbstractButton {
    id: control

    property string iconName: ""
    property bool on: false
    readonly property color ink: !enabled ? Theme.line : on ? Theme.primary : Theme.ink2

    implicitWidth: Math.max(Theme.touchLeast, inside.implicitWidth + 2 * Theme.s2)
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.Button
    Accessible.name: text

    contentItem: Item {
        Row {
            id: inside
            anchors.centerIn: parent
            spacing: Theme.s1

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: control.iconName !== ""
                name: control.iconName
                color: control.ink
                size: Theme.iconS
            }
            Label {
                visible: text !== "" && control.display !== T.AbstractButton.IconOnly
                text: control.text
                color: control.ink
                strong: control.on
                font.pixelSize: Theme.textLabel
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.radiusS
        color: control.on || control.pressed ? Theme.primarySoft : "transparent"
        border.width: control.on && Theme.highContrast ? Theme.hairline : 0
        border.color: Theme.primary
    }
}
