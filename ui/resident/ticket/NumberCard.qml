import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// The number, to be read from a metre away, and under it what it means.
Card {
    id: card

    property string number: ""
    property string windows: ""
    property var figures: []
    readonly property bool manyWindows: windows.length > 8

    padding: 0
    spacing: 0

    Item {
        Layout.fillHeight: true
    }
    Label {
        text: qsTr("您的号码")
        color: Theme.ink3
        font.pixelSize: Theme.textBody
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
        Layout.topMargin: Theme.s4
    }
    Label {
        objectName: "issued.number"
        text: card.number
        strong: true
        color: Theme.primary
        font.pixelSize: Theme.textTicket
        font.letterSpacing: Theme.px(6)
        font.features: { "tnum": 1 }
        lineHeight: 0.8
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.textDisplay
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
        objectName: "issued.figures"
        bare: true
        centred: true
        valueSize: Theme.textHead
        facts: card.manyWindows || card.windows === "" ? card.figures
            : card.figures.concat([{ value: card.windows, name: qsTr("办理窗口") }])
        Layout.fillWidth: true
    }
    Rule {
        visible: card.manyWindows
    }
    Label {
        visible: card.manyWindows
        text: qsTr("办理窗口：%1").arg(card.windows)
        strong: true
        font.pixelSize: Theme.textRow
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
        Layout.margins: Theme.s2
    }
}
