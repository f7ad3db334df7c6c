pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// All departments, or all themes, to choose one of.
Overlay {
    id: overlay

    property var rows: []
    signal chosen(key: string)
    signal closed()

    actions: Button {
        objectName: "codes.pick.close"
        text: qsTr("关闭")
        iconName: "close"
        onClicked: overlay.closed()
        Layout.fillWidth: true
    }

    Item {
        implicitHeight: Math.min(flow.implicitHeight, overlay.height * 0.62)
        Layout.fillWidth: true
        Layout.fillHeight: true

        Scroll {
            objectName: "codes.pick"
            anchors.fill: parent

            Flow {
                id: flow
                spacing: Theme.touchGap
                Layout.fillWidth: true

                Repeater {
                    model: overlay.open ? overlay.rows : []

                    Chip {
                        required property int index
                        required property var modelData
                        objectName: "codes.pick." + index
                        checkable: true
                        checked: modelData.on
                        text: modelData.text
                        onClicked: overlay.chosen(modelData.key)
                    }
                }
            }
        }
    }
}
