import QtQuick
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// One of several views of a list; `on` is the one that shows.
T.AbstractButton {
    id: control

    property bool on: false

    implicitHeight: Desk.chipHeight
    implicitWidth: Math.max(Desk.px(64), implicitContentWidth + leftPadding + rightPadding)
    leftPadding: Desk.px(20)
    rightPadding: Desk.px(20)
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checked: on

    contentItem: Label {
        text: control.text
        color: control.on ? Theme.primaryInk : Theme.ink
        font.pixelSize: Desk.textSmall
        font.features: { "tnum": 1 }
        wrapMode: Text.NoWrap
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
    background: Rectangle {
        radius: height / 2
        color: control.on ? Theme.primary
            : control.pressed || control.hovered ? Theme.primarySoft : Theme.surface
        border.width: Theme.hairline
        border.color: control.on ? Theme.primary : Theme.line
        FocusRing { shown: control.visualFocus; radius: height / 2 }
    }
}
