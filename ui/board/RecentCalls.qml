pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Board
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The calls before this one, and under them how many wait.
Rectangle {
    id: panel

    required property BoardViewModel vm
    readonly property int rowHeight: (height - Board.px(16 + 12 + 24) - waiting.implicitHeight)
        / Board.recentRows

    radius: Board.radius
    color: Theme.boardPanel

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Board.inset
        anchors.rightMargin: Board.inset
        anchors.topMargin: Board.px(16)
        anchors.bottomMargin: Board.px(24)
        spacing: 0

        Repeater {
            model: panel.vm.recent.slice(0, Board.recentRows)

            RecentRow {
                required property int index
                required property var modelData
                objectName: "board.recent." + index
                number: modelData.number
                window: modelData.window
                missed: modelData.missed
                Layout.fillWidth: true
                Layout.preferredHeight: panel.rowHeight
            }
        }
        Label {
            visible: panel.vm.recent.length === 0
            text: qsTr("今天叫过的号码会列在这里。")
            color: Theme.boardSoft
            font.pixelSize: Board.textNote
            Layout.fillWidth: true
            Layout.topMargin: Board.px(28)
        }
        Item {
            Layout.fillHeight: true
        }
        WaitingLine {
            id: waiting
            vm: panel.vm
            Layout.fillWidth: true
        }
    }
}
