import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// Content that may be longer than the screen; the children stand in a column.
Item {
    id: scroll

    default property alias content: column.data
    property alias contentSpacing: column.spacing
    readonly property real contentY: view.contentY
    readonly property real contentHeight: column.implicitHeight
    readonly property real contentWidth: column.width
    readonly property real viewHeight: view.height
    readonly property bool overflows: overflow.lasts
    readonly property real taken: !overflows ? 0
        : Theme.s2 + (Theme.landscape ? strip.implicitWidth : strip.implicitHeight)

    // At once, whatever moves it now.
    function moveTo(y: real): void {
        strip.halt();
        view.cancelFlick();
        view.contentY = Math.max(0, Math.min(y, column.implicitHeight - view.height));
    }

    Layout.fillWidth: true
    Layout.fillHeight: true
    // All of it fits again: nobody could scroll back.
    onOverflowsChanged: if (!overflows)
        moveTo(0)

    Overflow {
        id: overflow
        tooLong: scroll.height > 0 && column.implicitHeight > scroll.height + 1
    }
    // A little wider than the content, so that the ring of a focused control is not cut off.
    Flickable {
        id: view
        objectName: scroll.objectName + ".view"
        x: -Theme.s1
        width: scroll.width + 2 * Theme.s1 - (Theme.landscape ? scroll.taken : 0)
        height: scroll.height - (Theme.landscape ? 0 : scroll.taken)
        contentWidth: width
        contentHeight: column.implicitHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        interactive: scroll.overflows

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
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: Theme.landscape ? implicitWidth : parent.width
        height: Theme.landscape ? parent.height : implicitHeight
        target: view
        visible: scroll.overflows
    }
}
