import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// The QR code that takes the status page home, and whom to ask.
Card {
    id: card

    property var code: []
    property var office: ({})

    padding: Theme.s3

    RowLayout {
        spacing: Theme.s4
        Layout.fillWidth: true
        Layout.fillHeight: true

        QrCode {
            objectName: "receipt.qr"
            rows: card.code
            caption: qsTr("手机查询进度的二维码")
            // At least four pixels for each of the squares, or a phone does not read it.
            implicitWidth: Theme.px(Theme.landscape ? 280 : 330)
        }
        ColumnLayout {
            spacing: Theme.s1
            Layout.fillWidth: true
            Label {
                text: qsTr("怎样查进度")
                strong: true
                tight: true
                font.pixelSize: Theme.textTitle
                Layout.fillWidth: true
            }
            Label {
                text: qsTr("手机扫码后输入查询码，或者在本机“进度查询”里查。")
                color: Theme.ink2
                font.pixelSize: Theme.textLabel
                Layout.fillWidth: true
            }
            Label {
                objectName: "receipt.office"
                text: [card.office.name ?? "", card.office.phone ?? "", card.office.address ?? "",
                    card.office.hours ?? ""].filter(part => part !== "").join("\n")
                color: Theme.ink2
                font.pixelSize: Theme.textNote
                tight: true
                Layout.fillWidth: true
                Layout.topMargin: Theme.s1
            }
        }
    }
}
