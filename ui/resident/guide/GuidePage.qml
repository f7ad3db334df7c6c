pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../codes"

// One item. Upright, what to bring is in sight at once and the place under it; lying, the figures
// stand left and the tabs right.
Page {
    id: page

    required property GuideViewModel vm

    trail: Theme.cramped || (Theme.landscape && vm.notice.state !== "") ? [] : vm.trail
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    Loader {
        visible: page.vm.loaded
        active: page.vm.loaded
        sourceComponent: !page.vm.complete ? bare : Theme.landscape ? wide
            : Theme.largePrint || Theme.lowPosition ? flowing : tall
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
    EmptyState {
        visible: page.vm.missing
        title: qsTr("没有找到这个事项")
        text: qsTr("可能已经取消或合并。请换个名称搜索，或到%1询问。").arg(page.vm.helpDesk)
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
    Banner {
        objectName: "guide.printing"
        visible: page.vm.notice.state !== ""
        kind: page.vm.notice.state === "printed" ? "ok"
            : page.vm.notice.state === "printing" ? "notice" : "warn"
        text: page.vm.notice.text
        Layout.fillWidth: true
    }
    ChoiceOverlay {
        parent: page
        objectName: "guide.code"
        choice: page.vm.choice
    }
    Situations {
        parent: page
        vm: page.vm
    }

    actions: [
        Button {
            objectName: "guide.back"
            iconName: "back"
            text: qsTr("返回")
            onClicked: page.vm.goBack()
        },
        Button {
            objectName: "guide.print"
            visible: page.vm.complete
            enabled: page.vm.notice.state !== "printing"
            iconName: "print"
            text: page.vm.notice.action
            onClicked: page.vm.printNotice()
            Layout.fillWidth: true
        },
        Button {
            objectName: "guide.ticket"
            visible: page.vm.ticketText !== ""
            kind: "primary"
            text: page.vm.ticketText
            onClicked: page.vm.takeTicket()
            Layout.fillWidth: true
        },
        Button {
            objectName: "guide.online"
            visible: page.vm.online && page.vm.complete
            kind: "primary"
            iconName: "qr"
            text: qsTr("扫码在网上办")
            onClicked: page.vm.showCode()
            Layout.fillWidth: true
        },
        Button {
            objectName: "guide.map"
            visible: page.vm.ticketText === "" && page.vm.mapped
            kind: "primary"
            iconName: "place"
            text: qsTr("看窗口位置")
            onClicked: page.vm.showPlace()
            Layout.fillWidth: true
        }
    ]

    Component {
        id: tall
        ColumnLayout {
            spacing: Theme.s3
            GuideTitle { vm: page.vm; Layout.fillWidth: true }
            FactStrip { facts: page.vm.facts; valueSize: Theme.textRow; Layout.fillWidth: true }
            GuideTabs { vm: page.vm; Layout.fillWidth: true }
            GuideSheet { vm: page.vm; Layout.fillWidth: true; Layout.fillHeight: true }
            PlaceCard { vm: page.vm; Layout.fillWidth: true }
        }
    }
    Component {
        id: flowing
        GuideFlow { vm: page.vm }
    }
    Component {
        id: wide
        RowLayout {
            spacing: Theme.s4
            uniformCellSizes: true
            Scroll {
                objectName: "guide.head"
                GuideTitle { vm: page.vm; Layout.fillWidth: true }
                FactStrip { facts: page.vm.facts; valueSize: Theme.textRow; Layout.fillWidth: true }
                PlaceCard { vm: page.vm; Layout.fillWidth: true }
            }
            ColumnLayout {
                spacing: Theme.s3
                GuideTabs { vm: page.vm; Layout.fillWidth: true }
                GuideSheet { vm: page.vm; Layout.fillWidth: true; Layout.fillHeight: true }
            }
        }
    }
    Component {
        id: bare
        Scroll {
            objectName: "guide.scroll"
            BareGuide { vm: page.vm; Layout.fillWidth: true }
        }
    }
}
