import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../guide"

// One entry: its facts, its texts, and the way to the guide.
Page {
    id: page

    required property EntryViewModel vm

    trail: Theme.cramped ? [] : vm.trail
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    Item {
        visible: page.vm.loaded
        Layout.fillWidth: true
        Layout.fillHeight: true

        Scroll {
            objectName: "entry.scroll"
            anchors.fill: parent

            Label {
                text: page.vm.name
                strong: true
                lineHeight: 0.95
                font.pixelSize: text.length <= 30 ? Theme.textSection : Theme.textTitle
                Accessible.role: Accessible.Heading
                Layout.fillWidth: true
            }
            Badge {
                visible: text !== ""
                text: page.vm.badge
                kind: "primary"
            }
            GridLayout {
                columns: Theme.landscape && page.vm.sections.length > 0 ? 2 : 1
                columnSpacing: Theme.s3
                rowSpacing: Theme.s3
                uniformCellWidths: true
                Layout.fillWidth: true

                Card {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop

                    FactTable {
                        facts: page.vm.facts
                        size: Theme.textBody
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
        title: qsTr("没有找到这条信息")
        text: qsTr("可能已经撤下，或者过了公示期。请返回列表查看。")
        Layout.fillWidth: true
        Layout.fillHeight: true
    }

    actions: [
        Button {
            objectName: "entry.back"
            iconName: "back"
            text: qsTr("返回")
            onClicked: page.vm.goBack()
        },
        Button {
            objectName: "entry.guide"
            visible: page.vm.guided
            kind: "primary"
            iconName: "guide"
            text: qsTr("看办事指南")
            onClicked: page.vm.openGuide()
            Layout.fillWidth: true
        }
    ]
}
