pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// One field of a form step, in the look that its row asks for.
Loader {
    id: place

    required property DisclosureViewModel vm
    required property int index
    required property var modelData
    property bool asked: true
    property string problem: ""
    property string chosen: ""
    readonly property bool focused: (item as FieldFrame)?.focused ?? false

    function take(): void {
        if (item as TextField)
            (item as TextField).take();
        else if (item as TextArea)
            (item as TextArea).take();
        else if (item as ChoiceGroup)
            (item as ChoiceGroup).take();
    }

    // Counted as a reader counts them; the editor counts a rare character as two.
    function signs(text: string): int {
        return [...text].length;
    }

    active: asked
    visible: asked
    sourceComponent: modelData.look === "line" ? line : modelData.look === "area" ? area : choice

    Component {
        id: line
        TextField {
            id: entry
            objectName: "disclosure." + place.modelData.name
            label: place.modelData.label
            required: place.modelData.required
            hint: place.modelData.hint
            error: place.problem
            limit: place.modelData.limit
            length: place.signs(text)
            // Twice the limit: too long a text is told, not cut in the middle of a character.
            maximumLength: 2 * place.modelData.limit
            inputMethodHints: place.modelData.hints
            onEdited: text => place.vm.edit(place.modelData.name, text)
            Component.onCompleted: text = place.vm.answer(place.modelData.name)

            Connections {
                target: place.vm
                function onWiped(): void {
                    entry.text = "";
                }
                function onRefilled(): void {
                    entry.text = place.vm.answer(place.modelData.name);
                }
            }
        }
    }
    Component {
        id: area
        TextArea {
            id: writing
            objectName: "disclosure." + place.modelData.name
            label: place.modelData.label
            required: place.modelData.required
            hint: place.modelData.hint
            error: place.problem
            limit: place.modelData.limit
            length: place.signs(text)
            maximumLength: 2 * place.modelData.limit
            boxHeight: Theme.px(Theme.landscape ? 240 : 400)
            onEdited: text => place.vm.edit(place.modelData.name, text)
            Component.onCompleted: text = place.vm.answer(place.modelData.name)

            Connections {
                target: place.vm
                function onWiped(): void {
                    writing.text = "";
                }
                function onRefilled(): void {
                    writing.text = place.vm.answer(place.modelData.name);
                }
            }
        }
    }
    Component {
        id: choice
        ChoiceGroup {
            name: "disclosure." + place.modelData.name
            label: place.modelData.label
            choices: place.modelData.choices
            chips: place.modelData.look === "chips"
            chosen: place.chosen
            error: place.problem
            onChoose: value => place.vm.choose(place.modelData.name, value)
        }
    }
}
