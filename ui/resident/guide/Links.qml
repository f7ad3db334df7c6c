pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// Rows {code, text, note} under a heading, each a way on.
ColumnLayout {
    id: links

    property string title: ""
    property var rows: []
    signal asked(code: string)

    spacing: Theme.s1

    Label {
        text: links.title
        strong: true
        font.pixelSize: Theme.textRow
        Accessible.role: Accessible.Heading
    }
    Rectangle {
        implicitHeight: column.implicitHeight + 2 * Theme.hairline
        radius: Theme.radiusL
        color: "transparent"
        border.width: Theme.hairline
        border.color: Theme.line
        Layout.fillWidth: true

        ColumnLayout {
            id: column
            anchors.fill: parent
            anchors.margins: Theme.hairline
            spacing: 0

            Repeater {
                model: links.rows

                ListRow {
                    required property int index
                    required property var modelData
                    objectName: links.objectName + "." + index
                    number: modelData.number ?? ""
                    text: modelData.text
                    note: modelData.note
                    last: index === links.rows.length - 1
                    onClicked: links.asked(modelData.code)
                    Layout.fillWidth: true
                }
            }
        }
    }
}
