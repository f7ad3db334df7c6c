pragma Singleton
import QtQuick
import Kiosk.Theme

// Sizes of the calling board, in pixels of a 1920 x 1080 (or 1080 x 1920) wall screen and scaled to
// the window. Nothing that is to be read at 8 m is smaller than 40; the digits of the number in call
// are an eighth of the screen's height or more.
QtObject {
    readonly property bool landscape: Theme.landscape
    readonly property real scale: landscape
        ? Math.min(Theme.windowWidth / 1920, Theme.windowHeight / 1080)
        : Math.min(Theme.windowWidth / 1080, Theme.windowHeight / 1920)

    function px(reference: real): int {
        return Math.round(reference * scale);
    }

    // --- type --------------------------------------------------------------------------------
    readonly property int textLeast: px(40)
    readonly property int textNote: px(44)
    readonly property int textPlease: px(56)
    readonly property int textNumber: px(landscape ? 280 : 330)
    readonly property int textWindow: px(landscape ? 92 : 104)
    readonly property int textTitle: px(92)
    readonly property int textClock: px(landscape ? 52 : 76)
    readonly property int textRow: px(60)
    readonly property int textRowWindow: px(48)
    readonly property int numberSpacing: px(6)

    // --- frame -------------------------------------------------------------------------------
    readonly property int headerHeight: px(landscape ? 120 : 176)
    readonly property int tickerHeight: px(landscape ? 104 : 168)
    readonly property int tickerLines: landscape ? 1 : 2
    readonly property int margin: px(56)
    readonly property int gap: px(36)
    readonly property int inset: px(44)
    readonly property int radius: px(36)
    readonly property int hairline: Math.max(1, px(2))
    readonly property int glow: px(10)
    readonly property int recentRows: 5
    readonly property int waitingLines: landscape ? 3 : 4

    // --- time --------------------------------------------------------------------------------
    readonly property int dwell: 8000
    readonly property int fade: 300
    readonly property int glowFade: 1600
}
