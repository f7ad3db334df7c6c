pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.ViewModels

// The fields of an open form under each other, halves side by side; scrolls to the one in hand.
Flickable {
    id: view

    required property OpenForm form
    property string prefix: "form"
    // Lines that a block of text shows before it scrolls.
    property int blockLines: 9

    signal entryAsked(act: string, name: string, place: int)

    // The keyboard goes to a row's field.
    function take(row: int): void {
        const place = fields.itemAt(Math.max(0, row)) as FormField;
        if (place)
            place.take();
    }
    // Scrolls until an item inside is in sight.
    function reveal(item: Item): void {
        if (!item)
            return;
        const top = item.mapToItem(column, 0, 0).y - Desk.px(40);
        const low = item.mapToItem(column, 0, item.height).y + Desk.s3;
        if (top < contentY)
            contentY = Math.max(0, top);
        else if (low > contentY + height)
            contentY = Math.max(0, Math.min(low - height, contentHeight - height));
    }

    objectName: prefix + ".fields"
    contentWidth: width
    contentHeight: column.implicitHeight + 2 * Desk.px(8)
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height

    // A field that was taken before the others found their places, or got a sentence below it.
    function settle(): void {
        const item = view.Window.window ? view.Window.window.activeFocusItem : null;
        for (let up = item; up; up = up.parent) {
            if (up === column) {
                view.reveal(item);
                return;
            }
        }
    }

    onContentHeightChanged: Qt.callLater(view.settle)

    Connections {
        target: view.form
        function onWanted(row: int): void {
            view.take(row);
        }
    }
    Connections {
        target: view.Window.window
        function onActiveFocusItemChanged(): void {
            view.settle();
        }
    }
    GridLayout {
        id: column
        x: Desk.px(10)
        width: view.width - 2 * x - Desk.px(8)
        columns: 2
        y: Desk.px(8)
        columnSpacing: Desk.s3
        rowSpacing: Desk.px(20)
        uniformCellWidths: true

        Repeater {
            id: fields
            model: view.form.rows

            FormField {
                required property bool required
                required property bool half
                form: view.form
                prefix: view.prefix
                blockLines: view.blockLines
                required_: required
                onEntryAsked: (act, name, place) => view.entryAsked(act, name, place)
                Layout.columnSpan: half ? 1 : 2
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
            }
        }
    }
    ScrollMark {
        parent: view
        target: view
        always: true
    }
}
