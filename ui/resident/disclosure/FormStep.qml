pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The fields of one step. Only what is asked now exists, so nothing hidden keeps a text.
Scroll {
    id: step

    required property DisclosureViewModel vm
    readonly property real room: contentWidth

    objectName: "disclosure.form"
    onHeightChanged: Qt.callLater(step.revealFocused)

    // Brings a field into sight, its label first.
    function reveal(place: Item): void {
        if (!overflows)
            return;
        const seen = viewHeight;
        const top = place.mapToItem(grid, 0, 0).y;
        if (top < contentY || top + place.height > contentY + seen)
            moveTo(top - Theme.s2);
    }
    function revealFocused(): void {
        for (let at = 0; at < places.count; at++) {
            const place = places.itemAt(at) as FormField;
            if (place?.focused ?? false)
                reveal(place);
        }
    }
    function take(name: string): void {
        for (let at = 0; at < places.count; at++) {
            const place = places.itemAt(at) as FormField;
            if (place?.asked && place.modelData.name === name) {
                reveal(place);
                place.take();
                return;
            }
        }
    }

    Connections {
        target: step.vm
        function onFocusWanted(name: string): void {
            step.take(name);
        }
        function onStepChanged(): void {
            step.moveTo(0);
        }
    }
    CardStrip {
        visible: step.vm.byCard && step.vm.card.reader
        vm: step.vm.card
        Layout.fillWidth: true
    }
    GridLayout {
        id: grid
        columns: Theme.landscape ? 4 : 2
        columnSpacing: Theme.s3
        rowSpacing: Theme.s3
        Layout.fillWidth: true

        Repeater {
            id: places
            model: step.vm.fields

            FormField {
                vm: step.vm
                asked: step.vm.asked.includes(index)
                problem: step.vm.problems[modelData.name] ?? ""
                chosen: step.vm.chosen[modelData.name] ?? ""
                onFocusedChanged: if (focused)
                    step.reveal(this)
                Layout.columnSpan: modelData.wide ? 2 : 1
                Layout.preferredWidth: (step.room + grid.columnSpacing) / grid.columns
                    * (modelData.wide ? 2 : 1) - grid.columnSpacing
                Layout.maximumWidth: Layout.preferredWidth
                Layout.alignment: Qt.AlignTop
            }
        }
    }
    PublishedHint {
        visible: step.vm.public.hints.length > 0 && step.vm.fields.some(field => field.look === "area")
        vm: step.vm.public
        Layout.fillWidth: true
    }
}
