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
    // What the answers leave out, in a sentence.
    property string leftOut: ""
    // Whether a form can be looked at.
    property bool forms: false
    signal formAsked(code: string)

    spacing: Theme.s3

    Label {
        visible: text !== ""
        text: card.summary
        strong: true
        font.pixelSize: Theme.textLabel
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
                    Chip {
                        objectName: "guide.form." + material.index
                        visible: card.forms && material.modelData.form !== ""
                        link: true
                        text: qsTr("看样表、打印空白表 ›")
                        onClicked: card.formAsked(material.modelData.form)
                        Layout.topMargin: Theme.s1
                    }
                }
            }
        }
    }
    Label {
        visible: text !== ""
        text: card.leftOut
        color: Theme.ink3
        font.pixelSize: Theme.textNote
        Layout.fillWidth: true
    }
}
