import QtQuick
import QtQuick.Layouts
import Kiosk.Board
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Whose board it is, the day and the time.
Rectangle {
    id: header

    required property BoardViewModel vm

    implicitHeight: Board.headerHeight
    color: Theme.boardPanel

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Board.margin
        anchors.rightMargin: Board.margin
        spacing: Board.gap

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                objectName: "board.hall"
                text: qsTr("%1 · 叫号").arg(header.vm.hallName)
                color: Theme.boardInk
                strong: true
                font.pixelSize: Board.textNote
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Board.textLeast
                elide: Text.ElideRight
                maximumLineCount: 1
                wrapMode: Text.NoWrap
                Layout.fillWidth: true
            }
            Label {
                visible: !Board.landscape
                text: header.vm.dateText
                color: Theme.boardSoft
                font.pixelSize: Board.textLeast
                wrapMode: Text.NoWrap
            }
        }
        Label {
            objectName: "board.date"
            visible: Board.landscape
            text: header.vm.dateText
            color: Theme.boardSoft
            font.pixelSize: Board.textLeast
            wrapMode: Text.NoWrap
        }
        Label {
            objectName: "board.clock"
            text: header.vm.timeText
            color: Theme.boardInk
            strong: true
            font.pixelSize: Board.textClock
            font.features: { "tnum": 1 }
            wrapMode: Text.NoWrap
        }
    }
}
