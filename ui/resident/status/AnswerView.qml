pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../disclosure"

// What was found: how it stands in one line, the figures, what comes next, the way so far.
Scroll {
    id: view

    property var answer: ({})
    required property TicketDeeds deeds
    required property OwnApplication own
    required property ReleasedReading reading
    readonly property color ink: answer.tone === "warn" ? Theme.warn : answer.tone === "ok"
        ? Theme.ok : Theme.primary

    objectName: "status.answer"
    onAnswerChanged: moveTo(0)

    GridLayout {
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.s3
        rowSpacing: Theme.s3
        uniformCellWidths: Theme.landscape
        Layout.fillWidth: true

        ColumnLayout {
            spacing: Theme.s3
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop

            Card {
                spacing: Theme.s2
                Layout.fillWidth: true

                Label {
                    text: view.answer.title ?? ""
                    color: Theme.ink3
                    font.pixelSize: Theme.textLabel
                    Layout.fillWidth: true
                }
                Label {
                    objectName: "status.headline"
                    text: view.answer.headline ?? ""
                    strong: true
                    tight: true
                    color: view.ink
                    font.pixelSize: Theme.textSection
                    Accessible.role: Accessible.Heading
                    Layout.fillWidth: true
                }
                Label {
                    text: view.answer.note ?? ""
                    color: Theme.ink2
                    font.pixelSize: Theme.textLabel
                    maximumLineCount: 3
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
                Rule {
                    Layout.topMargin: Theme.s1
                }
                Label {
                    text: qsTr("接下来：%1").arg(view.answer.next ?? "")
                    font.pixelSize: Theme.textLabel
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.s1
                }
            }
            OwnCards {
                visible: view.own.open
                vm: view.own
                reading: view.reading
                Layout.fillWidth: true
            }
            FactStrip {
                centred: true
                visible: facts.length > 0
                facts: view.answer.facts ?? []
                valueSize: Theme.textTitle
                Layout.fillWidth: true
            }
        }
        ColumnLayout {
            spacing: Theme.s3
            Layout.fillWidth: true
            Layout.fillHeight: Theme.landscape
            Layout.alignment: Qt.AlignTop

            DeedsCard {
                visible: view.deeds.open && (view.deeds.code.length > 0 || view.deeds.canCancel
                    || view.deeds.canEvaluate)
                vm: view.deeds
                Layout.fillWidth: true
            }
            DatesCard {
                visible: view.own.dates.due !== undefined
                received: view.own.dates.received ?? ""
                due: view.own.dates.due ?? ""
                counting: view.own.dates.counting ?? ""
                weeks: view.own.dates.weeks ?? []
                Layout.fillWidth: true
            }
            Card {
                spacing: 0
                Layout.fillWidth: true
                Layout.fillHeight: Theme.landscape

                Label {
                    text: qsTr("办理过程")
                    strong: true
                    font.pixelSize: Theme.textTitle
                    tight: true
                    Layout.fillWidth: true
                    Layout.bottomMargin: Theme.s2
                }
                Repeater {
                    model: view.answer.timeline ?? []

                    TimelineRow {
                        required property int index
                        required property var modelData
                        step: modelData
                        last: index === (view.answer.timeline ?? []).length - 1
                        tint: view.ink
                        Layout.fillWidth: true
                        Layout.fillHeight: false
                    }
                }
                Item {
                    Layout.fillHeight: true
                }
            }
            Button {
                objectName: "status.withdraw"
                visible: view.own.canWithdraw
                text: qsTr("不申请了，撤回")
                onClicked: view.own.askWithdraw()
                Layout.fillWidth: true
            }
        }
    }
}
