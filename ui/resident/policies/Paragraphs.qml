pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The text in large letters; only the paragraphs in sight exist. The first one in sight stays in
// sight when the size of the print, or the shape of the page, changes.
Item {
    id: reader

    required property ReadingViewModel vm
    property Component header: null
    // The first row in sight; what was seen before a change of size is kept in `kept`.
    readonly property int seen: list.view.indexAt(Theme.s4,
        list.view.contentY + Theme.s3)
    property int kept: 0
    property bool settling: false

    function show(row: int): void {
        kept = row;
        place();
    }

    function place(): void {
        settling = true;
        list.view.forceLayout();
        if (kept > 0)
            list.view.positionViewAtIndex(kept, ListView.Beginning);
        else
            list.view.positionViewAtBeginning();
        settled.restart();
    }

    onSeenChanged: if (!settling && seen >= 0)
        kept = seen
    onWidthChanged: hold.restart()

    Connections {
        target: Theme
        function onLargePrintChanged(): void {
            reader.settling = true;
            hold.restart();
        }
    }
    Timer {
        id: hold
        interval: 0
        onTriggered: reader.place()
    }
    Timer {
        id: settled
        interval: 80
        onTriggered: reader.settling = false
    }
    RowList {
        id: list
        objectName: reader.objectName
        anchors.fill: parent
        full: true
        rows: reader.vm.paragraphs
        view.header: reader.header ?? bare
        view.cacheBuffer: 0
        view.onMovementStarted: reader.settling = false

        Component {
            id: bare
            Item { implicitHeight: Theme.s3 }
        }

        delegate: Paragraph {
            vm: reader.vm
            width: ListView.view.width
        }
    }
}
