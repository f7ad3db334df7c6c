import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// The two dates, and how the second follows from the first.
Card {
    id: card

    property string received: ""
    property string due: ""
    property string counting: ""
    property var weeks: []

    padding: 0
    spacing: 0

    FactStrip {
        bare: true
        centred: true
        facts: [
            { value: card.received, name: qsTr("收到日期") },
            { value: card.due, name: qsTr("答复期限") }
        ]
        valueSize: Theme.landscape ? Theme.textTitle : Theme.textName
        Layout.fillWidth: true
    }
    Rule {}
    DayWeeks {
        visible: card.weeks.length > 0
        weeks: card.weeks
        Layout.fillWidth: true
        Layout.leftMargin: Theme.s3
        Layout.rightMargin: Theme.s3
        Layout.topMargin: Theme.s2
    }
    Label {
        text: card.counting
        color: Theme.ink2
        font.pixelSize: Theme.textNote
        Layout.fillWidth: true
        Layout.leftMargin: Theme.s3
        Layout.rightMargin: Theme.s3
        Layout.topMargin: Theme.s1
        Layout.bottomMargin: Theme.s2
    }
    Item {
        Layout.fillHeight: true
    }
}
