import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// A button and the key that presses it. kind: "primary", "second", "danger". A key held down
// presses once.
T.Button {
    id: control

    property string kind: "second"
    property string keys: ""
    // Said like a key where something else listens to it, as a dialog to Escape.
    property string hint: keys
    property int size: Desk.textButton

    readonly property bool filled: kind === "primary"
    readonly property color ink: !enabled ? Theme.inkDisabled : filled ? Theme.primaryInk
        : kind === "danger" ? Theme.accent : Theme.ink

    implicitHeight: Math.max(Desk.buttonHeight, implicitContentHeight + 2 * Desk.s1)
    implicitWidth: implicitContentWidth + 2 * Desk.s3
    leftPadding: Desk.s2
    rightPadding: Desk.s2
    focusPolicy: Qt.TabFocus
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
    Accessible.name: text
    Accessible.description: hint

    Shortcut {
        sequences: control.keys === "" ? [] : [control.keys]
        autoRepeat: false
        enabled: control.enabled && control.visible
        onActivated: control.clicked()
    }
    contentItem: Item {
        implicitWidth: words.implicitWidth
        implicitHeight: inside.implicitHeight

        ColumnLayout {
            id: inside
            anchors.centerIn: parent
            width: parent.width
            spacing: 0

            Label {
                id: words
                text: control.text
                color: control.ink
                strong: true
                tight: true
                font.pixelSize: control.size
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Desk.leastType
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.NoWrap
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                visible: control.hint !== ""
                text: control.hint
                color: control.ink
                opacity: 0.8
                tight: true
                font.pixelSize: Desk.textHint
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.NoWrap
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Desk.radiusM
        color: control.filled ? (!control.enabled ? Theme.surfaceSunken
                : control.pressed || control.hovered ? Theme.primaryStrong : Theme.primary)
            : control.pressed || (control.hovered && control.enabled)
                ? (control.kind === "danger" ? Theme.accentSoft : Theme.primarySoft) : Theme.surface
        border.width: control.filled && control.enabled ? 0 : Theme.hairline
        border.color: control.kind === "danger" && control.enabled ? Theme.accentLine : Theme.line
        FocusRing { shown: control.visualFocus; radius: parent.radius }
    }
}
