import QtQuick
import Kiosk.Theme

// A short state or label. kind: "plain", "primary", "ok", "warn" or "accent".
Rectangle {
    id: badge

    property string text: ""
    property string kind: "plain"

    implicitHeight: words.implicitHeight + Theme.s1 + Theme.hairline
    implicitWidth: words.implicitWidth + Theme.px(36)
    radius: Theme.px(10)
    color: kind === "primary" ? Theme.primarySoft : kind === "ok" ? Theme.okSoft
        : kind === "warn" ? Theme.warnSoft : kind === "accent" ? Theme.accentSoft : Theme.surfaceSunken
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: words.color

    Label {
        id: words
        anchors.centerIn: parent
        text: badge.text
        wrapMode: Text.NoWrap
        font.pixelSize: Theme.textCaption
        font.weight: Font.Medium
        color: badge.kind === "primary" ? Theme.primary : badge.kind === "ok" ? Theme.ok
            : badge.kind === "warn" ? Theme.warn : badge.kind === "accent" ? Theme.accent : Theme.ink2
    }
}
