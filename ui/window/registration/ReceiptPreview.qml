import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// The channel's rule for the date of receipt, and the deadline that the dates lead to.
Panel {
    id: sheet

    property var preview: ({})

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Desk.px(28)
        spacing: Desk.s2

        Label {
            text: qsTr("收到之日怎样定")
            strong: true
            font.pixelSize: Desk.textButton
            Layout.fillWidth: true
        }
        Label {
            objectName: "registration.rule"
            text: sheet.preview.rule ?? ""
            color: Theme.ink2
            font.pixelSize: Desk.textNote
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "registration.waits"
            kind: "warn"
            closable: false
            text: sheet.preview.waits ?? ""
            Layout.fillWidth: true
        }
        RowLayout {
            visible: (sheet.preview.due ?? "") !== ""
            spacing: Desk.s3
            Layout.fillWidth: true

            Repeater {
                model: [{ name: "received", label: qsTr("收到之日"), text: sheet.preview.received ?? "" },
                    { name: "due", label: qsTr("答复期限"), text: sheet.preview.due ?? "" }]

                ColumnLayout {
                    id: fact
                    required property var modelData
                    spacing: 0
                    Label {
                        text: fact.modelData.label
                        color: Theme.ink3
                        font.pixelSize: Desk.textSmall
                    }
                    Label {
                        objectName: "registration." + fact.modelData.name
                        text: fact.modelData.text
                        strong: true
                        font.pixelSize: Desk.textHead
                        font.features: { "tnum": 1 }
                        wrapMode: Text.NoWrap
                    }
                }
            }
            Tag {
                text: (sheet.preview.provisional ?? "") !== "" ? qsTr("暂定") : ""
                kind: "warn"
            }
            Item {
                Layout.fillWidth: true
            }
        }
        Label {
            visible: text !== ""
            text: [sheet.preview.said ?? "", sheet.preview.provisional ?? ""].filter(e => e !== "").join("\n")
            color: Theme.ink2
            font.pixelSize: Desk.textSmall
            Layout.fillWidth: true
        }
        CalendarStrip {
            visible: (sheet.preview.due ?? "") !== ""
            weeks: sheet.preview.weeks ?? []
            Layout.fillWidth: true
        }
        Item {
            Layout.fillHeight: true
        }
    }
}
