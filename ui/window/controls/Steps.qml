pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// What was done about it with its note, and hollow what is to come: {label, by, at, note, done}.
ColumnLayout {
    id: steps

    property var rows: []

    spacing: 0

    Repeater {
        model: steps.rows

        RowLayout {
            id: step
            required property int index
            required property var modelData
            spacing: Desk.s2
            Layout.fillWidth: true

            StepDot {
                done: step.modelData.done
                last: step.index === steps.rows.length - 1
                Layout.fillHeight: true
            }
            ColumnLayout {
                spacing: Desk.px(2)
                Layout.fillWidth: true
                Layout.bottomMargin: Desk.px(14)

                RowLayout {
                    spacing: Desk.s2
                    Layout.fillWidth: true
                    Label {
                        text: step.modelData.by === "" ? step.modelData.label
                            : qsTr("%1 · %2").arg(step.modelData.label).arg(step.modelData.by)
                        strong: step.modelData.done
                        color: step.modelData.done ? Theme.ink : Theme.ink3
                        font.pixelSize: Desk.textNote
                        Layout.fillWidth: true
                    }
                    Label {
                        visible: text !== ""
                        text: step.modelData.at
                        color: Theme.ink3
                        font.pixelSize: Desk.textSmall
                        font.features: { "tnum": 1 }
                        wrapMode: Text.NoWrap
                    }
                }
                Label {
                    visible: text !== ""
                    text: step.modelData.note
                    textFormat: Text.PlainText
                    color: Theme.ink2
                    font.pixelSize: Desk.textSmall
                    Layout.fillWidth: true
                }
            }
        }
    }
}
