pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// What to bring. A material for some cases says when it is asked for.
Card {
    id: card

    property var materials: []
    property string summary: ""

    spacing: Theme.s3

    Label {
        visible: text !== ""
        text: card.summary
        color: Theme.ink2
        font.pixelSize: Theme.textNote
        Layout.fillWidth: true
    }
    Repeater {
        model: card.materials

        ColumnLayout {
            id: material
            required property var modelData
            required property int index
            spacing: Theme.s3
            Layout.fillWidth: true

            Rule {
                visible: material.index > 0 || card.summary !== ""
            }
            RowLayout {
                spacing: Theme.s3

                Numeral {
                    number: material.index + 1
                    Layout.alignment: Qt.AlignTop
                }
                ColumnLayout {
                    spacing: Theme.px(4)
                    Layout.fillWidth: true

                    RowLayout {
                        spacing: Theme.s2
                        Balanced {
                            text: material.modelData.name
                            strong: true
                            lineHeight: 0.92
                            font.pixelSize: Theme.textRow
                            Layout.fillWidth: true
                        }
                        Badge {
                            text: material.modelData.badge
                            kind: material.modelData.badgeKind
                            Layout.alignment: Qt.AlignTop
                        }
                    }
                    Label {
                        text: material.modelData.note
                        color: Theme.ink3
                        font.pixelSize: Theme.textNote
                        Layout.fillWidth: true
                    }
                    Repeater {
                        model: material.modelData.lines

                        Label {
                            required property var modelData
                            text: modelData.name + qsTr("：") + modelData.text
                            color: Theme.ink2
                            font.pixelSize: Theme.textNote
                            Layout.fillWidth: true
                        }
                    }
                }
            }
        }
    }
}
