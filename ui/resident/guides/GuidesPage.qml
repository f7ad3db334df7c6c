pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The catalogue: what is used most here as a list, every other way as tiles.
Page {
    id: page

    required property GuidesViewModel vm

    title: Theme.cramped ? "" : qsTr("办事指南")
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    GridLayout {
        columns: Theme.landscape && page.vm.searching ? 2 : 1
        columnSpacing: Theme.s3
        rowSpacing: Theme.s3

        SearchField {
            objectName: "guides.search"
            visible: page.vm.searching
            door: true
            placeholder: Theme.landscape ? qsTr("想办什么事？") : qsTr("想办什么事？输入名称或拼音")
            onOpened: page.vm.search()
            Layout.fillWidth: true
            Layout.preferredWidth: 2
        }
        TabBar {
            objectName: "guides.way"
            tabs: page.vm.ways
            current: page.vm.way
            onChosen: index => page.vm.choose(index)
            Layout.fillWidth: true
            Layout.preferredWidth: 3
        }
    }
    Item {
        visible: page.vm.loaded && !page.vm.empty
        Layout.fillWidth: true
        Layout.fillHeight: true

        Scroll {
            id: scroll
            objectName: "guides.scroll"
            anchors.fill: parent

            UsedHere {
                visible: page.vm.way === 0
                vm: page.vm
                Layout.fillWidth: true
            }
            Label {
                visible: text !== "" && !Theme.cramped
                text: page.vm.lead
                color: Theme.ink2
                font.pixelSize: Theme.textNote
                Layout.fillWidth: true
            }
            GridLayout {
                readonly property bool wordy: page.vm.way === 5
                visible: page.vm.way > 0
                columns: Theme.landscape ? (Theme.largePrint || wordy ? 3 : 4)
                    : Theme.largePrint || wordy ? 1 : 2
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
        Connections {
            target: page.vm
            function onCatalogueChanged(): void {
                scroll.moveTo(0);
            }
        }
    }
    EmptyState {
        visible: page.vm.empty
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
