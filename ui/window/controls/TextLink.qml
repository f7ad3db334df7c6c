import QtQuick
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// A small act on a row, as coloured words with room for a finger.
T.AbstractButton {
    id: control

    property int size: Desk.textRow

    implicitHeight: Math.max(Desk.px(48), implicitContentHeight)
    implicitWidth: implicitContentWidth + 2 * Desk.s1
    leftPadding: Desk.s1
    rightPadding: Desk.s1
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
    Accessible.role: Accessible.Button
    Accessible.name: text

    contentItem: Label {
        text: control.text
        color: control.enabled ? Theme.primary : Theme.inkDisabled
        font.pixelSize: control.size
        font.underline: control.hovered
        wrapMode: Text.NoWrap
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
    background: Rectangle {
        radius: Desk.radiusS
        color: control.pressed ? Theme.primarySoft : "transparent"
        FocusRing { shown: control.visualFocus; radius: parent.radius; anchors.margins: 0 }
    }
}
