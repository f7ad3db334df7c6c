pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Name and labels. A long name is set smaller, never cut.
ColumnLayout {
    id: head

    required property GuideViewModel vm

    spacing: Theme.s2

    Balanced {
        text: head.vm.name
        strong: true
        tight: text.length <= 40
        font.pixelSize: text.length <= 18 ? Theme.textSection
            : text.length <= 40 ? Theme.textName
            : text.length <= 70 ? Theme.textRow : Theme.textLabel
        Accessible.role: Accessible.Heading
        Layout.fillWidth: true
    }
    Flow {
        spacing: Theme.s1
        Layout.fillWidth: true

        Repeater {
            model: head.vm.badges

            Badge {
                required property var modelData
                text: modelData.text
                kind: modelData.kind
            }
        }
    }
}
