pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What people of this hall come for most, and the labels as short ways to what is easy.
ColumnLayout {
    id: used

    required property GuidesViewModel vm

    spacing: Theme.s3

    Flow {
        spacing: Theme.touchGap
        Layout.fillWidth: true

        Repeater {
            model: used.vm.labels

            Chip {
                required property int index
                required property var modelData
                objectName: "guides.label." + index
                text: modelData.text
                onClicked: used.vm.openLabel(modelData.key)
            }
        }
    }
    Rectangle {
        visible: used.vm.used.length > 0
        implicitHeight: list.implicitHeight + 2 * Theme.hairline
        radius: Theme.radiusL
        color: Theme.surface
        border.width: Theme.hairline
        border.color: Theme.line
        Layout.fillWidth: true

        GridLayout {
            id: list
            anchors.fill: parent
            anchors.margins: Theme.hairline
            columns: Theme.landscape ? 2 : 1
            columnSpacing: 0
            rowSpacing: 0
            uniformCellWidths: true

            Repeater {
                model: used.vm.used

                ListRow {
                    required property int index
                    required property var modelData
                    objectName: "guides.used." + index
                    text: modelData.text
                    note: modelData.note
                    last: index >= used.vm.used.length - list.columns
                    onClicked: used.vm.openGuide(modelData.code)
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
        }
    }
}
