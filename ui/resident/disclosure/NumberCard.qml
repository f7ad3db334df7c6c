import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// Number and query code as large as they fit, the two dates under them.
Card {
    id: card

    property var facts: ({})

    padding: 0
    spacing: 0

    Label {
        text: qsTr("申请编号")
        color: Theme.ink3
        font.pixelSize: Theme.textLabel
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
        Layout.topMargin: Theme.s3
    }
    Label {
        objectName: "receipt.number"
        text: card.facts.number ?? ""
        strong: true
        tight: true
        color: Theme.primary
        font.pixelSize: Theme.px(Theme.landscape ? 92 : 140)
        font.features: { "tnum": 1 }
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.textSection
        wrapMode: Text.NoWrap
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
        Layout.leftMargin: Theme.s3
        Layout.rightMargin: Theme.s3
    }
    Label {
        text: qsTr("查询码")
        color: Theme.ink3
        font.pixelSize: Theme.textLabel
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
        Layout.topMargin: Theme.s1
    }
    Label {
        objectName: "receipt.queryCode"
        text: card.facts.queryCode ?? ""
        strong: true
        tight: true
        font.pixelSize: Theme.px(Theme.landscape ? 72 : 88)
        font.features: { "tnum": 1 }
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.textSection
        wrapMode: Text.NoWrap
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
        Layout.leftMargin: Theme.s3
        Layout.rightMargin: Theme.s3
        Layout.bottomMargin: Theme.s2
    }
    Item {
        Layout.fillHeight: true
    }
    Rule {}
    FactStrip {
        bare: true
        centred: true
        facts: [
            { value: card.facts.received ?? "", name: qsTr("收到日期") },
            { value: card.facts.due ?? "", name: qsTr("答复期限") }
        ]
        Layout.fillWidth: true
    }
    Rule {}
    Label {
        text: card.facts.counting ?? ""
        color: Theme.ink2
        font.pixelSize: Theme.textNote
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
        Layout.margins: Theme.s2
    }
}
