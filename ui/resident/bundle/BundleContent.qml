pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../guide"

// What is under the chosen tab, and the version of all of it.
ColumnLayout {
    id: content

    required property BundleViewModel vm
    property bool bare: false

    spacing: Theme.s3

    Loader {
        sourceComponent: [materials, items, steps][content.vm.tab]
        Layout.fillWidth: true
    }
    Label {
        visible: text !== "" && content.vm.tab === 2
        text: content.vm.limitNote
        color: Theme.ink2
        font.pixelSize: Theme.textNote
        Layout.fillWidth: true
    }
    Label {
        objectName: "bundle.version"
        text: content.vm.foot
        color: Theme.ink3
        font.pixelSize: Theme.textCaption
        Layout.fillWidth: true
    }

    Component {
        id: materials
        Materials {
            bare: content.bare
            materials: content.vm.materials
            summary: qsTr("这些材料只交一次，几件事一起用。")
            forms: content.vm.formsShown
            onFormAsked: code => content.vm.openForm(code)
        }
    }
    Component {
        id: items
        Links {
            objectName: "bundle.items"
            title: qsTr("按这个顺序办，窗口统一收件")
            rows: content.vm.items
            onAsked: code => content.vm.openGuide(code)
        }
    }
    Component {
        id: steps
        Steps { bare: content.bare; steps: content.vm.steps }
    }
}
