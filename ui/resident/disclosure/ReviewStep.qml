pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Everything that will be handed in, with a way back to each part.
Scroll {
    id: step

    required property DisclosureViewModel vm

    objectName: "disclosure.review"

    Label {
        text: qsTr("请核对。提交给：%1").arg(step.vm.office.name)
        color: Theme.ink2
        font.pixelSize: Theme.textLabel
        Layout.fillWidth: true
    }
    GridLayout {
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.s3
        rowSpacing: Theme.s3
        uniformCellWidths: Theme.landscape
        Layout.fillWidth: true

        Repeater {
            model: step.vm.sections

            FactCard {
                required property int index
                required property var modelData
                title: modelData.title
                rows: modelData.rows
                labelWidth: Theme.textLabel * 8
                action: qsTr("修改")
                actionName: "disclosure.change." + index
                onActed: step.vm.change(modelData.step)
                Layout.rowSpan: Theme.landscape && index === 0 ? 2 : 1
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }
}
