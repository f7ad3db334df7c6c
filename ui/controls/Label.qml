import QtQuick
import Kiosk.Theme

// Text for people. Plain text always: what came from a resident or a file is never markup.
Text {
    property bool strong: false
    // Titles: the font's own leading is wide, made for running text.
    property bool tight: false

    color: Theme.ink
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    lineHeight: tight ? 0.84 : 1
    font.pixelSize: Theme.textBody
    font.weight: strong ? Font.Bold : Font.Normal
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
