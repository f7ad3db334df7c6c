pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// How to fill the form in, and which version it is.
Card {
    id: card

    required property FormViewModel vm

    padding: Theme.s3

    Label {
        visible: card.vm.notes.length > 0
        text: qsTr("怎么填")
        strong: true
        font.pixelSize: Theme.textRow
        Accessible.role: Accessible.Heading
    }
    Repeater {
        model: card.vm.notes

        RowLayout {
            id: note
            required property string modelData
            required property int index
            spacing: Theme.s1
            Layout.fillWidth: true

            Label {
                text: (note.index + 1) + "."
                color: Theme.ink3
                font.pixelSize: Theme.textLabel
                Layout.alignment: Qt.AlignTop
            }
            Label {
                text: note.modelData
                color: Theme.ink2
                font.pixelSize: Theme.textLabel
                Layout.fillWidth: true
            }
        }
    }
    Balanced {
        text: card.vm.foot
        color: Theme.ink3
        font.pixelSize: Theme.textCaption
        Layout.fillWidth: true
    }
}
