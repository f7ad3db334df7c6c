pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// One line of figures: the name on the left, numbers to the right of their columns.
Rectangle {
    id: line

    property var cells: []
    property bool total: false
    property int nameWidth: 0
    property real cellWidth: 0

    implicitHeight: Math.max(Desk.px(46), Math.round(Desk.textNote * 1.9))
    color: total ? Theme.surfaceSunken : "transparent"

    Row {
        anchors.fill: parent
        anchors.leftMargin: Desk.px(20)

        Repeater {
            model: line.cells

            Label {
                required property int index
                required property var modelData
                width: index === 0 ? line.nameWidth : line.cellWidth
                height: line.height
                text: modelData
                strong: index === 0 || line.total
                font.pixelSize: Desk.textNote
                font.features: { "tnum": 1 }
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                horizontalAlignment: index === 0 ? Text.AlignLeft : Text.AlignRight
                verticalAlignment: Text.AlignVCenter
            }
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
}
