import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// Number and query code as large as they fit, and the code that opens the answer on a phone.
Card {
    id: card

    property string number: ""
    property string queryCode: ""
    property var code: []

    padding: Theme.s3
    spacing: 0

    component Big: Label {
        strong: true
        tight: true
        font.pixelSize: Theme.px(Theme.landscape ? 72 : 88)
        font.features: { "tnum": 1 }
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.textTitle
        wrapMode: Text.NoWrap
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    component Named: Label {
        color: Theme.ink3
        font.pixelSize: Theme.textLabel
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }

    Named {
        text: qsTr("意见编号")
    }
    Big {
        objectName: "told.number"
        text: card.number
        color: Theme.primary
    }
    Named {
        text: qsTr("查询码（请勿告诉他人）")
    }
    Big {
        objectName: "told.queryCode"
        text: card.queryCode
    }
    RowLayout {
        spacing: Theme.s4
        Layout.fillWidth: true
        Layout.topMargin: Theme.s2

        QrCode {
            objectName: "told.qr"
            rows: card.code
            caption: qsTr("手机看答复的二维码")
            // At least four pixels for each of the squares, or a phone does not read it.
            implicitWidth: Theme.px(Theme.landscape ? 210 : 280)
        }
        Label {
            text: qsTr("手机扫码后输入查询码看答复；也可以回到本机，在“进度查询”里查。")
            color: Theme.ink2
            font.pixelSize: Theme.textLabel
            Layout.fillWidth: true
        }
    }
}
