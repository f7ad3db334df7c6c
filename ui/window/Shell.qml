import QtQuick
import QtQuick.Layouts
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// The window of the workplace. Pages stand in `pages`; the side and the bar show while someone
// is signed in.
Window {
    id: shell

    required property WindowShellViewModel vm
    readonly property Item pages: host

    color: Theme.canvas
    title: vm.signedIn ? qsTr("%1 · 窗口工作台").arg(vm.windowText) : qsTr("窗口工作台")
    minimumWidth: Desk.leastWidth
    minimumHeight: Desk.leastHeight

    Shortcut {
        sequences: ["Ctrl+L"]
        autoRepeat: false
        enabled: shell.vm.signedIn
        onActivated: shell.vm.lock()
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0

        Side {
            vm: shell.vm
            visible: shell.vm.signedIn
            Layout.fillHeight: true
        }
        ColumnLayout {
            spacing: 0

            TopBar {
                vm: shell.vm
                visible: shell.vm.signedIn
                Layout.fillWidth: true
            }
            Item {
                id: host
                clip: true
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }
}
