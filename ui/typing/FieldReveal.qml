import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// Keeps the field that is typed into in sight above the keyboard: what scrolls is scrolled, and
// the page is lifted where that is not enough.
Item {
    id: reveal

    required property Item page
    property bool active: false
    property real lift: 0
    readonly property Item field: active ? Window.activeFocusItem : null
    readonly property rect caret: (field as TextInput)?.cursorRectangle
        ?? (field as TextEdit)?.cursorRectangle ?? Qt.rect(0, 0, 0, 0)

    function frameOf(item: Item): Item {
        for (let up = item; up && up !== page; up = up.parent) {
            if (up as FieldFrame)
                return up;
        }
        return item;
    }
    // How far a stretch must move up (or down, below 0) to be within the height.
    function shift(top: real, height: real, room: real): real {
        if (top + height > room)
            return Math.min(top, top + height - room);
        return Math.min(0, top);
    }
    // The whole field with its label and hint where that fits, else the line of the cursor.
    function wanted(view: Item): rect {
        const frame = frameOf(field);
        const whole = frame.mapToItem(view, 0, 0, frame.width, frame.height);
        if (whole.height <= view.height)
            return whole;
        return field.mapToItem(view, caret.x, caret.y - Theme.s2, 1, caret.height + 2 * Theme.s2);
    }
    function scroll(view: Flickable): void {
        const place = wanted(view);
        const to = view.contentY + shift(place.y, place.height, view.height);
        view.contentY = Math.max(0, Math.min(to, view.contentHeight - view.height));
    }
    function now(): void {
        if (!field) {
            lift = 0;
            return;
        }
        for (let up = field.parent; up && up !== page; up = up.parent) {
            const view = up as Flickable;
            if (view && view.contentHeight > view.height)
                scroll(view);
        }
        const place = wanted(page);
        lift = Math.max(0, shift(place.y, place.height + Theme.s2, page.height));
    }

    onFieldChanged: soon.restart()
    onCaretChanged: soon.restart()

    Connections {
        target: reveal.page
        function onHeightChanged(): void {
            soon.restart();
        }
    }
    // After the layout, which comes with the next frame.
    Timer {
        id: soon
        interval: 20
        onTriggered: reveal.now()
    }
}
