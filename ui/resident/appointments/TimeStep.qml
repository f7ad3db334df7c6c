pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The days, and the times of the day chosen with the places left.
Scroll {
    id: step

    required property BookingViewModel vm

    objectName: "booking.times"

    Label {
        text: qsTr("哪一天")
        strong: true
        font.pixelSize: Theme.textLabel
        Layout.fillWidth: true
    }
    GridLayout {
        columns: Theme.landscape ? Math.max(6, step.vm.days.length) : 3
        columnSpacing: Theme.touchGap
        rowSpacing: Theme.touchGap
        uniformCellWidths: true
        Layout.fillWidth: true

        Repeater {
            model: step.vm.days

            ChoiceTile {
                required property int index
                required property var modelData
                objectName: "booking.day." + index
                centred: true
                above: modelData.name
                text: modelData.date
                note: modelData.free
                on: modelData.day === step.vm.day
                enabled: modelData.bookable
                onClicked: step.vm.chooseDay(modelData.day)
                Layout.fillWidth: true
            }
        }
    }
    Label {
        text: qsTr("几点")
        strong: true
        font.pixelSize: Theme.textLabel
        Layout.fillWidth: true
        Layout.topMargin: Theme.s2
    }
    GridLayout {
        columns: Theme.landscape ? 4 : 2
        columnSpacing: Theme.touchGap
        rowSpacing: Theme.touchGap
        uniformCellWidths: true
        Layout.fillWidth: true

        Repeater {
            model: step.vm.slots

            ChoiceTile {
                required property int index
                required property var modelData
                objectName: "booking.slot." + index
                centred: true
                text: modelData.span
                note: modelData.free
                noteStrong: true
                enabled: modelData.bookable
                onClicked: step.vm.chooseSlot(modelData.at)
                Layout.fillWidth: true
                Layout.minimumHeight: Theme.px(Theme.landscape ? 140 : 180)
            }
        }
    }
}
