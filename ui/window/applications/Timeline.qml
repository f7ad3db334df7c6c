pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// What happened, and hollow what is still to come: rows of {label, by, at, note, done}.
ColumnLayout {
    id: timeline

    property var rows: []

    spacing: 0

    Repeater {
        model: timeline.rows

        RowLayout {
            id: step
            required property int index
            required property var modelData
            spacing: Desk.s2
            Layout.fillWidth: true

            StepDot {
                done: step.modelData.done
                last: step.index === timeline.rows.length - 1
                Layout.fillHeight: true
            }
            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true
                Layout.bottomMargin: Desk.px(12)
                Label {
                    text: step.modelData.by === "" ? step.modelData.label
                        : qsTr("%1 · %2").arg(step.modelData.label).arg(step.modelData.by)
                    strong: step.modelData.done
                    color: step.modelData.done ? Theme.ink : Theme.ink2
                    font.pixelSize: Desk.textNote
                    Layout.fillWidth: true
                }
                Label {
                    visible: text !== ""
                    text: [step.modelData.at, step.modelData.note].filter(each => each !== "").join(" · ")
                    color: Theme.ink3
                    font.pixelSize: Desk.textSmall
                    font.features: { "tnum": 1 }
                    Layout.fillWidth: true
                }
            }
        }
    }
}
