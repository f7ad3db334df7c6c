pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// The dark side: the hall, the pages that are built, ways of seeing, the lock.
Rectangle {
    id: side

    required property WindowShellViewModel vm

    implicitWidth: Desk.navWidth
    color: Theme.nav

    ColumnLayout {
        anchors.fill: parent
        anchors.topMargin: Desk.px(28)
        anchors.bottomMargin: Desk.px(28)
        spacing: 0

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Layout.leftMargin: Desk.px(28)
            Layout.rightMargin: Desk.s2
            Layout.bottomMargin: Desk.px(26)

            Label {
                text: side.vm.hallName
                strong: true
                color: Theme.navInkOn
                font.pixelSize: Desk.type(25)
                lineHeight: 0.92
                Layout.fillWidth: true
            }
            Label {
                text: qsTr("窗口工作台")
                color: Theme.navInk
                font.pixelSize: Desk.textSmall
                Layout.fillWidth: true
            }
        }
        Repeater {
            model: side.vm.entries

            SideEntry {
                id: door
                required property int index
                required property var modelData
                objectName: "side." + modelData.name
                text: modelData.text
                count: modelData.count
                on: modelData.on
                onClicked: side.vm.go(modelData.name)
                Layout.fillWidth: true

                Shortcut {
                    sequences: ["Ctrl+" + (door.index + 1)]
                    autoRepeat: false
                    enabled: side.vm.signedIn
                    onActivated: side.vm.go(door.modelData.name)
                }
            }
        }
        Item {
            Layout.fillHeight: true
        }
        SideEntry {
            objectName: "side.largePrint"
            text: Theme.largePrint ? qsTr("大字：开") : qsTr("大字")
            onClicked: side.vm.switch("largePrint")
            Layout.fillWidth: true
        }
        SideEntry {
            objectName: "side.highContrast"
            text: Theme.highContrast ? qsTr("高对比：开") : qsTr("高对比")
            onClicked: side.vm.switch("highContrast")
            Layout.fillWidth: true
        }
        SideEntry {
            objectName: "side.lock"
            text: qsTr("锁屏")
            keys: "Ctrl L"
            onClicked: side.vm.lock()
            Layout.fillWidth: true
        }
    }
    Rectangle {
        anchors.right: parent.right
        width: Theme.hairline
        height: parent.height
        visible: Theme.highContrast
        color: Theme.line
    }
}
