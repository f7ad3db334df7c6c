import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// A list in a panel under a head. When its rows are renewed it stays where it was scrolled to,
// and the arrow keys keep their row. Enter acts on that row.
Panel {
    id: table

    property var rows: []
    property alias head: head.data
    property alias delegate: view.delegate
    readonly property alias view: view
    signal entered(index: int)

    onRowsChanged: {
        const y = view.contentY;
        const at = view.currentIndex;
        view.model = rows;
        view.forceLayout();
        view.currentIndex = Math.min(at, rows.length - 1);
        view.contentY = Math.max(0, Math.min(y, view.contentHeight - view.height));
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.hairline
        spacing: 0

        RowLayout {
            id: head
            spacing: Desk.s2
            Layout.fillWidth: true
            Layout.leftMargin: Desk.px(20)
            Layout.rightMargin: Desk.px(20)
            Layout.preferredHeight: Math.max(Desk.px(58), Desk.textSmall * 2)
        }
        Rule {}
        ListView {
            id: view
            objectName: table.objectName + ".view"
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            keyNavigationEnabled: true
            highlightMoveDuration: 0
            currentIndex: -1
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.bottomMargin: Desk.radiusL / 2
            onActiveFocusChanged: {
                if (activeFocus && currentIndex < 0 && count > 0)
                    currentIndex = 0;
            }
            Keys.onReturnPressed: table.entered(currentIndex)
            Keys.onEnterPressed: table.entered(currentIndex)
            Accessible.role: Accessible.List

            ScrollMark {
                parent: view
                target: view
            }
        }
    }
}
