import QtQuick
import QtQuick.Layouts
import Kiosk.Board
import Kiosk.Controls
import Kiosk.Theme

// A number and the window it was called to.
Item {
    id: row

    property string number: ""
    property string window: ""
    property bool missed: false

    RowLayout {
        anchors.fill: parent
        // The middle of the letters lies below that of the font's line.
        anchors.bottomMargin: Board.px(8)
        spacing: Board.px(20)

        Label {
            text: row.number
            color: Theme.boardInk
            strong: true
            font.pixelSize: Board.textRow
            font.features: { "tnum": 1 }
            wrapMode: Text.NoWrap
            Layout.fillWidth: true
        }
        Label {
            visible: row.missed
            text: qsTr("过号")
            color: Theme.boardSoft
            font.pixelSize: Board.textLeast
            wrapMode: Text.NoWrap
        }
        Label {
            text: row.window
            color: Theme.boardWindow
            font.pixelSize: Board.textRowWindow
            font.weight: Font.Medium
            font.features: { "tnum": 1 }
            wrapMode: Text.NoWrap
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Board.hairline
        color: Theme.boardLine
    }
}
