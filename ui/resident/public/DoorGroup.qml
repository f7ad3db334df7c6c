pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// A heading with its doors in a row; two by two where letters are large.
ColumnLayout {
    id: group

    property string title: ""
    property string iconName: ""
    property var doors: []
    signal entered(door: int)

    spacing: Theme.s1

    RowLayout {
        spacing: Theme.s1
        Layout.fillHeight: false

        Icon {
            name: group.iconName
            size: Theme.iconS
        }
        Label {
            text: group.title
            strong: true
            color: Theme.ink2
            font.pixelSize: Theme.textLabel
            Accessible.role: Accessible.Heading
            Layout.fillWidth: true
        }
    }
    GridLayout {
        columns: Theme.largePrint && !Theme.landscape ? 2 : 4
        columnSpacing: Theme.touchGap
        rowSpacing: Theme.touchGap
        uniformCellWidths: true
        uniformCellHeights: true
        Layout.fillWidth: true
        Layout.fillHeight: true

        Repeater {
            model: group.doors

            DoorCell {
                required property int index
                required property var modelData
                objectName: group.objectName + "." + index
                enabled: modelData.there
                text: modelData.text
                note: modelData.note
                onClicked: group.entered(index)
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }
}
