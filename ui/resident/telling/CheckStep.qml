pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../disclosure"

// Everything that will be handed in, with a way back to each part.
Scroll {
    id: step

    required property TellingViewModel vm

    objectName: "telling.check"

    GridLayout {
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.s3
        rowSpacing: Theme.s3
        uniformCellWidths: Theme.landscape
        Layout.fillWidth: true

        Repeater {
            model: step.vm.review

            FactCard {
                required property int index
                required property var modelData
                title: modelData.title
                rows: modelData.rows
                labelWidth: modelData.step === "write" ? 0 : Theme.textLabel * 5
                action: qsTr("修改")
                actionName: "telling.change." + modelData.step
                onActed: step.vm.change(modelData.step)
                Layout.rowSpan: Theme.landscape && index === 1 ? 2 : 1
                Layout.row: Theme.landscape ? (index === 2 ? 1 : 0) : index
                Layout.column: Theme.landscape && index === 1 ? 1 : 0
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }
}
