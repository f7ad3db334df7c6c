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
    signal missAsked()

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
                text: sheet.serving ? qsTr("正在办理") : qsTr("当前空闲")
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
        RowLayout {
            visible: sheet.serving
            spacing: Desk.px(14)
            Layout.fillWidth: true
            Tag {
                text: sheet.vm.current.business ?? ""
                kind: "primary"
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
                visible: sheet.vm.known
                iconName: "call"
                title: sheet.vm.waiting.length > 0 ? qsTr("没有正在办理的号") : qsTr("没有人等候")
                text: sheet.vm.waiting.length > 0 ? qsTr("按 F8 叫下一号，或在右侧直接呼叫。")
                    : qsTr("有人取号后，会自动出现在右侧。")
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

            KeyButton {
                objectName: "calling.next"
                kind: "primary"
                text: sheet.serving ? qsTr("完成并叫下一号") : qsTr("叫下一号")
                keys: "F8"
                size: Desk.textCall
                implicitHeight: Desk.px(112)
                enabled: sheet.vm.known && sheet.vm.ready
                onClicked: sheet.vm.next()
                Layout.fillWidth: true
                Layout.preferredWidth: 200
            }
            KeyButton {
                objectName: "calling.recall"
                visible: sheet.serving
                text: qsTr("重呼")
                keys: "F6"
                implicitHeight: Desk.px(112)
                enabled: !sheet.vm.acting
                onClicked: sheet.vm.recall()
                Layout.fillWidth: true
                Layout.preferredWidth: 100
            }
        }
        RowLayout {
            visible: sheet.serving
            spacing: Desk.s2
            uniformCellSizes: true
            Layout.fillWidth: true
            Layout.topMargin: Desk.s2

            KeyButton {
                objectName: "calling.finish"
                text: qsTr("完成")
                keys: "F7"
                enabled: !sheet.vm.acting
                onClicked: sheet.vm.finish()
                Layout.fillWidth: true
            }
            KeyButton {
                objectName: "calling.missed"
                kind: "danger"
                text: qsTr("过号")
                keys: "F4"
                enabled: !sheet.vm.acting
                onClicked: sheet.missAsked()
                Layout.fillWidth: true
            }
        }
    }
}
