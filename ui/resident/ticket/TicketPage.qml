pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../identity"

// The hall's businesses; one touch takes a ticket. From a guide its own business stands first.
Page {
    id: page

    required property TicketViewModel vm
    readonly property bool listed: vm.step === "list"
    readonly property bool led: vm.lead.code !== undefined && !vm.many
    readonly property bool confirms: listed && led && vm.lead.open
    readonly property int barHeight: confirms && !Theme.landscape ? Theme.px(124) : Theme.touch

    title: vm.step === "groups" ? qsTr("绿色通道") : vm.step === "identity" ? qsTr("请核实身份")
        : vm.many ? qsTr("一次办几件事") : qsTr("取号排队")
    note: !listed || led || vm.many || vm.notice !== "" || vm.businesses.length === 0 ? ""
        : qsTr("选择业务，按一下就取号")
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    Loader {
        id: list
        visible: active
        active: page.vm.loaded && (page.led || page.vm.businesses.length > 0)
        sourceComponent: page.listed ? businesses : page.vm.step === "groups" ? groups : identity
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
    Item {
        visible: !list.active
        Layout.fillHeight: true
    }
    EmptyState {
        objectName: "ticket.empty"
        visible: page.vm.loaded && !list.active
        iconName: "ticket"
        title: qsTr("这台终端还没有可以取号的业务")
        text: qsTr("请到%1取号或询问。").arg(page.vm.helpDesk)
        Layout.fillWidth: true
    }
    EmptyState {
        objectName: "ticket.unreadable"
        visible: page.vm.unreadable
        iconName: "warning"
        title: qsTr("现在不能取号")
        text: qsTr("业务列表暂时读不出来，请稍等一会儿再试。急办请到%1人工取号。").arg(page.vm.helpDesk)
        Layout.fillWidth: true

        Button {
            objectName: "ticket.reload"
            kind: "primary"
            text: qsTr("再试一次")
            onClicked: page.vm.reload()
            Layout.topMargin: Theme.s3
            Layout.alignment: Qt.AlignHCenter
        }
    }
    Item {
        visible: !list.active
        Layout.fillHeight: true
        Layout.preferredHeight: 2
    }
    actions: [
        Button {
            objectName: page.listed ? "ticket.back" : "ticket.stepBack"
            visible: !page.listed || page.vm.fromGuide && !page.vm.many
            iconName: "back"
            text: page.listed ? qsTr("返回指南") : qsTr("返回")
            onClicked: page.listed ? page.vm.goBack() : page.vm.stepBack()
            implicitHeight: page.barHeight
            Layout.fillWidth: !page.confirms
        },
        Button {
            objectName: "ticket.priority"
            visible: page.listed && !page.confirms && page.vm.open && page.vm.priorityOffered
                && !page.vm.many
            iconName: "priority"
            text: qsTr("绿色通道 · 军人老人残疾人等")
            onClicked: page.vm.choosePriority()
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        },
        Button {
            objectName: "ticket.several"
            visible: page.listed && !page.confirms && page.vm.open
            iconName: page.vm.many ? "back" : "several"
            text: page.vm.many ? qsTr("只办一件") : qsTr("一次办几件事 · 只取一个号")
            onClicked: page.vm.chooseSeveral()
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        },
        Button {
            objectName: "ticket.takeSeveral"
            visible: page.listed && page.vm.many
            enabled: page.vm.picked.length > 0
            kind: "primary"
            iconName: "ticket"
            text: page.vm.picked.length > 0 ? qsTr("取号 · 共 %1 项").arg(page.vm.picked.length)
                : qsTr("请先选择业务")
            implicitHeight: page.barHeight
            onClicked: page.vm.takeSeveral()
            Layout.fillWidth: true
            Layout.preferredWidth: 2
        },
        Button {
            objectName: "ticket.confirm"
            visible: page.confirms
            kind: "primary"
            iconName: "ticket"
            text: qsTr("确认取号 · %1").arg(page.vm.lead.name ?? "")
            implicitHeight: page.barHeight
            onClicked: page.vm.take(page.vm.lead.code)
            Layout.fillWidth: true
        },
        Button {
            objectName: "identity.submit"
            visible: page.vm.step === "identity" && page.vm.entry.typing
            kind: "primary"
            text: qsTr("确认取号")
            implicitHeight: page.barHeight
            onClicked: page.vm.entry.submit()
            Layout.fillWidth: true
            Layout.preferredWidth: 2
        }
    ]

    Component {
        id: businesses
        BusinessList {
            vm: page.vm
        }
    }
    Component {
        id: groups
        GroupStep {
            groups: page.vm.groups
            onChosen: code => page.vm.chooseGroup(code)
        }
    }
    Component {
        id: identity
        Scroll {
            objectName: "ticket.identity"
            IdentityCard {
                vm: page.vm.entry
                why: page.vm.identityWhy
                onSubmitted: page.vm.entry.submit()
                promise: qsTr("只用来核对有没有重复取号。屏幕上不显示完整号码，本机也不保存号码。")
                Layout.fillWidth: true
                Layout.maximumWidth: Theme.px(1200)
                Layout.alignment: Qt.AlignHCenter
            }
            Banner {
                text: qsTr("没带身份证、记不住号码的，请到%1，工作人员可以帮您取号。").arg(page.vm.helpDesk)
                Layout.fillWidth: true
                Layout.maximumWidth: Theme.px(1200)
                Layout.alignment: Qt.AlignHCenter
            }
        }
    }
    Overlay {
        parent: page
        open: page.vm.message.title !== undefined
        iconName: page.vm.message.offer ? "priority" : "info"
        iconKind: page.vm.message.offer ? "primary" : "warn"
        title: page.vm.message.title ?? ""
        actions: [
            Button {
                objectName: "ticket.message.close"
                visible: !(page.vm.message.offer ?? false)
                text: qsTr("知道了")
                kind: page.vm.message.retry || page.vm.message.standing ? "second" : "primary"
                onClicked: page.vm.dismiss()
                Layout.fillWidth: true
            },
            Button {
                objectName: "ticket.message.retry"
                visible: page.vm.message.retry ?? false
                kind: "primary"
                text: qsTr("再试一次")
                onClicked: page.vm.retry()
                Layout.fillWidth: true
            },
            Button {
                objectName: "ticket.message.ordinary"
                visible: page.vm.message.offer ?? false
                text: qsTr("不用，普通排队")
                onClicked: page.vm.decide(false)
                Layout.fillWidth: true
            },
            Button {
                objectName: "ticket.message.green"
                visible: page.vm.message.offer ?? false
                kind: "primary"
                iconName: "priority"
                text: qsTr("走绿色通道")
                onClicked: page.vm.decide(true)
                Layout.fillWidth: true
            },
            Button {
                objectName: "ticket.message.standing"
                visible: page.vm.message.standing ?? false
                kind: "primary"
                text: qsTr("查看这个号")
                onClicked: page.vm.openStanding()
                Layout.fillWidth: true
            }
        ]

        Balanced {
            text: page.vm.message.text ?? ""
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
    }
    TouchShield {
        parent: page
    }
}
