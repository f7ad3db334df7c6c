pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// By what the list can be narrowed, each with how many items are left. What would leave none
// cannot be touched.
Overlay {
    id: overlay

    required property GuideItemsViewModel vm

    open: vm.filtering
    title: Theme.cramped ? "" : qsTr("按条件筛选")
    actions: [
        Button {
            objectName: "guides.filters.clear"
            enabled: overlay.vm.narrowed
            text: qsTr("清除")
            onClicked: overlay.vm.widen()
            Layout.fillWidth: true
        },
        Button {
            objectName: "guides.filters.close"
            kind: "primary"
            text: qsTr("看 %1").arg(overlay.vm.count)
            onClicked: overlay.vm.filter(false)
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
            objectName: "guides.filters"
            anchors.fill: parent

            ColumnLayout {
                id: column
                spacing: Theme.s3
                Layout.fillWidth: true

                Repeater {
                    model: overlay.vm.filtering ? overlay.vm.groups : []

                    ColumnLayout {
                        id: group
                        required property var modelData
                        required property int index
                        spacing: Theme.s1
                        Layout.fillWidth: true

                        Label {
                            text: group.modelData.title
                            strong: true
                            font.pixelSize: Theme.textLabel
                        }
                        Flow {
                            spacing: Theme.touchGap
                            Layout.fillWidth: true

                            Repeater {
                                model: group.modelData.options

                                Chip {
                                    required property var modelData
                                    required property int index
                                    objectName: "guides.filter." + group.index + "." + index
                                    checked: modelData.on
                                    enabled: modelData.open
                                    opacity: enabled ? 1 : 0.45
                                    text: modelData.text
                                    onClicked: overlay.vm.narrow(modelData.facet, modelData.key)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
