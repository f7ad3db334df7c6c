pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Five grades: a face, words, and a place in a fixed order. Colour says nothing that they do not.
Scroll {
    id: step

    required property EvaluationViewModel vm
    readonly property bool rows: !Theme.landscape

    objectName: "evaluation.grades"

    GridLayout {
        id: grid
        columns: step.rows ? 1 : 5
        columnSpacing: Theme.touchGap
        rowSpacing: Theme.s3
        uniformCellWidths: true
        uniformCellHeights: true
        Layout.fillWidth: true
        Layout.minimumHeight: step.height

        Repeater {
            model: step.vm.grades

            GradeButton {
                required property int index
                required property var modelData
                objectName: "evaluation.grade." + modelData.value
                text: modelData.label
                iconName: modelData.icon
                beside: step.rows
                onClicked: step.vm.choose(modelData.value)
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: Theme.px(step.rows ? 260 : 520)
            }
        }
    }
}
