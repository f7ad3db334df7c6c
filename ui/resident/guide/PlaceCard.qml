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
    property int codeSize: Theme.px(Theme.landscape ? 210 : 230)

    GridLayout {
        columns: Theme.largePrint && !Theme.landscape ? 1 : 2
        columnSpacing: Theme.s4
        rowSpacing: Theme.s3
        Layout.fillWidth: true

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
            Layout.alignment: Qt.AlignHCenter
        }
    }
    RowLayout {
        spacing: Theme.s3
        visible: card.vm.updated !== "" || place.visible

        Label {
            text: card.vm.updated
            color: Theme.ink3
            font.pixelSize: Theme.textCaption
            Layout.fillWidth: true
        }
        Button {
            id: place
            objectName: "guide.place"
            visible: card.vm.mapped && card.vm.ticketText !== ""
            kind: "quiet"
            iconName: "place"
            text: qsTr("看窗口位置")
            implicitHeight: Theme.chipHeight
            onClicked: card.vm.showPlace()
        }
    }
}
