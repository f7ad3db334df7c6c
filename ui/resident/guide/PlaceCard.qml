pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../codes"

// Where, when and whom to ask, beside the code that takes the guide along.
Card {
    id: card

    required property GuideViewModel vm
    property int codeSize: Theme.px(Theme.cramped ? 160 : Theme.landscape ? 210 : 230)

    RowLayout {
        spacing: Theme.s4

        ContactLines {
            contacts: card.vm.contacts
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
        }
        CodeButton {
            objectName: "guide.enlarge"
            rows: card.vm.codeRows
            text: qsTr("扫码带走")
            codeSize: card.codeSize
            onClicked: card.vm.showCode(true)
            Layout.alignment: Qt.AlignVCenter
        }
    }
    Button {
        objectName: "guide.place"
        visible: card.vm.mapped && card.vm.ticketText !== ""
        kind: "quiet"
        iconName: "place"
        text: qsTr("在平面图上看窗口位置")
        implicitHeight: Theme.chipHeight
        onClicked: card.vm.showPlace()
        Layout.alignment: Qt.AlignHCenter
    }
}
