pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// A card of named facts, with a button in its head where there is something to do.
Card {
    id: card

    property string title: ""
    property string action: ""
    property string actionName: ""
    property var rows: []
    property int labelWidth: Theme.textLabel * 6
    signal acted()

    spacing: Theme.landscape ? Theme.s1 : Theme.s2

    RowLayout {
        spacing: Theme.s2
        Label {
            text: card.title
            strong: true
            font.pixelSize: Theme.textTitle
            tight: true
            Accessible.role: Accessible.Heading
            Layout.fillWidth: true
        }
        Button {
            objectName: card.actionName
            visible: card.action !== ""
            kind: "quiet"
            text: card.action
            iconName: "edit"
            implicitHeight: Theme.chipHeight
            Accessible.description: card.title
            onClicked: card.acted()
        }
    }
    Repeater {
        model: card.rows

        RowLayout {
            id: row
            required property var modelData
            visible: modelData.value !== ""
            spacing: Theme.s2

            Balanced {
                text: row.modelData.label
                color: Theme.ink3
                font.pixelSize: Theme.textLabel
                Layout.preferredWidth: card.labelWidth
                Layout.maximumWidth: card.labelWidth
                Layout.alignment: Qt.AlignTop
            }
            Label {
                text: row.modelData.value
                font.pixelSize: Theme.textLabel
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
            }
        }
    }
    Item {
        Layout.fillHeight: true
    }
}
