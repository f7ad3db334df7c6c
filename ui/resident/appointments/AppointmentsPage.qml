pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// 预约签到: who has an appointment checks in here; who has none can book one.
Page {
    id: page

    required property AppointmentsViewModel vm
    readonly property string kind: vm.message.kind ?? ""

    title: Theme.cramped ? "" : qsTr("预约签到")
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    Connections {
        target: page.vm
        function onFocusWanted(): void {
            code.take();
        }
        function onWiped(): void {
            code.text = "";
        }
    }
    Scroll {
        id: scroll
        objectName: "appointments.scroll"

        GridLayout {
            columns: Theme.landscape ? 2 : 1
            columnSpacing: Theme.s3
            rowSpacing: Theme.s3
            uniformCellWidths: Theme.landscape
            Layout.fillWidth: true
            Layout.minimumHeight: Theme.landscape ? 0 : scroll.height

            Card {
                padding: Theme.s5
                spacing: Theme.s3
                Layout.fillWidth: true
                Layout.fillHeight: Theme.landscape
                Layout.alignment: Qt.AlignTop

                Label {
                    text: qsTr("已经约好，来签到")
                    strong: true
                    tight: true
                    font.pixelSize: Theme.textTitle
                    Layout.fillWidth: true
                }
                RowLayout {
                    visible: page.vm.entry.reader
                    spacing: Theme.s3
                    Icon {
                        name: "card"
                        color: Theme.primary
                        size: Theme.iconXL
                    }
                    Balanced {
                        objectName: "appointments.lay"
                        text: qsTr("请把身份证放在读卡区，或者输入预约码。")
                        font.pixelSize: Theme.textRow
                        Layout.fillWidth: true
                    }
                }
                Banner {
                    objectName: "appointments.trouble"
                    visible: page.vm.entry.trouble !== ""
                    kind: "warn"
                    text: page.vm.entry.trouble
                    Layout.fillWidth: true
                }
                TextField {
                    id: code
                    objectName: "appointments.code"
                    label: qsTr("预约码")
                    placeholder: "K7M4-2QXP"
                    hint: qsTr("在预约凭证上，共 8 位，不分大小写。有扫码器的可以直接扫码。")
                    maximumLength: 120
                    inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase
                    error: page.vm.problem
                    onEdited: text => page.vm.edit(text)
                    onAccepted: page.vm.checkIn()
                    Layout.fillWidth: true
                }
                Button {
                    objectName: "appointments.checkIn"
                    kind: "primary"
                    iconName: "check"
                    text: qsTr("签到取号")
                    onClicked: page.vm.checkIn()
                    Layout.fillWidth: true
                }
                Button {
                    objectName: "appointments.giveUp"
                    kind: "quiet"
                    text: qsTr("来不了，取消预约")
                    onClicked: page.vm.giveUp()
                    Layout.fillWidth: true
                }
                Item {
                    visible: Theme.landscape
                    Layout.fillHeight: true
                }
            }
            Card {
                padding: Theme.s5
                spacing: Theme.s3
                Layout.fillWidth: true
                Layout.fillHeight: Theme.landscape
                Layout.alignment: Qt.AlignTop

                Label {
                    text: qsTr("还没有预约")
                    strong: true
                    tight: true
                    font.pixelSize: Theme.textTitle
                    Layout.fillWidth: true
                }
                Balanced {
                    text: qsTr("可以现在约一个时段，到时候来签到，少等候。今天就要办的，直接取号。")
                    color: Theme.ink2
                    Layout.fillWidth: true
                }
                Button {
                    objectName: "appointments.book"
                    iconName: "calendar"
                    text: qsTr("预约一个时段")
                    onClicked: page.vm.book()
                    Layout.fillWidth: true
                }
                Button {
                    objectName: "appointments.ticket"
                    iconName: "ticket"
                    text: qsTr("今天就办，直接取号")
                    onClicked: page.vm.goTicket()
                    Layout.fillWidth: true
                }
                Item {
                    visible: Theme.landscape
                    Layout.fillHeight: true
                }
            }
            Item {
                visible: !Theme.landscape
                Layout.fillHeight: true
            }
        }
    }
    Overlay {
        parent: page
        open: page.kind !== ""
        iconName: page.kind === "done" ? "check" : page.kind === "cancel" ? "calendar" : "clock"
        iconKind: page.kind === "done" ? "ok" : page.kind === "cancel" ? "primary" : "warn"
        title: page.vm.message.title ?? ""
        actions: [
            Button {
                objectName: "appointments.message.close"
                kind: page.kind === "late" ? "second" : "primary"
                text: page.kind === "late" ? qsTr("不取了") : page.kind === "cancel" ? qsTr("不取消")
                    : qsTr("知道了")
                onClicked: page.vm.dismiss()
                Layout.fillWidth: true
            },
            Button {
                objectName: "appointments.message.ordinary"
                visible: page.kind === "late"
                kind: "primary"
                text: qsTr("取普通号")
                onClicked: page.vm.takeOrdinary()
                Layout.fillWidth: true
            },
            Button {
                objectName: "appointments.message.cancel"
                visible: page.kind === "cancel"
                kind: "danger"
                text: qsTr("取消预约")
                onClicked: page.vm.giveUpNow()
                Layout.fillWidth: true
            }
        ]

        Label {
            objectName: "appointments.message"
            text: page.vm.message.text ?? ""
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
    }
}
