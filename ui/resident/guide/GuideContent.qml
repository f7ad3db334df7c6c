pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Theme
import Kiosk.ViewModels

// What is under the chosen tab, and the version of all of it.
ColumnLayout {
    id: content

    required property GuideViewModel vm
    // In the frame of a GuideSheet.
    property bool bare: false

    spacing: Theme.s3

    Loader {
        sourceComponent: [materials, steps, conditions, fees, basis, questions, more][content.vm.tab]
        Layout.fillWidth: true
    }
    GuideFoot {
        vm: content.vm
        Layout.fillWidth: true
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
