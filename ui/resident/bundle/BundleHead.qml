import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Name, what it is in a sentence, and the figures.
ColumnLayout {
    id: head

    required property BundleViewModel vm

    spacing: Theme.s2

    Balanced {
        text: head.vm.name
        strong: true
        tight: true
        font.pixelSize: text.length <= 18 ? Theme.textSection : Theme.textName
        Accessible.role: Accessible.Heading
        Layout.fillWidth: true
    }
    Balanced {
        text: head.vm.summary
        color: Theme.ink2
        font.pixelSize: Theme.textLabel
        Layout.fillWidth: true
    }
    FactStrip {
        facts: head.vm.facts
        valueSize: Theme.textRow
        Layout.fillWidth: true
    }
}
