import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// Content that may be longer than the screen; the children stand in a column.
GridLayout {
    id: scroll

    default property alias content: column.data
    property alias contentSpacing: column.spacing
    readonly property real contentY: view.contentY
    readonly property real contentHeight: column.implicitHeight
    readonly property real contentWidth: column.width
    readonly property real viewHeight: view.height
    readonly property bool overflows: column.implicitHeight > height + 1

    // At once, whatever moves it now.
    function moveTo(y: real): void {
        strip.halt();
        view.cancelFlick();
        view.contentY = Math.max(0, Math.min(y, column.implicitHeight - view.height));
    }

    columns: Theme.landscape ? 2 : 1
    columnSpacing: Theme.s2
    rowSpacing: Theme.s2
    Layout.fillWidth: true
    Layout.fillHeight: true
    // All of it fits again: nobody could scroll back.
    onOverflowsChanged: if (!overflows)
        moveTo(0)

    // A little wider than the content, so that the ring of a focused control is not cut off.
    Flickable {
        id: view
        objectName: scroll.objectName + ".view"
        contentWidth: width
        contentHeight: column.implicitHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        interactive: scroll.overflows
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.leftMargin: -Theme.s1
        Layout.rightMargin: -Theme.s1

        ColumnLayout {
            id: column
            x: Theme.s1
            width: view.width - 2 * Theme.s1 - (scroll.overflows && !Theme.landscape ? Theme.s3 : 0)
            spacing: Theme.s3
        }
        ScrollMark {
            parent: view
            target: view
        }
    }
    ScrollStrip {
        id: strip
        objectName: scroll.objectName
        target: view
        visible: scroll.overflows
        Layout.fillWidth: !Theme.landscape
        Layout.fillHeight: Theme.landscape
    }
}
