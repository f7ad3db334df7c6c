import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Theme

// The one button. kind: "primary", "second", "danger" or "quiet".
T.Button {
    id: control

    property string kind: "second"
    property string iconName: ""
    property bool iconAfter: false

    readonly property color ground: kind === "primary" ? (pressed ? Theme.primaryStrong : Theme.primary)
        : pressed ? Theme.primarySoft : kind === "quiet" ? "transparent" : Theme.surface
    readonly property color ink: !enabled ? Theme.inkDisabled
        : kind === "primary" ? Theme.primaryInk : kind === "danger" ? Theme.accent : Theme.primary

    implicitHeight: Math.max(Theme.touch, implicitContentHeight + topPadding + bottomPadding)
    implicitWidth: Math.max(Theme.touch * 2, implicitContentWidth + leftPadding + rightPadding)
    leftPadding: kind === "quiet" ? Theme.s2 : Theme.s4
    rightPadding: leftPadding
    topPadding: Theme.s2
    bottomPadding: Theme.s2
    focusPolicy: Qt.TabFocus
    Accessible.name: text

    contentItem: Item {
        implicitWidth: inside.implicitWidth
        implicitHeight: inside.implicitHeight

        RowLayout {
            id: inside
            anchors.centerIn: parent
            width: Math.min(implicitWidth, parent.width)
            layoutDirection: control.iconAfter ? Qt.RightToLeft : Qt.LeftToRight
            spacing: Theme.s2

            Icon {
                visible: control.iconName !== ""
                name: control.iconName
                color: control.ink
                size: Theme.iconS
            }
            Label {
                visible: control.text !== ""
                text: control.text
                color: control.ink
                strong: true
                font.pixelSize: Theme.textRow
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.textCaption
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.radiusM
        color: control.enabled || control.kind !== "primary" ? control.ground : Theme.surfaceSunken
        border.width: control.kind === "quiet" || (control.kind === "primary" && control.enabled)
            ? 0 : Theme.stroke
        border.color: !control.enabled ? Theme.line
            : control.kind === "danger" ? Theme.accent : Theme.primary
        FocusRing { shown: control.visualFocus; radius: parent.radius }
    }
}
