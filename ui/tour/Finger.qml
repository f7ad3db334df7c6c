import QtQuick
import QtTest

// Qt's own test events. They reach the window that this item is in as a real screen's do.
Item {
    id: finger

    function touch(item: Item, x: real, y: real): void {
        const touch = events.touchEvent(item)
        touch.press(0, item, x, y)
        touch.commit()
        touch.release(0, item, x, y)
        touch.commit()
    }

    function key(key: int, modifiers: int): bool {
        return events.keyClick(key, modifiers, -1)
    }

    TestEvent {
        id: events
    }
}
