pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// What the form demands and whether it is kept; below it how the figures are counted.
Flickable {
    id: list

    property var checks: []
    property var notes: []

    contentWidth: width
    contentHeight: inside.implicitHeight
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height
    activeFocusOnTab: interactive
    Keys.onUpPressed: contentY = Math.max(0, contentY - Desk.rowHeight)
    Keys.onDownPressed: contentY = Math.max(0, Math.min(contentHeight - height, contentY + Desk.rowHeight))

    ColumnLayout {
        id: inside
        width: list.width - Desk.px(16)
        spacing: Desk.px(14)

        Repeater {
            model: list.checks
            RowLayout {
                id: line
                required property int index
                required property var modelData
                spacing: Desk.s2
                Layout.fillWidth: true
                Icon {
                    name: line.modelData.holds ? "check" : "warning"
                    color: line.modelData.holds ? Theme.ok : Theme.accent
                    size: Desk.textName
                }
                Label {
                    objectName: "annual.check." + line.index
                    text: line.modelData.text
                    strong: true
                    color: line.modelData.holds ? Theme.ink : Theme.accent
                    font.pixelSize: Desk.textNote
                    Layout.fillWidth: true
                }
                Label {
                    text: line.modelData.note
                    color: Theme.ink3
                    font.pixelSize: Desk.textSmall
                    horizontalAlignment: Text.AlignRight
                    Layout.maximumWidth: list.width / 2
                }
            }
        }
        Rule {}
        Repeater {
            model: list.notes
            Label {
                required property string modelData
                text: modelData
                color: Theme.ink2
                font.pixelSize: Desk.textSmall
                Layout.fillWidth: true
            }
        }
    }
    ScrollMark {
        parent: list
        target: list
        always: true
    }
}
