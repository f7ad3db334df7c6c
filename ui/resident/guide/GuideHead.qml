import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What is asked first: how long, how much, how often, where, and the code to take along.
ColumnLayout {
    id: head

    required property GuideViewModel vm

    spacing: Theme.s3

    GuideTitle {
        vm: head.vm
        Layout.fillWidth: true
    }
    FactStrip {
        facts: head.vm.facts
        valueSize: Theme.textRow
        Layout.fillWidth: true
    }
    PlaceCard {
        vm: head.vm
        Layout.fillWidth: true
    }
}
