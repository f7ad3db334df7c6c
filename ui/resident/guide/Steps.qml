pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// The way of a case as a picture: numbered stations on a line, from the first to the last.
Card {
    id: card

    property var steps: []
    // What stands at the end of the way.
    property string result: ""

    spacing: 0

    Label {
        visible: card.steps.length === 0
        text: qsTr("办理流程没有录入，请向窗口询问。")
        Layout.fillWidth: true
    }
    Repeater {
        model: card.steps

        RowLayout {
            id: step
            required property var modelData
            required property int index
            readonly property bool last: index === card.steps.length - 1 && card.result === ""
            spacing: Theme.s3
            Layout.fillWidth: true

            ColumnLayout {
                spacing: 0
                Layout.fillHeight: true

                Numeral {
                    number: step.index + 1
                    color: Theme.primarySoft
                    Layout.alignment: Qt.AlignHCenter
                }
                Rectangle {
                    visible: !step.last
                    implicitWidth: Theme.px(6)
                    color: Theme.primary
                    Layout.fillHeight: true
                    Layout.alignment: Qt.AlignHCenter
                }
                Icon {
                    visible: !step.last
                    name: "down"
                    size: Theme.px(32)
                    Layout.topMargin: -Theme.px(22)
                    Layout.alignment: Qt.AlignHCenter
                }
                Item {
                    visible: step.last
                    Layout.fillHeight: true
                }
            }
            ColumnLayout {
                spacing: Theme.px(4)
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop
                Layout.bottomMargin: step.last ? 0 : Theme.s4

                RowLayout {
                    spacing: Theme.s2
                    Label {
                        text: step.modelData.name
                        strong: true
                        font.pixelSize: Theme.textRow
                        Layout.fillWidth: true
                    }
                    Badge {
                        visible: text !== ""
                        kind: "primary"
                        text: step.modelData.limit
                    }
                }
                Label {
                    visible: text !== ""
                    text: step.modelData.office
                    color: Theme.ink3
                    font.pixelSize: Theme.textNote
                    Layout.fillWidth: true
                }
                Label {
                    visible: text !== ""
                    text: step.modelData.detail
                    color: Theme.ink2
                    font.pixelSize: Theme.textLabel
                    Layout.fillWidth: true
                }
            }
        }
    }
    RowLayout {
        visible: card.steps.length > 0 && card.result !== ""
        spacing: Theme.s3
        Layout.fillWidth: true

        Rectangle {
            implicitWidth: Math.max(Theme.px(56), Theme.iconS + Theme.s2)
            implicitHeight: implicitWidth
            radius: height / 2
            color: Theme.okSoft
            border.width: Theme.highContrast ? Theme.hairline : 0
            border.color: Theme.ok

            Icon {
                anchors.centerIn: parent
                name: "check"
                color: Theme.ok
                size: Theme.iconS
            }
        }
        Label {
            text: qsTr("办好后拿到：%1").arg(card.result)
            strong: true
            color: Theme.ok
            font.pixelSize: Theme.textRow
            Layout.fillWidth: true
        }
    }
}
