pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.ViewModels

// Many candidates at once, in the place of the keys. Its cells are kept and take other words.
Rectangle {
    id: sheet

    required property KeyboardViewModel vm
    // Lines.
    required property int count
    readonly property var cells: vm.sheet
    readonly property var none: ({ place: 0, number: 0, text: "", wide: 0, first: false, line: 0,
        left: 0 })

    radius: Theme.px(16)
    color: Theme.surface
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: Theme.line

    Repeater {
        model: 80

        CandidateCell {
            required property int index
            objectName: "keyboard.sheet." + (index + 1)
            visible: index < sheet.cells.length
            candidate: sheet.cells[index] ?? sheet.none
            x: Theme.s1 + candidate.left
            y: candidate.line * height
            height: sheet.height / sheet.count
            onClicked: sheet.vm.pick(candidate.place)
        }
    }
}
