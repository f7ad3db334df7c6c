pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// What was changed and what is wrong with it, line by line beside a form.
Rectangle {
    id: side

    property var lines: []

    radius: Desk.radiusM
    color: Theme.canvas
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: Theme.line

    ListView {
        id: view
        objectName: side.objectName + ".lines"
        anchors.fill: parent
        anchors.margins: Desk.px(20)
        model: side.lines
        clip: true
        spacing: Desk.px(12)
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: contentHeight > height
        Keys.onUpPressed: contentY = Math.max(0, contentY - Desk.rowHeight)
        Keys.onDownPressed: contentY = Math.max(0, Math.min(contentHeight - height, contentY + Desk.rowHeight))
        delegate: DetailLine {
            width: view.width - Desk.px(18)
        }

        ScrollMark {
            parent: view
            target: view
            always: true
        }
    }
}
