import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// What was registered, and what comes next.
ColumnLayout {
    id: done

    required property RegistrationViewModel vm

    spacing: Desk.s3
    onVisibleChanged: {
        if (visible)
            openButton.forceActiveFocus();
    }

    Item {
        Layout.fillHeight: true
    }
    Icon {
        name: "check"
        color: Theme.ok
        size: Desk.px(96)
        Layout.alignment: Qt.AlignHCenter
    }
    Label {
        objectName: "registration.number"
        text: done.vm.result.number ?? ""
        strong: true
        font.pixelSize: Desk.textFigure
        font.features: { "tnum": 1 }
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    Label {
        text: done.vm.result.text ?? ""
        color: Theme.ink2
        font.pixelSize: Desk.textBar
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Desk.s2
        uniformCellSizes: true
        Layout.fillWidth: true
        KeyButton {
            objectName: "registration.print"
            text: qsTr("打印回执")
            keys: "F7"
            onClicked: done.vm.printReceipt()
            Layout.fillWidth: true
        }
        KeyButton {
            objectName: "registration.again"
            text: qsTr("再登记一件")
            keys: "F3"
            onClicked: done.vm.again()
            Layout.fillWidth: true
        }
        KeyButton {
            id: openButton
            objectName: "registration.open"
            kind: "primary"
            text: qsTr("打开申请")
            keys: "F8"
            onClicked: done.vm.open()
            Layout.fillWidth: true
        }
    }
    Item {
        Layout.fillHeight: true
    }
}
