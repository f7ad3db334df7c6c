pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../codes"

// One event of life with all it needs. Upright in one column, lying in two.
Page {
    id: page

    required property BundleViewModel vm

    trail: Theme.landscape ? [] : [qsTr("办事指南"), qsTr("一件事")]
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    Loader {
        visible: page.vm.loaded
        active: page.vm.loaded
        sourceComponent: Theme.landscape ? wide : Theme.largePrint || Theme.lowPosition ? flowing : tall
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
    EmptyState {
        visible: page.vm.missing
        title: qsTr("没有找到这件“一件事”")
        text: qsTr("可能已经调整。请返回列表重新选择，或到%1询问。").arg(page.vm.helpDesk)
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
    ChoiceOverlay {
        parent: page
        objectName: "bundle.code"
        choice: page.vm.choice
    }

    actions: [
        Button {
            objectName: "bundle.back"
            iconName: "back"
            text: qsTr("返回")
            onClicked: page.vm.goBack()
        },
        Button {
            objectName: "bundle.show"
            visible: page.vm.loaded
            iconName: "qr"
            text: qsTr("扫码带走")
            onClicked: page.vm.showCode()
            Layout.fillWidth: true
        },
        Button {
            objectName: "bundle.ticket"
            visible: page.vm.ticketText !== ""
            kind: "primary"
            text: page.vm.ticketText
            onClicked: page.vm.takeTicket()
            Layout.fillWidth: true
        }
    ]

    Component {
        id: tall
        ColumnLayout {
            spacing: Theme.s3
            BundleHead { vm: page.vm; Layout.fillWidth: true }
            BundleTabs { vm: page.vm; Layout.fillWidth: true }
            BundleSheet { vm: page.vm; Layout.fillWidth: true; Layout.fillHeight: true }
            BundlePlace { vm: page.vm; Layout.fillWidth: true }
        }
    }
    Component {
        id: flowing
        Scroll {
            objectName: "bundle.scroll"
            BundleHead { vm: page.vm; Layout.fillWidth: true }
            BundleTabs { vm: page.vm; Layout.fillWidth: true }
            BundleContent { vm: page.vm; Layout.fillWidth: true }
            BundlePlace { vm: page.vm; Layout.fillWidth: true }
        }
    }
    Component {
        id: wide
        RowLayout {
            spacing: Theme.s4
            uniformCellSizes: true
            Scroll {
                objectName: "bundle.head"
                BundleHead { vm: page.vm; Layout.fillWidth: true }
                BundlePlace { vm: page.vm; Layout.fillWidth: true }
            }
            ColumnLayout {
                spacing: Theme.s3
                BundleTabs { vm: page.vm; Layout.fillWidth: true }
                BundleSheet { vm: page.vm; Layout.fillWidth: true; Layout.fillHeight: true }
            }
        }
    }
}
