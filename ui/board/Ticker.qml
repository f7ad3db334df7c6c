import QtQuick
import QtQuick.Layouts
import Kiosk.Board
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Notices and project approvals one after the other; while the hall does not answer, that.
Rectangle {
    id: ticker

    required property BoardViewModel vm
    readonly property bool blind: vm.blindText !== ""
    readonly property var entry: vm.ticker[pages.item] ?? null

    implicitHeight: Board.tickerHeight
    color: blind ? Theme.boardWarn : Theme.boardPaper

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Board.margin
        anchors.rightMargin: Board.margin
        spacing: Board.px(28)

        Label {
            objectName: "board.ticker.label"
            opacity: pages.sheetOpacity
            text: ticker.blind ? qsTr("提示") : ticker.entry?.label ?? ""
            visible: text !== ""
            color: ticker.blind ? Theme.boardWarnInk : Theme.boardPaperMark
            strong: true
            font.pixelSize: Board.textLeast
            wrapMode: Text.NoWrap
        }
        QuietPages {
            id: pages
            objectName: "board.ticker.pages"
            readonly property int letters: Math.round(Board.textLeast * 1.45)
            lineHeight: letters
            lines: Board.tickerLines
            items: ticker.blind ? 1 : ticker.vm.ticker.length
            Layout.fillWidth: true

            TextMetrics {
                id: whole
                text: words.text
                font: words.font
            }
            Label {
                id: words
                objectName: "board.ticker"
                // Lines of about the same length: no last line of one character.
                readonly property int rows: Math.max(1, Math.ceil(whole.advanceWidth / pages.width))
                width: rows < 2 ? pages.width
                    : Math.min(pages.width, whole.advanceWidth / rows + 1.2 * font.pixelSize)
                height: Math.max(implicitHeight, lineCount === 1 ? pages.height : 0)
                text: ticker.blind ? ticker.vm.blindText : ticker.entry?.text ?? ""
                color: ticker.blind ? Theme.boardWarnInk : Theme.boardPaperInk
                font.pixelSize: Board.textLeast
                lineHeightMode: Text.FixedHeight
                lineHeight: pages.letters
                verticalAlignment: Text.AlignVCenter
            }
        }
    }
}
