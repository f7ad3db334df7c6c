pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The open-government corner: five groups, four doors each, the same place every day.
Page {
    id: page

    required property PublicViewModel vm

    title: Theme.cramped ? "" : qsTr("政务公开")
    error: vm.error
    onErrorDismissed: vm.clearError()

    Item {
        Layout.fillWidth: true
        Layout.fillHeight: true

        Scroll {
            id: scroll
            objectName: "public.scroll"
            anchors.fill: parent

            GridLayout {
                columns: Theme.landscape ? 2 : 1
                columnSpacing: Theme.s4
                rowSpacing: Theme.s2
                uniformCellWidths: true
                Layout.fillWidth: true
                Layout.minimumHeight: scroll.viewHeight

                ColumnLayout {
                    visible: page.vm.searching
                    Layout.fillWidth: true

                    SearchField {
                        objectName: "public.search"
                        door: true
                        placeholder: qsTr("找文件、事项、部门")
                        onOpened: page.vm.search()
                        Layout.fillWidth: true
                    }
                }
                Repeater {
                    model: page.vm.groups

                    DoorGroup {
                        id: group
                        required property int index
                        required property var modelData
                        objectName: "public.group." + index
                        title: modelData.title
                        iconName: modelData.icon
                        doors: modelData.doors
                        onEntered: door => page.vm.enter(index, door)
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                    }
                }
            }
        }
    }

    actions: Button {
        objectName: "public.back"
        iconName: "back"
        text: qsTr("返回")
        onClicked: page.vm.goBack()
    }
}
