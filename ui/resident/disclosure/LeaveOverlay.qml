import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Whoever leaves a form half done says what becomes of it.
Overlay {
    id: overlay

    required property LeaveQuestion vm
    required property DraftKeeping keeping

    open: vm.open
    title: qsTr("填写的内容要保留吗？")
    iconName: Theme.landscape ? "" : "lock"
    actions: Button {
        objectName: "disclosure.leave.stay"
        kind: "primary"
        text: qsTr("不离开，继续填写")
        onClicked: overlay.vm.stay()
        Layout.fillWidth: true
    }

    Balanced {
        text: qsTr("保留的内容加密存放在本机 %1 小时，只有凭续填码能打开。请先记下：").arg(
            overlay.keeping.hours)
        color: Theme.ink2
        font.pixelSize: Theme.textLabel
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    BigCode {
        objectName: "disclosure.leave.code"
        text: overlay.keeping.code
        Layout.fillWidth: true
    }
    GridLayout {
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.s3
        rowSpacing: Theme.touchGap
        uniformCellWidths: true
        Layout.fillWidth: true
        Layout.topMargin: Theme.s2

        Button {
            objectName: "disclosure.leave.keep"
            text: qsTr("已记下，保留并离开")
            onClicked: overlay.vm.leaveKept()
            Layout.fillWidth: true
        }
        Button {
            objectName: "disclosure.leave.wipe"
            kind: "danger"
            text: qsTr("不保留，清除并离开")
            onClicked: overlay.vm.leaveNothing()
            Layout.fillWidth: true
        }
    }
}
