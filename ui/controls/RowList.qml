import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// A long list in a card; only the rows in sight exist. `rows` is the view model's list. It takes
// the height it is given; the card is only as high as its rows.
Item {
    id: list

    property var rows: []
    property alias delegate: view.delegate
    property alias view: view
    // A text of rows fills its place, with the buttons always there: its height is only known
    // as it is read, and buttons that come and go would move the lines.
    property bool full: false
    readonly property int frame: 2 * Theme.hairline
    readonly property bool overflows: full || overflow.lasts

    implicitWidth: Theme.px(600)
    implicitHeight: Theme.touch * 3
    Layout.fillWidth: true
    Layout.fillHeight: true

    Overflow {
        id: overflow
        tooLong: list.height > 0 && view.contentHeight + list.frame > list.height + 1
    }
    Rectangle {
        width: parent.width - (list.overflows && Theme.landscape ? strip.width + Theme.s2 : 0)
        readonly property real room: list.height
            - (list.overflows && !Theme.landscape ? strip.height + Theme.s2 : 0)
        height: list.full ? room : Math.min(view.contentHeight + list.frame, room)
        visible: view.count > 0
        radius: Theme.radiusL
        color: Theme.surface
        border.width: Theme.hairline
        border.color: Theme.line

        ListView {
            id: view
            objectName: list.objectName + ".view"
            anchors.fill: parent
            anchors.margins: Theme.hairline
            clip: true
            model: list.rows
            reuseItems: true
            boundsBehavior: Flickable.StopAtBounds
            interactive: list.overflows
        }
        ScrollMark {
            target: view
            anchors.rightMargin: Theme.s1
        }
    }
    ScrollStrip {
        id: strip
        objectName: list.objectName
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: Theme.landscape ? implicitWidth : parent.width
        height: Theme.landscape ? parent.height : implicitHeight
        target: view
        visible: list.overflows
    }
}
