pragma Singleton
import QtQuick

// The one source of colours, type sizes, spacing and touch sizes. Python (ui/theme/presentation.py)
// writes the five properties of the first block; everything else follows from them.
//
// Sizes are in reference pixels of a 1080 x 1920 panel (or 1920 x 1080) and scaled to the window.
// The panel is taken to be 27 inches, the smallest that halls mount; on a larger one every
// length below only grows.
QtObject {
    property bool largePrint: false
    property bool highContrast: false
    property bool lowPosition: false
    property real windowWidth: 1080
    property real windowHeight: 1920

    readonly property bool landscape: windowWidth > windowHeight
    readonly property real scale: Math.min(windowWidth, windowHeight) / 1080

    // --- millimetres -------------------------------------------------------------------------
    readonly property real panelInches: 27
    readonly property real pixelPitch: panelInches * 25.4 / Math.hypot(1080, 1920)
    // Height of the panel's lower edge above the floor, as the mounting drawing asks for.
    readonly property real panelBottom: landscape ? 950 : 750
    readonly property real reachLimit: 1220
    readonly property real capitalRatio: 0.733

    function px(reference: real): int {
        return Math.round(reference * scale);
    }
    function mm(millimetres: real): int {
        return Math.ceil(millimetres / pixelPitch * scale);
    }
    function type(reference: real): int {
        const size = reference * (landscape ? 0.88 : 1) * (largePrint ? 1.25 : 1);
        const least = largePrint ? 7.3 / pixelPitch / capitalRatio : 0;
        return Math.ceil(Math.max(size, least) * scale);
    }

    // How far the page comes down in the low position (屏幕下移).
    readonly property int drop: lowPosition
        ? Math.max(0, Math.round(windowHeight - (reachLimit - panelBottom) / pixelPitch * scale)) : 0
    // Lying and low, only half of the page is left: what can be done without makes room.
    readonly property bool cramped: landscape && lowPosition

    // --- touch -------------------------------------------------------------------------------
    readonly property int touchLeast: mm(20)
    readonly property int touchGap: Math.max(mm(3), px(12))
    readonly property int touch: Math.max(touchLeast, px(landscape ? 88 : 104))
    readonly property int chipHeight: Math.max(touchLeast, px(landscape ? 66 : 72))
    readonly property int fieldHeight: Math.max(touchLeast, px(landscape ? 88 : 100))
    readonly property int searchHeight: px(landscape ? 112 : 132)
    readonly property int headerHeight: px((landscape ? 120 : 168) + (largePrint ? 20 : 0))
    readonly property int footerHeight: px(landscape ? 112 : 176)

    // --- spacing, radii, lines ---------------------------------------------------------------
    readonly property int s1: px(8)
    readonly property int s2: px(16)
    readonly property int s3: px(landscape ? 22 : 24)
    readonly property int s4: px(landscape ? 28 : 32)
    readonly property int s5: px(48)
    readonly property int s6: px(64)
    readonly property int radiusS: px(12)
    readonly property int radiusM: px(20)
    readonly property int radiusL: px(28)
    readonly property int hairline: Math.max(1, px(highContrast ? 3 : 2))
    readonly property int stroke: Math.max(1, px(highContrast ? 5 : 3))
    readonly property int focusStroke: Math.max(2, px(4))

    // --- type --------------------------------------------------------------------------------
    readonly property int textCaption: type(26)
    readonly property int textNote: type(28)
    readonly property int textLabel: type(30)
    readonly property int textBody: type(32)
    readonly property int textRow: type(36)
    readonly property int textTitle: type(40)
    readonly property int textName: type(44)
    readonly property int textSection: type(52)
    readonly property int textHead: type(60)
    readonly property int textDisplay: type(88)
    readonly property int textTicket: px((landscape ? 200 : 230) * (largePrint ? 1.1 : 1))
    readonly property real lineHeight: 1.3

    readonly property int iconS: type(36)
    readonly property int iconM: type(52)
    readonly property int iconL: type(60)
    readonly property int iconXL: type(84)

    // --- colours -----------------------------------------------------------------------------
    // High contrast is light on black: every pair of text and ground is 7:1 or more.
    readonly property color canvas: highContrast ? "#000000" : "#F3F5F8"
    readonly property color surface: highContrast ? "#000000" : "#FFFFFF"
    readonly property color surfaceSunken: highContrast ? "#1C1C1C" : "#E9EDF3"
    readonly property color line: highContrast ? "#FFFFFF" : "#D5DCE6"
    readonly property color ink: highContrast ? "#FFFFFF" : "#14213D"
    readonly property color ink2: highContrast ? "#FFFFFF" : "#46546C"
    readonly property color ink3: highContrast ? "#E6E6E6" : "#5D697E"
    readonly property color inkDisabled: highContrast ? "#B8B8B8" : "#5D697E"

    readonly property color primary: highContrast ? "#FFD84D" : "#0F4C9C"
    readonly property color primaryStrong: highContrast ? "#FFE68A" : "#0A3876"
    readonly property color primarySoft: highContrast ? "#2B2400" : "#E3EDF9"
    readonly property color primaryInk: highContrast ? "#000000" : "#FFFFFF"

    readonly property color header: highContrast ? "#000000" : "#0F4C9C"
    readonly property color headerInk: "#FFFFFF"
    readonly property color headerInkSoft: highContrast ? "#FFFFFF" : "#DBE4F0"

    readonly property color accent: highContrast ? "#FFA8A0" : "#B3261E"
    readonly property color accentSoft: highContrast ? "#2E0B08" : "#FBE9E7"
    readonly property color ok: highContrast ? "#8CE6A6" : "#1B6E3C"
    readonly property color okSoft: highContrast ? "#06250F" : "#E2F3E8"
    readonly property color warn: highContrast ? "#FFD08A" : "#7F5200"
    readonly property color warnSoft: highContrast ? "#2B1C00" : "#FFF2D6"

    // The on-screen keyboard: its ground, and keys that act rather than type.
    readonly property color keyGround: highContrast ? "#000000" : "#DDE3EC"
    readonly property color keyAct: highContrast ? "#333333" : "#C6CFDC"

    // The window workplace: its dark side, and the cards of an overdue or nearly due case.
    readonly property color nav: highContrast ? "#000000" : "#0B2447"
    readonly property color navOn: highContrast ? "#333333" : "#23395A"
    readonly property color navInk: highContrast ? "#FFFFFF" : "#C9D6EA"
    readonly property color navInkOn: "#FFFFFF"
    readonly property color navMark: highContrast ? "#FFD84D" : "#6FA8F5"
    readonly property color accentInk: highContrast ? "#000000" : "#FFFFFF"
    readonly property color accentLine: highContrast ? "#FFA8A0" : "#E9B8B4"
    readonly property color yellow: "#F3B300"
    readonly property color yellowInk: highContrast ? "#000000" : "#3A2A00"

    // The calling board is always light on dark: every pair is 7:1 or more.
    readonly property color board: "#081B36"
    readonly property color boardPanel: "#0B2447"
    readonly property color boardCall: "#0F4C9C"
    readonly property color boardInk: "#FFFFFF"
    readonly property color boardCallSoft: "#E3EEFD"
    readonly property color boardWindow: "#9FC3F5"
    readonly property color boardSoft: "#B4C5DE"
    readonly property color boardLine: "#2A4060"
    readonly property color boardGlow: "#9FC3F5"
    readonly property color boardPaper: "#FFFFFF"
    readonly property color boardPaperInk: "#14213D"
    readonly property color boardPaperMark: "#A01E17"
    readonly property color boardWarn: "#FFF2D6"
    readonly property color boardWarnInk: "#5C3B00"

    // A code is read by cameras: black on white in every palette.
    readonly property color codeInk: "#000000"
    readonly property color codePaper: "#FFFFFF"
    readonly property color scrim: highContrast ? "#D9000000" : "#99101B33"
}
