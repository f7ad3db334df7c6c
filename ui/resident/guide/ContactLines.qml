pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// Rows {icon, name, value}, the name before its value.
ColumnLayout {
    id: lines

    property var contacts: []

    spacing: Theme.s2

    Repeater {
        model: lines.contacts

        RowLayout {
            id: line
            required property var modelData
            spacing: Theme.s2
            Layout.fillWidth: true

            Icon {
                name: line.modelData.icon
                size: Theme.iconS
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: Theme.px(4)
            }
            Label {
                text: line.modelData.name
                color: Theme.ink3
                wrapMode: Text.NoWrap
                font.pixelSize: Theme.textNote
                Layout.alignment: Qt.AlignTop
            }
            Balanced {
                text: line.modelData.value
                font.pixelSize: Theme.textNote
                font.weight: Font.Medium
                Layout.fillWidth: true
            }
        }
    }
}
