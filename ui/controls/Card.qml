import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// A white sheet; its children stand in a column.
Rectangle {
    id: card

    default property alias content: column.data
    property int padding: Theme.s4
    property alias spacing: column.spacing

    implicitHeight: column.implicitHeight + 2 * padding
    implicitWidth: column.implicitWidth + 2 * padding
    radius: Theme.radiusL
    color: Theme.surface
    border.width: Theme.hairline
    border.color: Theme.line

    ColumnLayout {
        id: column
        anchors.fill: parent
        anchors.margins: card.padding
        spacing: Theme.s2
    }
}
