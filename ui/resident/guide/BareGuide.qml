import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../codes"

// An item of a bare list: its name, its office, and the code that leads to its publisher's page.
GridLayout {
    id: bare

    required property GuideViewModel vm

    columns: Theme.landscape ? 2 : 1
    columnSpacing: Theme.s4
    rowSpacing: Theme.s3

    ColumnLayout {
        spacing: Theme.s3
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop

        GuideTitle {
            vm: bare.vm
            Layout.fillWidth: true
        }
        Banner {
            kind: "notice"
            text: qsTr("本机还没有这个事项的详细指南。请用手机扫码查看，或到%1询问。").arg(bare.vm.helpDesk)
            Layout.fillWidth: true
        }
        Card {
            visible: bare.vm.contacts.length > 0
            Layout.fillWidth: true
            ContactLines {
                contacts: bare.vm.contacts
                Layout.fillWidth: true
            }
        }
    }
    Card {
        Layout.fillWidth: !Theme.landscape
        Layout.alignment: Qt.AlignTop
        CodeButton {
            objectName: "guide.enlarge"
            rows: bare.vm.codeRows
            text: qsTr("扫码查看办事指南")
            codeSize: Theme.px(Theme.landscape ? 380 : 560)
            onClicked: bare.vm.showCode()
            Layout.alignment: Qt.AlignHCenter
        }
    }
}
