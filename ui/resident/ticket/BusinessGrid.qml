pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// The businesses as tiles of one size. A short list fills `room`, a long one scrolls.
GridLayout {
    id: grid

    property var businesses: []
    property var picked: []
    property real room: 0
    readonly property int lines: Math.max(1, Math.ceil(businesses.length / columns))
    readonly property int share: Math.floor((room - (lines - 1) * rowSpacing) / lines)
    signal chosen(code: string)

    columnSpacing: Theme.s3
    rowSpacing: Theme.s2
    uniformCellWidths: true
    uniformCellHeights: true

    Repeater {
        model: grid.businesses

        BusinessTile {
            required property int index
            required property var modelData
            objectName: "ticket.business." + index
            row: modelData
            place: grid.picked.indexOf(modelData.code) + 1
            onClicked: grid.chosen(modelData.code)
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: Math.max(implicitHeight, Math.min(Theme.px(400), grid.share))
        }
    }
}
