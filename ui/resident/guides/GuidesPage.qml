pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The guides by department, theme or audience; a tile for each heading.
Page {
    id: page

    required property GuidesViewModel vm

    title: Theme.cramped ? "" : qsTr("办事指南")
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    GridLayout {
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.s3
        rowSpacing: Theme.s3
        uniformCellWidths: true

        SearchField {
            objectName: "guides.search"
            visible: page.vm.searching
            door: true
            placeholder: qsTr("想办什么事？输入名称或拼音")
            onOpened: page.vm.search()
            Layout.fillWidth: true
        }
        TabBar {
            objectName: "guides.way"
            tabs: page.vm.ways
            current: page.vm.way
            onChosen: index => page.vm.choose(index)
            Layout.fillWidth: true
        }
    }
    Item {
        visible: page.vm.headings.length > 0
        Layout.fillWidth: true
        Layout.fillHeight: true

        Scroll {
            objectName: "guides.scroll"
            anchors.fill: parent

            GridLayout {
                columns: Theme.landscape ? (Theme.largePrint ? 3 : 4) : Theme.largePrint ? 1 : 2
                columnSpacing: Theme.touchGap
                rowSpacing: Theme.touchGap
                uniformCellWidths: true
                Layout.fillWidth: true

                Repeater {
                    model: page.vm.headings

                    HeadingTile {
                        required property int index
                        required property var modelData
                        objectName: "guides.heading." + index
                        text: modelData.name
                        note: modelData.note
                        iconName: modelData.icon
                        onClicked: page.vm.open(modelData.key, modelData.name)
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                    }
                }
            }
        }
    }
    EmptyState {
        visible: page.vm.loaded && page.vm.headings.length === 0
        title: qsTr("本机还没有办事指南")
        text: qsTr("请到窗口询问，或稍后再来。")
        Layout.fillWidth: true
        Layout.fillHeight: true
    }

    actions: Button {
        objectName: "guides.back"
        iconName: "back"
        text: qsTr("返回")
        onClicked: page.vm.goBack()
    }
}
