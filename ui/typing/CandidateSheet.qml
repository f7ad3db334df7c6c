pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.ViewModels

// Many candidates at once, in the place of the keys.
Rectangle {
    id: sheet

    required property KeyboardViewModel vm
    readonly property int count: Math.max(1, Math.floor(height / (Theme.touchLeast + Theme.s1)))

    function measure(): void {
        if (width > 0 && height > 0)
            vm.measureSheet(width - 2 * Theme.s1, Theme.textName, Theme.px(100), Theme.s1, count);
    }

    radius: Theme.px(16)
    color: Theme.surface
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: Theme.line
    onWidthChanged: measure()
    onHeightChanged: measure()

    Column {
        anchors.fill: parent
        anchors.leftMargin: Theme.s1
        anchors.rightMargin: Theme.s1

        Repeater {
            model: sheet.vm.sheet

            Row {
                id: line

                required property int index
                required property var modelData

                height: sheet.height / sheet.count
                spacing: Theme.s1

                Repeater {
                    model: line.modelData

                    CandidateCell {
                        required property int index
                        objectName: "keyboard.sheet." + line.index + "." + index
                        height: line.height
                        onClicked: sheet.vm.pick(modelData.place)
                    }
                }
            }
        }
    }
}
