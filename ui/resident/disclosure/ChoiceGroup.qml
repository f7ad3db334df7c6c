pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// One of several answers: cards for a few weighty ones, chips for many short ones.
ColumnLayout {
    id: group

    property string name: ""
    property string label: ""
    property string error: ""
    property string chosen: ""
    property bool chips: false
    property var choices: []
    signal choose(value: string)

    function take(): void {
        const first = (chips ? flow : grid).children[0];
        first?.forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: Theme.s1
    Accessible.role: Accessible.Grouping
    Accessible.name: label
    Accessible.description: error

    RowLayout {
        spacing: Theme.s1
        Label {
            text: group.label
            strong: true
            font.pixelSize: Theme.textLabel
            Layout.maximumWidth: group.width - Theme.s4
        }
        Label {
            text: "*"
            strong: true
            color: Theme.accent
            font.pixelSize: Theme.textLabel
            Accessible.name: qsTr("必填")
        }
    }
    GridLayout {
        id: grid
        visible: !group.chips
        columns: 2
        columnSpacing: Theme.touchGap
        rowSpacing: Theme.touchGap
        uniformCellWidths: true
        Layout.fillWidth: true

        Repeater {
            model: group.chips ? [] : group.choices

            RadioCard {
                required property var modelData
                objectName: group.name + "." + modelData.value
                text: modelData.label
                note: modelData.note
                on: group.chosen === modelData.value
                onClicked: group.choose(modelData.value)
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }
    Flow {
        id: flow
        visible: group.chips
        spacing: Theme.touchGap
        Layout.fillWidth: true

        Repeater {
            model: group.chips ? group.choices : []

            Chip {
                required property var modelData
                objectName: group.name + "." + modelData.value
                text: modelData.label
                checkable: true
                autoExclusive: true
                checked: group.chosen === modelData.value
                onClicked: group.choose(modelData.value)
            }
        }
    }
    RowLayout {
        visible: group.error !== ""
        spacing: Theme.s2
        Icon {
            name: "warning"
            color: Theme.accent
            size: Theme.textNote
        }
        Label {
            text: group.error
            color: Theme.accent
            font.pixelSize: Theme.textCaption
            Layout.fillWidth: true
        }
    }
}
