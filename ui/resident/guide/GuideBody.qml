pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The tabs and what is under the chosen one.
ColumnLayout {
    id: body

    required property GuideViewModel vm

    spacing: Theme.s3

    TabBar {
        objectName: "guide.tab"
        tabs: body.vm.tabs
        current: body.vm.tab
        onChosen: index => body.vm.choose(index)
        Layout.fillWidth: true
    }
    Loader {
        sourceComponent: [materials, steps, conditions, fees, basis, questions][body.vm.tab]
        Layout.fillWidth: true
    }

    Component {
        id: materials
        Materials { materials: body.vm.materials; summary: body.vm.materialSummary }
    }
    Component {
        id: steps
        Steps { steps: body.vm.steps }
    }
    Component {
        id: conditions
        Sections { sections: body.vm.conditions }
    }
    Component {
        id: fees
        Sections { sections: body.vm.fees }
    }
    Component {
        id: basis
        Sections { sections: body.vm.basis }
    }
    Component {
        id: questions
        Questions { questions: body.vm.questions; asked: body.vm.question }
    }
}
