pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.ViewModels

// What is under the chosen tab, and the version of all of it.
Item {
    id: content

    required property GuideViewModel vm
    // In the frame of a GuideSheet.
    property bool bare: false

    // Without a layout in between: the height is known as soon as the part is there.
    implicitHeight: part.implicitHeight + Theme.s3 + foot.implicitHeight

    Loader {
        id: part
        width: content.width
        sourceComponent: [materials, steps, conditions, fees, basis, questions, more][content.vm.tab]
    }
    GuideFoot {
        id: foot
        y: part.implicitHeight + Theme.s3
        width: content.width
        vm: content.vm
    }

    Component {
        id: materials
        GuideMaterials { bare: content.bare; vm: content.vm }
    }
    Component {
        id: steps
        Steps { bare: content.bare; steps: content.vm.steps; result: content.vm.result }
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
    Component {
        id: more
        More { bare: content.bare; vm: content.vm }
    }
}
