import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// A code to be copied by hand.
Label {
    strong: true
    tight: true
    color: Theme.primary
    font.pixelSize: Theme.px(Theme.landscape ? 96 : 108)
    font.features: { "tnum": 1 }
    font.letterSpacing: Theme.px(4)
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: Theme.textSection
    wrapMode: Text.NoWrap
    horizontalAlignment: Text.AlignHCenter
}
