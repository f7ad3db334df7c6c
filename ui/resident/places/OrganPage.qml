pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../guide"

// One organ.
Page {
    id: page

    required property OrganViewModel vm

    trail: [qsTr("大厅导航"), qsTr("部门机构")]
    title: vm.name
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    Item {
        visible: page.vm.loaded
        Layout.fillWidth: true
        Layout.fillHeight: true

        Scroll {
            objectName: "organ.scroll"
            anchors.fill: parent

            GridLayout {
                columns: Theme.landscape ? 2 : 1
                columnSpacing: Theme.s3
                rowSpacing: Theme.s3
                uniformCellWidths: true
                Layout.fillWidth: true

                Card {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    ContactLines {
                        contacts: page.vm.contacts
                        Layout.fillWidth: true
                    }
                }
                Sections {
                    visible: page.vm.sections.length > 0
                    sections: page.vm.sections
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                }
            }
        }
    }
    EmptyState {
        visible: page.vm.missing
        title: qsTr("没有找到这个机构")
        text: qsTr("请返回机构列表重新选择。")
        Layout.fillWidth: true
        Layout.fillHeight: true
    }

    actions: [
        Button {
            objectName: "organ.back"
            iconName: "back"
            text: qsTr("返回")
            onClicked: page.vm.goBack()
        },
        Button {
            objectName: "organ.items"
            visible: page.vm.itemsText !== ""
            iconName: "guide"
            text: page.vm.itemsText
            onClicked: page.vm.openItems()
            Layout.fillWidth: true
        },
        Button {
            objectName: "organ.map"
            visible: page.vm.mapped
            kind: "primary"
            iconName: "place"
            text: qsTr("看窗口位置")
            onClicked: page.vm.showPlace()
            Layout.fillWidth: true
        }
    ]
}
