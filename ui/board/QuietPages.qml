import QtQuick
import Kiosk.Board

// Content that is higher than its place is shown page by page: it stands still, fades out, and the
// next page fades in. Nothing runs while it stands. With `items` more than one, the next item
// follows the last page.
Item {
    id: pages

    default property alias content: sheet.data
    property int lineHeight: Board.textNote
    property int lines: 1
    property int items: 1
    property int item: 0
    property int page: 0
    readonly property real sheetOpacity: sheet.opacity
    readonly property int step: Math.max(1, lineHeight * lines)
    readonly property int count: Math.max(1, Math.ceil((sheet.childrenRect.height - 1) / step))

    function turn(): void {
        if (page + 1 < count) {
            page += 1;
        } else {
            page = 0;
            item = items > 0 ? (item + 1) % items : 0;
        }
    }

    implicitHeight: step
    clip: true
    onItemsChanged: {
        if (item >= items) {
            item = 0;
            page = 0;
        }
    }
    onCountChanged: if (page >= count) page = 0

    Item {
        id: sheet
        width: pages.width
        height: childrenRect.height
        y: -pages.page * pages.step
    }
    Timer {
        interval: Board.dwell
        repeat: true
        running: pages.visible && (pages.count > 1 || pages.items > 1)
        onTriggered: turning.start()
    }
    SequentialAnimation {
        id: turning
        NumberAnimation {
            target: sheet
            property: "opacity"
            to: 0
            duration: Board.fade
        }
        ScriptAction {
            script: pages.turn()
        }
        NumberAnimation {
            target: sheet
            property: "opacity"
            to: 1
            duration: Board.fade
        }
    }
}
