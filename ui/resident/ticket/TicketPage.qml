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
    readonly property int columns: !Theme.landscape ? 2 : Theme.largePrint ? 3 : 4

    title: qsTr("取号排队")
    note: led || vm.businesses.length === 0 ? "" : qsTr("选择业务，按一下就取号")
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
    Scroll {
        id: scroll
        objectName: "ticket.scroll"
        visible: page.vm.loaded && (page.led || page.vm.businesses.length > 0)

        LeadCard {
            visible: page.led
            row: page.vm.lead
            onConfirmed: page.vm.take(page.vm.lead.code)
            Layout.fillWidth: true
        }
        Label {
            visible: page.led && page.vm.businesses.length > 0
            text: qsTr("办别的事，请选择")
            color: Theme.ink2
            strong: true
            font.pixelSize: Theme.textLabel
            Layout.topMargin: Theme.s2
        }
        GridLayout {
            id: grid
            readonly property int rows_: Math.ceil(page.vm.businesses.length / page.columns)
            readonly property real share: (scroll.height - (rows_ - 1) * rowSpacing) / Math.max(1, rows_)
            columns: page.columns
            columnSpacing: Theme.s3
            rowSpacing: Theme.s3
            uniformCellWidths: true
            uniformCellHeights: true
            Layout.fillWidth: true

            Repeater {
                model: page.vm.businesses

                BusinessTile {
                    required property int index
                    required property var modelData
                    objectName: "ticket.business." + index
                    row: modelData
                    onClicked: page.vm.take(modelData.code)
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.minimumHeight: page.led ? 0 : Math.min(Theme.px(400), Math.floor(grid.share))
                }
            }
        }
    }
    EmptyState {
        objectName: "ticket.empty"
        visible: page.vm.loaded && !page.led && page.vm.businesses.length === 0
        iconName: "ticket"
        title: qsTr("这台终端还没有可以取号的业务")
        text: qsTr("请到%1取号或询问。").arg(page.vm.helpDesk)
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
    EmptyState {
        objectName: "ticket.unreadable"
        visible: page.vm.unreadable !== ""
        iconName: "warning"
        title: qsTr("现在不能取号")
        text: page.vm.unreadable + qsTr("急办请到%1人工取号。").arg(page.vm.helpDesk)
        Layout.fillWidth: true
        Layout.fillHeight: true

        Button {
            objectName: "ticket.reload"
            kind: "primary"
            text: qsTr("再试一次")
            onClicked: page.vm.reload()
            Layout.topMargin: Theme.s3
            Layout.alignment: Qt.AlignHCenter
        }
    }
    actions: [
        Button {
            objectName: "ticket.back"
            visible: page.vm.fromGuide
            iconName: "back"
            text: qsTr("返回指南")
            onClicked: page.vm.goBack()
            Layout.fillWidth: true
        }
    ]

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
