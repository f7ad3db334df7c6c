import QtQuick

// Words whose lines are of about the same length: no last line of one character.
Item {
    id: balanced

    property alias text: words.text
    property alias textFormat: words.textFormat
    // The same without marks, where there are any.
    property string plain: text
    // Off for facts that are not cut: they fill each line as far as they fit.
    property bool even: true
    property alias color: words.color
    property alias strong: words.strong
    property alias tight: words.tight
    property alias font: words.font
    property alias lineHeight: words.lineHeight
    property alias horizontalAlignment: words.horizontalAlignment
    readonly property bool truncated: words.truncated
    readonly property int lines: Math.max(1, Math.ceil(line.advanceWidth / Math.max(1, width)))

    implicitWidth: Math.ceil(line.advanceWidth) + 1
    implicitHeight: words.implicitHeight
    Accessible.role: Accessible.StaticText
    Accessible.name: plain

    TextMetrics {
        id: line
        text: balanced.plain
        font: words.font
    }
    Label {
        id: words
        x: horizontalAlignment === Text.AlignHCenter ? (balanced.width - width) / 2 : 0
        width: balanced.lines < 2 || !balanced.even ? balanced.width
            : Math.min(balanced.width, line.advanceWidth / balanced.lines + 1.2 * font.pixelSize)
        Accessible.ignored: true
    }
}
