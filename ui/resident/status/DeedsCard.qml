pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What can be done with the ticket: take it along on a phone, another slip, give it up, evaluate.
Card {
    id: card

    required property TicketDeeds vm

    padding: Theme.s4
    spacing: Theme.s3

    Banner {
        objectName: "status.printed"
        visible: card.vm.printed !== ""
        text: card.vm.printed
        Layout.fillWidth: true
    }
    Banner {
        objectName: "status.deedFailed"
        visible: card.vm.error !== ""
        kind: "warn"
        text: card.vm.error
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Theme.s4
        Layout.fillWidth: true

        ColumnLayout {
            visible: card.vm.code.length > 0
            spacing: Theme.s1
            Layout.fillWidth: false

            QrCode {
                objectName: "status.qr"
                rows: card.vm.code
                caption: qsTr("手机跟踪排队的二维码")
                implicitWidth: Theme.px(Theme.landscape ? 200 : 230)
                border.width: Theme.hairline
                border.color: Theme.line
                Layout.alignment: Qt.AlignHCenter
            }
            Label {
                text: qsTr("扫码用手机看排队")
                color: Theme.ink2
                font.pixelSize: Theme.textCaption
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.NoWrap
                Layout.fillWidth: true
            }
        }
        ColumnLayout {
            spacing: Theme.touchGap
            Layout.fillWidth: true

            Button {
                objectName: "status.reprint"
                visible: card.vm.canReprint || card.vm.printing
                enabled: card.vm.canReprint
                iconName: "print"
                text: card.vm.printing ? qsTr("正在打印…") : qsTr("小票丢了，补打")
                onClicked: card.vm.reprint()
                Layout.fillWidth: true
            }
            Button {
                objectName: "status.cancel"
                visible: card.vm.canCancel
                iconName: "close"
                text: qsTr("不办了，取消号")
                onClicked: card.vm.askCancel()
                Layout.fillWidth: true
            }
            Button {
                objectName: "status.evaluate"
                visible: card.vm.canEvaluate
                kind: "primary"
                iconName: "star"
                text: qsTr("评价这次服务")
                onClicked: card.vm.evaluate()
                Layout.fillWidth: true
            }
        }
    }
}
