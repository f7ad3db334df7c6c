pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Title, validity, and who issued the document when.
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
        visible: text !== ""
        kind: "warn"
        text: head.vm.warning
        Layout.fillWidth: true
    }
    GridLayout {
        columns: Theme.landscape || Theme.largePrint ? 1 : 2
        columnSpacing: Theme.s3
        rowSpacing: Theme.px(4)
        uniformCellWidths: true
        Layout.fillWidth: true

        Repeater {
            model: head.vm.facts

            Label {
                required property var modelData
                text: modelData.name + qsTr("：") + modelData.value
                color: Theme.ink2
                font.pixelSize: Theme.textNote
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
            }
        }
    }
}
