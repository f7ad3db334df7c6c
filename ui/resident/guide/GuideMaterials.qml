import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What to bring for this item: first the questions that narrow the list, then the list.
Card {
    id: card

    required property GuideViewModel vm

    spacing: Theme.s3

    Chip {
        objectName: "guide.news"
        visible: card.vm.news !== ""
        link: true
        text: qsTr("最近有变化，看一看 ›")
        onClicked: card.vm.choose(6)
    }
    Situations {
        visible: card.vm.situations.length > 0
        situations: card.vm.situations
        onAnswered: key => card.vm.answer(key)
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
