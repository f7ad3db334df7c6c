import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// The QR code that takes the status page home.
Card {
    id: card

    property var code: []

    RowLayout {
        spacing: Theme.s4
        Layout.fillWidth: true
        Layout.fillHeight: true

        QrCode {
            objectName: "receipt.qr"
            rows: card.code
            caption: qsTr("手机查询进度的二维码")
            implicitWidth: Theme.px(Theme.landscape ? 300 : 260)
        }
        ColumnLayout {
            spacing: Theme.s1
            Layout.fillWidth: true
            Label {
                text: qsTr("手机查进度")
                strong: true
                font.pixelSize: Theme.textTitle
                Layout.fillWidth: true
            }
            Label {
                text: qsTr("扫码后输入查询码，随时查看进度；也可以在本机“进度查询”里查。查询码请勿告诉他人。")
                color: Theme.ink2
                font.pixelSize: Theme.textLabel
                Layout.fillWidth: true
            }
        }
    }
}
