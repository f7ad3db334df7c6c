import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../codes"

// An item of a bare list: its name, its office, and the code that leads to its publisher's page.
ColumnLayout {
    id: bare

    required property GuideViewModel vm

    spacing: Theme.s3

    GuideTitle {
        vm: bare.vm
        Layout.fillWidth: true
    }
    Banner {
        kind: "notice"
        text: qsTr("本机还没有这个事项的详细指南。请用手机扫码查看，或到%1询问。").arg(bare.vm.helpDesk)
        Layout.fillWidth: true
    }
    GridLayout {
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.s3
        rowSpacing: Theme.s3
        uniformCellWidths: true

        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            CodeButton {
                objectName: "guide.enlarge"
                rows: bare.vm.codeRows
                text: qsTr("扫码查看办事指南")
                codeSize: Theme.px(Theme.landscape ? 360 : 520)
                onClicked: bare.vm.showCode(true)
                Layout.alignment: Qt.AlignHCenter
            }
        }
        Card {
            visible: bare.vm.contacts.length > 0
            Layout.fillWidth: true
            Layout.fillHeight: true
            ContactLines {
                contacts: bare.vm.contacts
                Layout.fillWidth: true
            }
            Item { Layout.fillHeight: true }
        }
    }
}
