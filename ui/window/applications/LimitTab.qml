pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// How the limit was counted: the dates, then every day.
ColumnLayout {
    id: tab

    property var limit: ({})

    spacing: Desk.px(12)

    Flow {
        spacing: Desk.px(28)
        Layout.fillWidth: true

        Repeater {
            model: tab.limit.facts ?? []

            Column {
                id: fact
                required property var modelData
                Label {
                    text: fact.modelData.label
                    color: Theme.ink3
                    font.pixelSize: Desk.textHint
                    wrapMode: Text.NoWrap
                }
                Label {
                    text: fact.modelData.text
                    strong: true
                    font.pixelSize: Desk.textNote
                    font.features: { "tnum": 1 }
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
    Label {
        visible: text !== ""
        text: tab.limit.said ?? ""
        color: Theme.ink2
        font.pixelSize: Desk.textSmall
        Layout.fillWidth: true
    }
    Sentence {
        objectName: "applications.provisional"
        kind: "warn"
        closable: false
        text: tab.limit.provisional ?? ""
        Layout.fillWidth: true
    }
    CalendarStrip {
        visible: weeks.length > 0
        weeks: tab.limit.weeks ?? []
        Layout.fillWidth: true
    }
}
