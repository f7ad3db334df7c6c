pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// A document to read. Lying, what is known of it stands beside the text.
Page {
    id: page

    required property ReadingViewModel vm

    trail: Theme.cramped ? [] : vm.trail
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    GridLayout {
        visible: page.vm.loaded
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.s4
        rowSpacing: Theme.s3
        Layout.fillWidth: true
        Layout.fillHeight: true

        ReadingHead {
            visible: !Theme.landscape
            vm: page.vm
            Layout.fillWidth: true
        }
        Item {
            visible: Theme.landscape
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 2

            Scroll {
                objectName: "reading.head"
                anchors.fill: parent

                ReadingHead {
                    vm: page.vm
                    Layout.fillWidth: true
                }
            }
        }
        Paragraphs {
            objectName: "reading.text"
            rows: page.vm.paragraphs
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            Layout.fillHeight: true
        }
    }
    EmptyState {
        visible: page.vm.missing
        title: qsTr("没有找到这份内容")
        text: qsTr("可能已经撤下，请返回列表查看。")
        Layout.fillWidth: true
        Layout.fillHeight: true
    }

    actions: Button {
        objectName: "reading.back"
        iconName: "back"
        text: qsTr("返回")
        onClicked: page.vm.goBack()
    }
}
