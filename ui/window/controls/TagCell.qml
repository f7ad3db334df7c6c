import QtQuick
import Kiosk.Desk

// A tag that stands in a column and is never wider than it.
Item {
    id: cell

    property alias text: tag.text
    property alias kind: tag.kind
    property alias size: tag.size

    implicitHeight: tag.implicitHeight

    Tag {
        id: tag
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, cell.width)
    }
}
