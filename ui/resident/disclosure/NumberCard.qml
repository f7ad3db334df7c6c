pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// Number and query code as large as they fit.
Card {
    id: card

    property string number: ""
    property string queryCode: ""
    readonly property bool stacked: Theme.largePrint && !Theme.landscape

    padding: Theme.s3
    spacing: 0

    GridLayout {
        columns: card.stacked ? 1 : 2
        columnSpacing: Theme.s4
        rowSpacing: 0
        uniformCellWidths: !card.stacked
        Layout.fillWidth: true

        Big {
            objectName: "receipt.number"
            name: qsTr("申请编号")
            text: card.number
            color: Theme.primary
        }
        Big {
            objectName: "receipt.queryCode"
            name: qsTr("查询码（请勿告诉他人）")
            text: card.queryCode
        }
    }

    component Big: ColumnLayout {
        id: big
        property string name: ""
        property alias text: value.text
        property alias color: value.color

        spacing: 0
        Layout.fillWidth: true

        Label {
            text: big.name
            color: Theme.ink3
            font.pixelSize: Theme.textLabel
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        Label {
            id: value
            strong: true
            tight: true
            font.pixelSize: Theme.px(card.stacked ? 120 : 88)
            font.features: { "tnum": 1 }
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.textTitle
            wrapMode: Text.NoWrap
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            Layout.fillWidth: true
        }
    }
}
