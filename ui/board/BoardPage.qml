import QtQuick
import QtQuick.Layouts
import Kiosk.Board
import Kiosk.Theme
import Kiosk.ViewModels

// Whom the hall calls now, whom it called, who waits, what it announces.
Rectangle {
    id: page

    required property BoardViewModel vm

    anchors.fill: parent
    color: Theme.board

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        BoardHeader {
            vm: page.vm
            Layout.fillWidth: true
        }
        GridLayout {
            columns: Board.landscape ? 2 : 1
            columnSpacing: Board.gap
            rowSpacing: Board.gap
            Layout.leftMargin: Board.margin
            Layout.rightMargin: Board.margin
            Layout.topMargin: Board.gap
            Layout.bottomMargin: Board.gap
            Layout.fillWidth: true
            Layout.fillHeight: true

            CallCard {
                vm: page.vm
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: Board.landscape ? 125 : 1
                Layout.preferredHeight: Board.landscape ? 1 : 92
            }
            RecentCalls {
                visible: page.vm.state === "call" || page.vm.state === "calm"
                vm: page.vm
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: Board.landscape ? 100 : 1
                Layout.preferredHeight: Board.landscape ? 1 : 100
            }
        }
        Ticker {
            vm: page.vm
            Layout.fillWidth: true
        }
    }
}
