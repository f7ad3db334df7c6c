import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What to bring for this item, under the bar that narrows the list to one's own situation.
Card {
    id: card

    required property GuideViewModel vm

    spacing: Theme.s3

    SituationBar {
        objectName: "guide.situation"
        visible: card.vm.situations.length > 0
        text: card.vm.situationText
        onward: card.vm.answered ? qsTr("改一改 ›") : qsTr("点这里选 ›")
        onClicked: card.vm.ask(true)
        Layout.fillWidth: true
    }
    Materials {
        bare: true
        materials: card.vm.materials
        summary: card.vm.materialSummary
        leftOut: card.vm.leftOut
        forms: card.vm.formsShown
        onFormAsked: code => card.vm.openForm(code)
        Layout.fillWidth: true
    }
}
