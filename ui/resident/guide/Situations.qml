pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The questions about one's situation, all at once, each with its answers to touch.
Overlay {
    id: overlay

    required property GuideViewModel vm

    open: vm.asking
    title: Theme.cramped ? "" : qsTr("您是哪种情况？")
    actions: [
        Button {
            objectName: "guide.situations.reset"
            text: qsTr("都不选")
            onClicked: overlay.vm.forget()
            Layout.fillWidth: true
        },
        Button {
            objectName: "guide.situations.close"
            kind: "primary"
            text: qsTr("选好了")
            onClicked: overlay.vm.ask(false)
            Layout.fillWidth: true
        }
    ]

    Item {
        implicitHeight: Math.min(column.implicitHeight,
            overlay.height - Theme.touch - 2 * (Theme.s3 + Theme.s5) - 2 * Theme.s3
            - (Theme.cramped ? 0 : Theme.px(100)))
        Layout.fillWidth: true
        Layout.fillHeight: true

        Scroll {
            objectName: "guide.situations"
            anchors.fill: parent

            ColumnLayout {
                id: column
                spacing: Theme.s3
                Layout.fillWidth: true

                Repeater {
                    model: overlay.vm.asking ? overlay.vm.situations : []

                    ColumnLayout {
                        id: situation
                        required property var modelData
                        required property int index
                        spacing: Theme.s1
                        Layout.fillWidth: true

                        Label {
                            text: situation.modelData.question
                            strong: true
                            font.pixelSize: Theme.textRow
                            Layout.fillWidth: true
                        }
                        GridLayout {
                            columns: Theme.largePrint && !Theme.landscape ? 1 : 2
                            columnSpacing: Theme.touchGap
                            rowSpacing: Theme.touchGap
                            uniformCellWidths: true
                            Layout.fillWidth: true

                            Repeater {
                                model: situation.modelData.options

                                RadioCard {
                                    required property var modelData
                                    required property int index
                                    objectName: "guide.situation." + situation.index + "." + index
                                    text: modelData.text
                                    on: modelData.on
                                    onClicked: overlay.vm.answer(modelData.key)
                                    Layout.fillWidth: true
                                    Layout.fillHeight: true
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
