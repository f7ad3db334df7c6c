pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The hall's businesses; one touch takes a ticket. From a guide its own business stands first.
Page {
    id: page

    required property TicketViewModel vm
    readonly property bool led: vm.lead.code !== undefined
    readonly property int barHeight: confirms ? Theme.px(Theme.landscape ? 112 : 136) : Theme.touch
    readonly property bool confirms: led && vm.lead.open

    title: qsTr("取号排队")
    note: led || vm.notice !== "" || vm.businesses.length === 0 ? "" : qsTr("选择业务，按一下就取号")
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    Banner {
        objectName: "ticket.notice"
        visible: page.vm.notice !== ""
        kind: "warn"
        text: page.vm.notice
        Layout.fillWidth: true
    }
    Loader {
        id: list
        visible: active
        active: page.vm.loaded && (page.led || page.vm.businesses.length > 0)
        sourceComponent: !page.led ? plain : Theme.landscape ? ledWide : ledTall
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
            objectName: "ticket.back"
            visible: page.vm.fromGuide
            iconName: "back"
            text: qsTr("返回指南")
            onClicked: page.vm.goBack()
            implicitHeight: page.barHeight
            Layout.fillWidth: !page.confirms
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
        }
    ]

    Component {
        id: plain
        Scroll {
            id: all
            objectName: "ticket.scroll"
            BusinessGrid {
                businesses: page.vm.businesses
                room: all.height
                columns: !Theme.landscape ? 2 : Theme.largePrint ? 3 : 4
                onChosen: code => page.vm.take(code)
                Layout.fillWidth: true
            }
        }
    }
    Component {
        id: ledTall
        Scroll {
            objectName: "ticket.scroll"
            LeadCard {
                row: page.vm.lead
                Layout.fillWidth: true
            }
            OtherBusinesses {
                businesses: page.vm.businesses
                onChosen: code => page.vm.take(code)
                Layout.fillWidth: true
                Layout.topMargin: Theme.s2
            }
        }
    }
    Component {
        id: ledWide
        RowLayout {
            spacing: Theme.s4
            uniformCellSizes: true
            Scroll {
                objectName: "ticket.lead"
                LeadCard {
                    row: page.vm.lead
                    Layout.fillWidth: true
                }
            }
            Scroll {
                objectName: "ticket.scroll"
                OtherBusinesses {
                    businesses: page.vm.businesses
                    onChosen: code => page.vm.take(code)
                    Layout.fillWidth: true
                }
            }
        }
    }
    Overlay {
        parent: page
        open: page.vm.message.title !== undefined
        iconName: "info"
        iconKind: "warn"
        title: page.vm.message.title ?? ""
        actions: [
            Button {
                objectName: "ticket.message.close"
                text: qsTr("知道了")
                kind: page.vm.message.retry ? "second" : "primary"
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
            }
        ]

        Label {
            text: page.vm.message.text ?? ""
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
    }
    TouchShield {
        parent: page
    }
}
