pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// One document with what becomes of it, or one remark with its place.
Item {
    id: line

    required property int index
    required property var modelData

    height: inside.implicitHeight + 2 * Desk.px(14)
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1，%2").arg(modelData.tag).arg(modelData.title)
    Accessible.description: modelData.note

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
    RowLayout {
        id: inside
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Desk.s2

        Tag {
            text: line.modelData.tag
            kind: line.modelData.tagKind
            size: Desk.textHint
            Layout.alignment: Qt.AlignTop
        }
        ColumnLayout {
            spacing: Desk.px(6)
            Layout.fillWidth: true

            Label {
                objectName: "importing.preview." + line.index
                text: line.modelData.title
                textFormat: Text.PlainText
                font.pixelSize: Desk.textNote
                Layout.fillWidth: true
            }
            Label {
                visible: text !== ""
                text: line.modelData.note
                textFormat: Text.PlainText
                color: Theme.ink3
                font.pixelSize: Desk.textHint
                font.features: { "tnum": 1 }
                wrapMode: Text.WrapAnywhere
                Layout.fillWidth: true
            }
            Repeater {
                model: line.modelData.changes

                ColumnLayout {
                    id: change
                    required property var modelData
                    spacing: 0
                    Layout.fillWidth: true
                    Layout.topMargin: Desk.px(4)
                    Label {
                        text: change.modelData.label
                        color: Theme.ink3
                        font.pixelSize: Desk.textSmall
                        Layout.fillWidth: true
                    }
                    Label {
                        text: qsTr("改前　%1").arg(change.modelData.before)
                        textFormat: Text.PlainText
                        color: Theme.ink3
                        font.pixelSize: Desk.textSmall
                        Layout.fillWidth: true
                    }
                    Label {
                        text: qsTr("改后　%1").arg(change.modelData.after)
                        textFormat: Text.PlainText
                        font.pixelSize: Desk.textSmall
                        Layout.fillWidth: true
                    }
                }
            }
            Repeater {
                model: line.modelData.facts

                RowLayout {
                    id: fact
                    required property var modelData
                    spacing: Desk.s2
                    Layout.fillWidth: true
                    Label {
                        text: fact.modelData.label
                        color: Theme.ink3
                        font.pixelSize: Desk.textSmall
                        Layout.preferredWidth: Desk.type(136)
                        Layout.alignment: Qt.AlignTop
                    }
                    Label {
                        text: fact.modelData.text
                        textFormat: Text.PlainText
                        font.pixelSize: Desk.textSmall
                        font.features: { "tnum": 1 }
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }
}
