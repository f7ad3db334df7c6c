import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What to bring for this item, under the bar that counts it and narrows it to one's own situation.
Card {
    id: card

    required property GuideViewModel vm
    readonly property bool asks: vm.situations.length > 0

    spacing: Theme.s1

    SituationBar {
        objectName: "guide.situation"
        visible: card.asks
        heading: card.vm.materialSummary
        text: card.vm.situationText
        onward: card.vm.answered ? qsTr("改一改 ›") : qsTr("点这里选 ›")
        onClicked: card.vm.ask(true)
        Layout.fillWidth: true
    }
    Materials {
        bare: true
        materials: card.vm.materials
        summary: card.asks ? "" : card.vm.materialSummary
        leftOut: card.vm.leftOut
        forms: card.vm.formsShown
        onFormAsked: code => card.vm.openForm(code)
        Layout.fillWidth: true
    }
}
