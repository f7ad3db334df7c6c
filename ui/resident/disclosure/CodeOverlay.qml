import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The resume code, as large as it fits, and whether the form stays when the resident leaves.
Overlay {
    id: overlay

    required property DraftKeeping keeping

    title: qsTr("续填码")
    iconName: Theme.cramped ? "" : "lock"
    actions: Button {
        objectName: "disclosure.code.close"
        kind: "primary"
        text: qsTr("记下了，继续填写")
        onClicked: overlay.open = false
        Layout.fillWidth: true
    }

    BigCode {
        objectName: "disclosure.code.text"
        text: overlay.keeping.code
        Layout.fillWidth: true
    }
    Balanced {
        text: qsTr("断电、死机后，在本机进入“政府信息公开申请”，按“凭续填码继续填写”，输入这个码就能接着填。")
        color: Theme.ink2
        font.pixelSize: Theme.textLabel
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    RadioCard {
        objectName: "disclosure.code.keep"
        many: true
        on: overlay.keeping.kept
        text: qsTr("我要离开一会儿，请保留")
        note: qsTr("加密存放在本机 %1 小时，只有凭续填码能打开；不选，离开后马上清除").arg(
            overlay.keeping.hours)
        onClicked: overlay.keeping.keep(!overlay.keeping.kept)
        Layout.fillWidth: true
        Layout.topMargin: Theme.s2
    }
}
