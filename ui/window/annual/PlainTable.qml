pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// Lines of cells under a head: the first line is the head, the first cell names its line.
ListView {
    id: table

    property var lines: []
    readonly property int columns: lines.length > 0 ? lines[0].length : 1
    readonly property int nameWidth: Desk.type(280)
    readonly property real cellWidth: (width - nameWidth - Desk.px(40)) / Math.max(1, columns - 1)

    objectName: "annual.lines"
    model: lines
    currentIndex: -1
    highlightFollowsCurrentItem: false
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    activeFocusOnTab: true
    Keys.onUpPressed: contentY = Math.max(0, contentY - Desk.rowHeight)
    Keys.onDownPressed: contentY = Math.max(0, Math.min(contentHeight - height, contentY + Desk.rowHeight))

    delegate: Item {
        id: line
        required property int index
        required property var modelData
        width: ListView.view.width
        height: Math.round(Desk.textNote * 2)

        Row {
            anchors.fill: parent
            anchors.leftMargin: Desk.px(8)
            Repeater {
                model: line.modelData
                Label {
                    required property int index
                    required property var modelData
                    width: index === 0 ? table.nameWidth : table.cellWidth
                    height: line.height
                    text: modelData
                    color: line.index === 0 ? Theme.ink3 : Theme.ink
                    strong: line.index > 0 && index === table.columns - 1
                    font.pixelSize: line.index === 0 ? Desk.textSmall : Desk.textNote
                    font.features: { "tnum": 1 }
                    elide: Text.ElideRight
                    wrapMode: Text.NoWrap
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
    ScrollMark {
        parent: table
        target: table
        always: true
    }
}
