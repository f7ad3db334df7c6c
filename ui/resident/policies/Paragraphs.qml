pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// The text in large letters; only the paragraphs in sight exist.
Item {
    id: reader

    property var rows: []

    RowList {
        objectName: reader.objectName
        anchors.fill: parent
        rows: reader.rows
        view.header: Item { implicitHeight: Theme.s3 }

        delegate: Item {
            id: place
            required property int index
            required property var modelData
            readonly property bool chapter: modelData.kind === "chapter"

            width: ListView.view.width
            implicitHeight: column.implicitHeight + Theme.s3

            ColumnLayout {
                id: column
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.leftMargin: Theme.s4
                anchors.rightMargin: Theme.s4
                spacing: Theme.px(4)

                Label {
                    visible: text !== ""
                    text: place.modelData.lead
                    strong: true
                    color: place.chapter ? Theme.primary : Theme.ink
                    font.pixelSize: place.chapter ? Theme.textTitle : Theme.textRow
                    Layout.fillWidth: true
                    Layout.topMargin: place.chapter ? Theme.s2 : 0
                }
                Label {
                    visible: text !== ""
                    text: place.modelData.text
                    font.pixelSize: Theme.textRow
                    lineHeight: 1.08
                    Layout.fillWidth: true
                }
            }
        }
    }
}
