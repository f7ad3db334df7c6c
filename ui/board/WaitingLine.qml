pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Board
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// How many wait for each business; in pages when there are more than fit.
Item {
    id: line

    required property BoardViewModel vm
    readonly property int lineHeight: Math.round(Board.textLeast * 1.35)
    readonly property int between: Board.px(28)

    implicitHeight: lineHeight * Board.waitingLines

    Label {
        id: head
        visible: line.vm.waiting.length > 0
        height: line.lineHeight
        verticalAlignment: Text.AlignVCenter
        text: qsTr("等候")
        color: Theme.boardSoft
        strong: true
        font.pixelSize: Board.textLeast
        wrapMode: Text.NoWrap
    }
    Label {
        objectName: "board.waiting.page"
        visible: pages.count > 1
        y: line.lineHeight
        width: head.width
        height: line.lineHeight
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: Text.AlignHCenter
        text: qsTr("%1/%2").arg(pages.page + 1).arg(pages.count)
        color: Theme.boardSoft
        font.pixelSize: Board.textLeast
        wrapMode: Text.NoWrap
    }
    QuietPages {
        id: pages
        objectName: "board.waiting.pages"
        x: head.width + line.between
        width: parent.width - x
        height: line.implicitHeight
        lineHeight: line.lineHeight
        lines: Board.waitingLines

        Flow {
            width: pages.width + line.between
            spacing: 0

            Repeater {
                model: line.vm.waiting

                Row {
                    id: entry
                    required property int index
                    required property var modelData
                    objectName: "board.waiting." + index
                    height: line.lineHeight
                    spacing: Board.px(12)
                    rightPadding: line.between

                    Label {
                        height: line.lineHeight
                        verticalAlignment: Text.AlignVCenter
                        text: entry.modelData.name
                        color: Theme.boardSoft
                        font.pixelSize: Board.textLeast
                        wrapMode: Text.NoWrap
                    }
                    Label {
                        height: line.lineHeight
                        verticalAlignment: Text.AlignVCenter
                        text: entry.modelData.waiting
                        color: Theme.boardInk
                        strong: true
                        font.pixelSize: Board.textLeast
                        font.features: { "tnum": 1 }
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }
    }
}
