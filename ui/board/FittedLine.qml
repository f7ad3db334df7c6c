import QtQuick
import Kiosk.Controls

// One line that becomes smaller before it becomes longer than its place, no higher than its
// letters: the font's own line box is twice as high as a digit.
Item {
    id: line

    property string text: ""
    property color color
    property bool strong: false
    property int size: 0
    property int least: size
    property int spacing: 0
    // Height in letters' sizes: hanzi fill theirs, digits three quarters of it.
    property real tall: 1
    readonly property int fitted: Math.max(least,
        Math.min(size, Math.floor(size * width / Math.max(1, full.advanceWidth + 2 * spacing))))
    // The middle of the letters lies this much below that of the line box.
    readonly property real sink: 0.07

    implicitHeight: Math.round(fitted * tall)
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    TextMetrics {
        id: full
        text: line.text
        font.pixelSize: line.size
        font.weight: line.strong ? Font.Bold : Font.Normal
        font.letterSpacing: line.spacing
        font.features: { "tnum": 1 }
    }
    Label {
        width: line.width
        y: Math.round((line.height - height) / 2 - line.sink * line.fitted)
        text: line.text
        color: line.color
        font.pixelSize: line.fitted
        font.weight: full.font.weight
        font.letterSpacing: line.spacing * line.fitted / Math.max(1, line.size)
        font.features: full.font.features
        elide: Text.ElideRight
        maximumLineCount: 1
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
