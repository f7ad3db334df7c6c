pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What a list can be narrowed by: a group at a time, its options as chips.
Overlay {
    id: overlay

    required property ListingViewModel vm
    property string prefix: "list"
    readonly property real room: height - 2 * (Theme.s3 + Theme.s5) - Theme.textSection * 1.4
        - groups.implicitHeight - Theme.touch - 4 * Theme.s3

    open: vm.filtering
    title: Theme.cramped ? "" : qsTr("筛选")
    actions: [
        Button {
            objectName: overlay.prefix + ".filter.clear"
            text: qsTr("全部清除")
            enabled: overlay.vm.picked.length > 0 || overlay.vm.query !== ""
            onClicked: overlay.vm.clear()
            Layout.fillWidth: true
        },
        Button {
            objectName: overlay.prefix + ".filter.close"
            kind: "primary"
            text: qsTr("看结果，%1").arg(overlay.vm.totalText)
            onClicked: overlay.vm.filter(false)
            Layout.fillWidth: true
        }
    ]

    TabBar {
        id: groups
        objectName: overlay.prefix + ".group"
        visible: overlay.vm.groups.length > 1
        tabs: overlay.vm.groups
        current: overlay.vm.group
        onChosen: index => overlay.vm.chooseGroup(index)
        Layout.fillWidth: true
    }
    Item {
        implicitHeight: Math.max(Theme.touch, Math.min(overlay.room, Theme.px(700)))
        Layout.fillWidth: true

        Scroll {
            objectName: overlay.prefix + ".options"
            anchors.fill: parent

            Flow {
                id: flow
                spacing: Theme.touchGap
                Layout.fillWidth: true

                Repeater {
                    model: overlay.vm.options

                    Chip {
                        required property int index
                        required property var modelData
                        objectName: overlay.prefix + ".option." + index
                        width: Math.min(implicitWidth, flow.width)
                        checkable: true
                        checked: modelData.on
                        text: modelData.text
                        onClicked: overlay.vm.pick(modelData.key)
                    }
                }
            }
        }
    }
}
