pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// The headings of a document; a touch goes there.
Overlay {
    id: overlay

    property var rows: []
    signal chosen(row: int)
    signal closed()

    title: qsTr("目录")
    actions: Button {
        objectName: "reading.contents.close"
        text: qsTr("关闭")
        iconName: "close"
        onClicked: overlay.closed()
        Layout.fillWidth: true
    }

    Item {
        readonly property real room: overlay.height - 2 * (Theme.s3 + Theme.s5) - Theme.textSection * 1.3
            - Theme.touch - 4 * Theme.s3

        implicitHeight: Math.min(room, list.view.contentHeight + 2 * Theme.hairline)
        Layout.fillWidth: true

        RowList {
            id: list
            objectName: "reading.contents.list"
            anchors.fill: parent
            rows: overlay.rows
            delegate: ListRow {
                required property int index
                required property var modelData
                objectName: "reading.contents." + index
                width: ListView.view.width
                text: modelData.text
                leftPadding: Theme.px(modelData.under ? 74 : 34)
                last: index === overlay.rows.length - 1
                onClicked: overlay.chosen(modelData.row)
            }
        }
    }
}
