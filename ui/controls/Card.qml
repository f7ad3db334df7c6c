import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// A white sheet; its children stand in a column.
Rectangle {
    id: card

    default property alias content: column.data
    // Without a frame of its own, for a card that stands in another one.
    property bool bare: false
    property int padding: bare ? 0 : Theme.s4
    property alias spacing: column.spacing

    implicitHeight: column.implicitHeight + 2 * padding
    implicitWidth: column.implicitWidth + 2 * padding
    radius: Theme.radiusL
    color: bare ? "transparent" : Theme.surface
    border.width: bare ? 0 : Theme.hairline
    border.color: Theme.line

    ColumnLayout {
        id: column
        anchors.fill: parent
        anchors.margins: card.padding
        spacing: Theme.s2
    }
}
