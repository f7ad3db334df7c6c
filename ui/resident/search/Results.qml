pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// Groups of hits, each like a card; only the rows in sight exist.
Item {
    id: results

    property var rows: []
    signal opened(kind: string, code: string, position: int)
    signal unfolded(kind: string)

    GridLayout {
        anchors.fill: parent
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.s2
        rowSpacing: Theme.s2

        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            ListView {
                id: view
                objectName: results.objectName + ".view"
                anchors.fill: parent
                clip: true
                spacing: -Theme.hairline
                model: results.rows
                boundsBehavior: Flickable.StopAtBounds
                interactive: contentHeight > height + 1

                delegate: Item {
                    id: place
                    required property int index
                    required property var modelData
                    readonly property bool heading: modelData.row === "heading"

                    width: ListView.view.width - (view.interactive && !Theme.landscape ? Theme.s3 : 0)
                    implicitHeight: heading ? words.y + words.implicitHeight + Theme.s1 : line.implicitHeight

                    Label {
                        id: words
                        visible: place.heading
                        width: parent.width
                        y: place.index === 0 ? 0 : Theme.s2
                        text: place.heading ? place.modelData.text : ""
                        strong: true
                        color: Theme.ink2
                        font.pixelSize: Theme.textLabel
                        Accessible.role: Accessible.Heading
                    }
                    Rectangle {
                        visible: !place.heading
                        anchors.fill: parent
                        color: Theme.surface
                        topLeftRadius: place.modelData.first ? Theme.radiusL : 0
                        topRightRadius: topLeftRadius
                        bottomLeftRadius: place.modelData.last ? Theme.radiusL : 0
                        bottomRightRadius: bottomLeftRadius
                        border.width: Theme.hairline
                        border.color: Theme.line
                    }
                    ListRow {
                        id: line
                        objectName: "search.results." + place.index
                        visible: !place.heading
                        width: parent.width
                        text: place.modelData.text
                        note: place.modelData.note ?? ""
                        iconName: place.modelData.icon ?? ""
                        hits: place.modelData.hits ?? []
                        arrow: place.modelData.row === "hit"
                        last: true
                        onClicked: place.modelData.row === "more"
                            ? results.unfolded(place.modelData.kind)
                            : results.opened(place.modelData.kind, place.modelData.code, place.modelData.position)
                    }
                }
            }
            ScrollMark {
                target: view
            }
        }
        ScrollStrip {
            objectName: results.objectName
            target: view
            visible: view.interactive
            Layout.fillWidth: !Theme.landscape
            Layout.fillHeight: Theme.landscape
        }
    }
}
