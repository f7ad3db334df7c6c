pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../public"

// Title, whether it holds, its elements, and the documents that belong to it.
ColumnLayout {
    id: head

    required property ReadingViewModel vm

    spacing: Theme.s2

    Label {
        text: head.vm.name
        strong: true
        lineHeight: 0.92
        font.pixelSize: text.length <= 40 ? Theme.textName : Theme.textRow
        Accessible.role: Accessible.Heading
        Layout.fillWidth: true
    }
    Badge {
        visible: text !== ""
        text: head.vm.badge.text
        kind: head.vm.badge.kind
    }
    Banner {
        objectName: "reading.warning"
        visible: text !== ""
        kind: "warn"
        text: head.vm.warning
        Layout.fillWidth: true
    }
    Repeater {
        model: head.vm.links

        LinkRow {
            required property int index
            required property var modelData
            objectName: "reading.link." + index
            label: modelData.label
            text: modelData.text
            onClicked: head.vm.openDocument(modelData.code)
            Layout.fillWidth: true
        }
    }
    FactTable {
        facts: head.vm.facts
        pairs: !Theme.landscape && !Theme.largePrint
        Layout.fillWidth: true
    }
}
