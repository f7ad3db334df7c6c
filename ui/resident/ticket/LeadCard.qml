import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// From a guide: the item and the business that serves it.
Card {
    id: card

    required property var row

    border.color: Theme.primary
    border.width: Theme.stroke
    spacing: Theme.s3

    ColumnLayout {
        spacing: Theme.s1
        Layout.fillWidth: true

        Label {
            text: qsTr("您要办的事")
            color: Theme.ink3
            font.pixelSize: Theme.textNote
        }
        Label {
            text: card.row.item ?? ""
            strong: true
            tight: true
            font.pixelSize: Theme.textSection
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
        }
    }
    FactStrip {
        visible: card.row.open ?? false
        centred: true
        facts: [
            { value: card.row.name ?? "", name: qsTr("排队业务") },
            { value: card.row.windows ?? "", name: qsTr("办理窗口") },
            { value: card.row.people ?? "", name: qsTr("正在等候") }
        ]
        Layout.fillWidth: true
    }
    Banner {
        objectName: "ticket.lead.closed"
        visible: !(card.row.open ?? true)
        kind: "warn"
        text: qsTr("“%1”%2：%3").arg(card.row.name ?? "").arg(card.row.badge ?? "").arg(card.row.why ?? "")
        Layout.fillWidth: true
    }
}
