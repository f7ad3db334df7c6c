import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// The code that takes the place in the queue along on a phone.
Card {
    id: card

    property var code: []

    padding: Theme.s3

    RowLayout {
        spacing: Theme.s4
        Layout.fillWidth: true
        Layout.fillHeight: true

        QrCode {
            objectName: "issued.qr"
            rows: card.code
            caption: qsTr("手机跟踪排队的二维码")
            implicitWidth: Theme.px(Theme.landscape ? 230 : 260)
            border.width: Theme.hairline
            border.color: Theme.line
        }
        ColumnLayout {
            spacing: Theme.s1
            Layout.fillWidth: true
            Label {
                text: qsTr("手机跟踪排队")
                strong: true
                font.pixelSize: Theme.textTitle
                Layout.fillWidth: true
            }
            Balanced {
                text: qsTr("扫码看前面还有几人，快到时请回到等候区，留意叫号。")
                color: Theme.ink2
                font.pixelSize: Theme.textLabel
                Layout.fillWidth: true
            }
        }
    }
}
