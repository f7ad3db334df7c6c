pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.ViewModels

// What is under the chosen tab.
Loader {
    id: content

    required property GuideViewModel vm
    // In the frame of a GuideSheet.
    property bool bare: false

    sourceComponent: [materials, steps, conditions, fees, basis, questions][vm.tab]

    Component {
        id: materials
        Materials { bare: content.bare; materials: content.vm.materials; summary: content.vm.materialSummary }
    }
    Component {
        id: steps
        Steps { bare: content.bare; steps: content.vm.steps }
    }
    Component {
        id: conditions
        Sections { bare: content.bare; sections: content.vm.conditions }
    }
    Component {
        id: fees
        Sections { bare: content.bare; sections: content.vm.fees }
    }
    Component {
        id: basis
        Sections { bare: content.bare; sections: content.vm.basis }
    }
    Component {
        id: questions
        Questions { bare: content.bare; questions: content.vm.questions; asked: content.vm.question }
    }
}
