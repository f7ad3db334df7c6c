pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// The green channel: who may use it, and which document the window will look at.
Scroll {
    id: step

    property var groups: []
    signal chosen(code: string)

    objectName: "ticket.groups"

    Balanced {
        text: qsTr("请选一类，叫号会适当提前。到窗口时请出示证件。")
        color: Theme.ink2
        Layout.fillWidth: true
    }
    GridLayout {
        id: grid
        readonly property int lines: Math.ceil(step.groups.length / columns)
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.s3
        rowSpacing: Theme.s2
        uniformCellWidths: true
        Layout.fillWidth: true

        Repeater {
            model: step.groups

            ListRow {
                required property int index
                required property var modelData
                objectName: "ticket.group." + modelData.code
                text: modelData.label
                note: modelData.proof
                last: true
                onClicked: step.chosen(modelData.code)
                Layout.fillWidth: true
                Layout.minimumHeight: Theme.px(Theme.landscape ? 120 : 150)

                Rectangle {
                    z: -2
                    anchors.fill: parent
                    radius: Theme.radiusL
                    color: Theme.surface
                    border.width: Theme.hairline
                    border.color: Theme.line
                }
            }
        }
    }
}
