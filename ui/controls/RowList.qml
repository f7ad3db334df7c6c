import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// A long list in a card; only the rows in sight exist. `rows` is the view model's list.
ColumnLayout {
    id: list

    property var rows: []
    property alias delegate: view.delegate
    property alias view: view
    readonly property bool overflows: view.contentHeight > height + 1

    spacing: Theme.s2
    Layout.fillWidth: true
    Layout.fillHeight: true

    Rectangle {
        radius: Theme.radiusL
        color: Theme.surface
        border.width: Theme.hairline
        border.color: Theme.line
        implicitHeight: view.contentHeight + 2 * border.width
        Layout.fillWidth: true
        Layout.fillHeight: list.overflows
        Layout.maximumHeight: implicitHeight

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
        objectName: list.objectName
        target: view
        visible: list.overflows
        Layout.fillWidth: true
    }
    Item {
        visible: !list.overflows
        Layout.fillHeight: true
    }
}
