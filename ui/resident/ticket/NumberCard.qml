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
    property bool compact: false
    readonly property bool manyWindows: windows.length > 8
    readonly property int numberSize: !compact ? Theme.textTicket : Theme.px(Theme.landscape ? 150 : 190)

    padding: 0
    spacing: 0

    Item {
        visible: !card.compact
        Layout.fillHeight: true
    }
    Label {
        visible: !card.compact
        text: qsTr("您的号码")
        color: Theme.ink3
        font.pixelSize: Theme.textBody
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
        Layout.topMargin: Theme.s3
    }
    Label {
        objectName: "issued.number"
        text: card.number
        strong: true
        color: Theme.primary
        font.pixelSize: card.numberSize
        font.letterSpacing: Theme.px(6)
        font.features: { "tnum": 1 }
        wrapMode: Text.NoWrap
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
        // The font's own room above and below capitals and figures is not needed here.
        Layout.topMargin: -card.numberSize * 0.22
        Layout.bottomMargin: -card.numberSize * 0.14
    }
    Item {
        visible: !card.compact
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
    Item {
        visible: card.compact
        Layout.fillHeight: true
    }
}
