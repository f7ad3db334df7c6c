import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

// A round-ended choice or shortcut. checked fills it; link colours its text as a way on.
T.AbstractButton {
    id: control

    property bool link: false

    implicitHeight: Theme.chipHeight
    implicitWidth: Math.max(Theme.touchLeast, implicitContentWidth + leftPadding + rightPadding)
    leftPadding: Theme.px(26)
    rightPadding: leftPadding
    focusPolicy: Qt.TabFocus
    Accessible.role: checkable ? Accessible.RadioButton : Accessible.Button
    Accessible.name: text
    Accessible.checked: checked

    contentItem: Label {
        text: control.text
        color: control.checked ? Theme.primaryInk : control.link ? Theme.primary : Theme.ink
        font.pixelSize: Theme.textLabel
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
    background: Rectangle {
        radius: height / 2
        color: control.checked ? Theme.primary : control.pressed ? Theme.primarySoft : Theme.surface
        border.width: Theme.hairline
        border.color: control.checked || control.pressed ? Theme.primary : Theme.line
        FocusRing { shown: control.visualFocus; radius: height / 2 }
    }
}
