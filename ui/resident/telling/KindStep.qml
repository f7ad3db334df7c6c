pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Five big plain choices, each with an example. Nobody has to know which office it is called.
Scroll {
    id: step

    required property TellingViewModel vm

    objectName: "telling.kinds"

    GridLayout {
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.touchGap
        rowSpacing: Theme.landscape ? Theme.touchGap : Theme.s3
        uniformCellWidths: true
        uniformCellHeights: true
        Layout.fillWidth: true
        Layout.minimumHeight: step.height

        Repeater {
            model: step.vm.kinds

            KindButton {
                required property int index
                required property var modelData
                objectName: "telling.kind." + modelData.kind
                text: modelData.label
                note: modelData.note
                iconName: modelData.icon
                onClicked: step.vm.choose(modelData.kind)
                Layout.columnSpan: Theme.landscape && index === 4 ? 2 : 1
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }
}
