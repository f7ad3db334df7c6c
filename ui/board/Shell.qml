import QtQuick
import Kiosk.Theme
import Kiosk.ViewModels

// The board's window: one page, from edge to edge.
Window {
    id: shell

    required property ViewModel vm
    readonly property Item pages: host

    color: Theme.board
    title: qsTr("叫号屏")

    Item {
        id: host
        anchors.fill: parent
    }
}
