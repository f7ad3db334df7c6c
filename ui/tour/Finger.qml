import QtQuick
import QtTest

// Qt's own test events. They reach the window that this item is in as a real screen's do. What
// lets the program run (commit, keyClick) is called from outside: a page that goes while a
// function here still runs would take its view model from under itself.
Item {
    id: finger

    readonly property QtObject keyboard: events
    property QtObject sequence

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

    TestEvent {
        id: events
    }
}
