import QtQuick
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// A short state. kind: "plain", "primary", "ok", "warn", "accent", or filled: "red", "yellow".
Rectangle {
    id: tag

    property string text: ""
    property string kind: "plain"
    property int size: Desk.textSmall

    readonly property color ink: kind === "primary" ? Theme.primary : kind === "ok" ? Theme.ok
        : kind === "warn" ? Theme.warn : kind === "accent" ? Theme.accent
        : kind === "red" ? Theme.accentInk : kind === "yellow" ? Theme.yellowInk : Theme.ink2

    visible: text !== ""
    implicitHeight: Math.round(size * 1.85)
    implicitWidth: words.implicitWidth + Math.round(size * 1.5)
    radius: Desk.radiusS
    color: kind === "primary" ? Theme.primarySoft : kind === "ok" ? Theme.okSoft
        : kind === "warn" ? Theme.warnSoft : kind === "accent" ? Theme.accentSoft
        : kind === "red" ? Theme.accent : kind === "yellow" ? Theme.yellow : Theme.surfaceSunken
    border.width: Theme.highContrast && kind !== "red" && kind !== "yellow" ? Theme.hairline : 0
    border.color: ink

    Label {
        id: words
        anchors.centerIn: parent
        width: Math.min(implicitWidth, tag.width)
        text: tag.text
        color: tag.ink
        wrapMode: Text.NoWrap
        elide: Text.ElideRight
        font.pixelSize: tag.size
        font.weight: Font.Medium
        font.features: { "tnum": 1 }
    }
}
