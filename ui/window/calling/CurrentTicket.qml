pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// The number in service, what it is about, and what the clerk can do with it.
Panel {
    id: sheet

    required property CallingViewModel vm
    readonly property bool serving: vm.current.id !== undefined

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Desk.px(40)
        anchors.rightMargin: Desk.px(40)
        anchors.topMargin: Desk.px(30)
        anchors.bottomMargin: Desk.px(36)
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Label {
                objectName: "calling.state"
                text: !sheet.vm.serves ? qsTr("没有叫号业务")
                    : !sheet.serving ? (sheet.vm.pausedText === "" ? qsTr("当前空闲") : qsTr("已暂停叫号"))
                    : sheet.vm.current.started ? qsTr("正在办理") : qsTr("已呼叫，等本人前来")
                color: Theme.ink3
                font.pixelSize: Desk.textBar
                Layout.fillWidth: true
            }
            Label {
                visible: sheet.serving
                text: qsTr("已用时")
                color: Theme.ink3
                font.pixelSize: Desk.textBar
            }
            Label {
                objectName: "calling.elapsed"
                visible: sheet.serving
                text: sheet.vm.elapsed
                strong: true
                font.pixelSize: Desk.textBar
                font.features: { "tnum": 1 }
            }
            Label {
                visible: sheet.vm.average !== ""
                text: sheet.serving ? qsTr("· 平均 %1").arg(sheet.vm.average)
                    : qsTr("平均用时 %1").arg(sheet.vm.average)
                color: Theme.ink3
                font.pixelSize: Desk.textBar
                font.features: { "tnum": 1 }
            }
        }
        Label {
            objectName: "calling.number"
            visible: sheet.serving
            text: sheet.vm.current.number ?? ""
            strong: true
            color: Theme.primary
            font.pixelSize: Desk.textNumber
            font.letterSpacing: Desk.px(3)
            font.features: { "tnum": 1 }
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Desk.textFigure
            wrapMode: Text.NoWrap
            verticalAlignment: Text.AlignVCenter
            Layout.fillWidth: true
            Layout.preferredHeight: Desk.px(182)
        }
        Flow {
            visible: sheet.serving
            spacing: Desk.px(12)
            Layout.fillWidth: true
            Tag {
                text: sheet.vm.current.business ?? ""
                kind: "primary"
                size: Desk.textNote
            }
            Tag {
                objectName: "calling.lane"
                text: sheet.vm.current.lane ?? ""
                kind: "warn"
                size: Desk.textNote
            }
            Tag {
                text: sheet.vm.current.waited ?? ""
                size: Desk.textNote
            }
            Tag {
                objectName: "calling.recalls"
                text: sheet.vm.current.recalls ?? ""
                kind: "warn"
                size: Desk.textNote
            }
            Tag {
                objectName: "calling.asked"
                text: sheet.vm.current.asked ?? ""
                kind: "ok"
                size: Desk.textNote
            }
        }
        Label {
            objectName: "calling.further"
            visible: text !== ""
            text: sheet.vm.current.further ?? ""
            color: Theme.ink2
            font.pixelSize: Desk.textBar
            Layout.fillWidth: true
            Layout.topMargin: Desk.s2
        }
        ItemFacts {
            visible: sheet.serving
            vm: sheet.vm
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: Desk.gap
            Layout.bottomMargin: Desk.gap
        }
        Item {
            visible: !sheet.serving
            Layout.fillWidth: true
            Layout.fillHeight: true

            NothingHere {
                anchors.centerIn: parent
                width: Math.min(parent.width, Desk.px(620))
                visible: sheet.vm.known && sheet.vm.serves
                iconName: sheet.vm.pausedText === "" ? "call" : "clock"
                title: sheet.vm.pausedText !== "" ? qsTr("本窗口已暂停：%1").arg(sheet.vm.pausedText)
                    : sheet.vm.waiting.length > 0 ? qsTr("没有正在办理的号") : qsTr("没有人等候")
                text: sheet.vm.pausedText !== "" ? qsTr("按 F3 恢复叫号。暂停时不会叫到新号。")
                    : sheet.vm.waiting.length > 0 ? qsTr("按 F8 叫下一号，按 F2 叫指定号。")
                    : qsTr("有人取号后，会自动出现在右侧。")
            }
            NothingHere {
                objectName: "calling.nothing"
                anchors.centerIn: parent
                width: Math.min(parent.width, Desk.px(620))
                visible: !sheet.vm.serves
                iconName: "empty"
                title: qsTr("本窗口没有叫号的业务")
                text: qsTr("需要叫号时，请值班长在“大厅调度”里给本窗口加上业务，加好后这里自动显示。")
            }
        }
        Sentence {
            objectName: "calling.note"
            kind: "ok"
            text: sheet.vm.note
            onClosed: sheet.vm.clearNote()
            Layout.fillWidth: true
            Layout.bottomMargin: Desk.s2
        }
        RowLayout {
            spacing: Desk.s2
            Layout.fillWidth: true

            Repeater {
                model: sheet.vm.mainActs

                KeyButton {
                    id: large
                    required property int index
                    required property var modelData
                    objectName: "calling." + modelData.name
                    kind: modelData.kind
                    text: modelData.text
                    keys: modelData.keys
                    size: index === 0 ? Desk.textCall : Desk.textButton
                    implicitHeight: Desk.px(112)
                    enabled: modelData.name === "next" ? sheet.vm.ready : !sheet.vm.acting
                    onClicked: sheet.vm.press(modelData.name)
                    Layout.fillWidth: true
                    Layout.preferredWidth: index === 0 ? 200 : 100
                }
            }
        }
        RowLayout {
            visible: sheet.vm.moreActs.length > 0
            spacing: Desk.px(12)
            uniformCellSizes: true
            Layout.fillWidth: true
            Layout.topMargin: Desk.s2

            Repeater {
                model: sheet.vm.moreActs

                KeyButton {
                    id: small
                    required property var modelData
                    objectName: "calling." + modelData.name
                    kind: modelData.kind
                    text: modelData.text
                    keys: modelData.keys
                    size: Desk.textBar
                    leftPadding: Desk.s1
                    rightPadding: Desk.s1
                    enabled: !sheet.vm.acting
                    onClicked: sheet.vm.press(modelData.name)
                    Layout.fillWidth: true
                }
            }
        }
    }
}
