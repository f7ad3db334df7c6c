pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// Texts under headings; rows {title, numbered, lines}.
Card {
    id: card

    property var sections: []

    spacing: Theme.s4

    Repeater {
        model: card.sections

        ColumnLayout {
            id: section
            required property var modelData
            spacing: Theme.s1
            Layout.fillWidth: true

            Label {
                text: section.modelData.title
                strong: true
                font.pixelSize: Theme.textRow
                Layout.fillWidth: true
            }
            Repeater {
                model: section.modelData.lines

                RowLayout {
                    id: line
                    required property string modelData
                    required property int index
                    spacing: Theme.s1
                    Layout.fillWidth: true

                    Label {
                        visible: section.modelData.numbered
                        text: (line.index + 1) + "."
                        color: Theme.ink3
                        Layout.alignment: Qt.AlignTop
                    }
                    Label {
                        text: line.modelData
                        color: Theme.ink2
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }
}
