import QtQuick
import QtTest

// Qt's own test events. They reach the window that this item is in as a real screen's do. What
// lets the program run (commit, keyClick) is called from outside: a page that goes while a
// function here still runs would take its view model from under itself.
Item {
    id: finger

    readonly property QtObject keyboard: events
    property QtObject sequence
    property Item found

    function press(item: Item, x: real, y: real): void {
        const touch = events.touchEvent(item);
        touch.press(0, item, x, y);
        sequence = touch;
    }
    function move(item: Item, x: real, y: real): void {
        const touch = events.touchEvent(item);
        touch.move(0, item, x, y);
        sequence = touch;
    }
    function release(item: Item, x: real, y: real): void {
        const touch = events.touchEvent(item);
        touch.release(0, item, x, y);
        sequence = touch;
    }

    // Whether a visible item of that name is among these; the first in order of drawing is `found`.
    function seek(item: Item, name: string): bool {
        if (!item.visible)
            return false;
        if (item.objectName === name) {
            found = item;
            return true;
        }
        const inside = item.children;
        for (let at = 0; at < inside.length; at++) {
            if (seek(inside[at], name))
                return true;
        }
        return false;
    }

    TestEvent {
        id: events
    }
}
