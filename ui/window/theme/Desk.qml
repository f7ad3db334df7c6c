pragma Singleton
import QtQuick
import Kiosk.Theme

// Sizes of the window workplace, in pixels of a 1920 x 1080 desk screen and scaled to the window.
// Colours are those of Theme. Large print makes the letters larger, not the frame.
QtObject {
    readonly property int leastWidth: 1024
    readonly property int leastHeight: 640
    readonly property real scale: Math.min(Theme.windowWidth / 1920, Theme.windowHeight / 1080)
    readonly property real enlarged: Theme.largePrint ? 1.2 : 1
    readonly property int leastType: 13

    function px(reference: real): int {
        return Math.round(reference * scale);
    }
    function type(reference: real): int {
        return Math.max(leastType, Math.round(reference * enlarged * scale));
    }

    // --- type --------------------------------------------------------------------------------
    readonly property int textHint: type(18)
    readonly property int textSmall: type(20)
    readonly property int textNote: type(21)
    readonly property int textRow: type(23)
    readonly property int textBar: type(24)
    readonly property int textButton: type(26)
    readonly property int textName: type(28)
    readonly property int textHead: type(30)
    readonly property int textCall: type(34)
    readonly property int textFigure: type(38)
    readonly property int textNumber: px(168)

    // --- frame -------------------------------------------------------------------------------
    readonly property int navWidth: px(Theme.largePrint ? 268 : 232)
    readonly property int barHeight: px(84)
    readonly property int rowHeight: Math.max(px(64), Math.round(textRow * 2.5))
    readonly property int tagHeight: Math.round(textSmall * 1.8)
    readonly property int chipHeight: Math.max(px(52), textSmall * 2)
    readonly property int fieldHeight: Math.max(px(64), textRow * 2)
    readonly property int buttonHeight: Math.max(px(84), textButton * 2)
    readonly property int gap: px(26)
    readonly property int margin: px(36)
    readonly property int s1: px(8)
    readonly property int s2: px(16)
    readonly property int s3: px(24)
    readonly property int radiusS: px(8)
    readonly property int radiusM: px(16)
    readonly property int radiusL: px(20)
}
