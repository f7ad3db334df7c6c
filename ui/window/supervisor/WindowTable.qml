pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// Every window that serves something. Enter opens what it serves. Large print leaves out who works
// there and what was done.
RowTable {
    id: table

    required property SupervisorViewModel vm
    readonly property int windowWidth: Desk.type(82)
    readonly property int operatorWidth: Desk.type(72)
    readonly property int stateWidth: Desk.type(106)
    readonly property int ticketWidth: Desk.type(150)
    readonly property int doneWidth: Desk.type(80)
    readonly property int actWidth: Desk.type(64)

    objectName: "supervisor.windows"
    rows: vm.windows
    onEntered: index => table.vm.arrange(index)

    Shortcut {
        sequences: ["F2"]
        enabled: table.enabled && table.visible
        onActivated: table.view.forceActiveFocus(Qt.TabFocusReason)
    }
    head: [
        HeadLabel { text: qsTr("窗口 F2"); Layout.preferredWidth: table.windowWidth },
        HeadLabel {
            visible: !Theme.largePrint
            text: qsTr("工号")
            Layout.preferredWidth: table.operatorWidth
        },
        HeadLabel { text: qsTr("办理业务"); Layout.fillWidth: true },
        HeadLabel { text: qsTr("状态"); Layout.preferredWidth: table.stateWidth },
        HeadLabel { text: qsTr("手上的号"); Layout.preferredWidth: table.ticketWidth },
        HeadLabel {
            visible: !Theme.largePrint
            text: qsTr("已办")
            Layout.preferredWidth: table.doneWidth
        },
        Item { Layout.preferredWidth: table.actWidth }
    ]
    delegate: Item {
        id: line
        required property int index
        required property var modelData

        width: ListView.view.width
        height: Math.max(Desk.rowHeight, Math.round(Desk.textRow * 1.3 + Desk.textHint * 1.5 + Desk.px(12)))

        Rectangle {
            anchors.fill: parent
            visible: line.modelData.lost
            color: Theme.accentSoft
        }
        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: Desk.px(20)
            anchors.rightMargin: Desk.px(20)
            spacing: Desk.s2

            Label {
                objectName: table.objectName + "." + line.index
                text: line.modelData.window
                strong: true
                font.pixelSize: Desk.textRow
                Layout.preferredWidth: table.windowWidth
            }
            Label {
                visible: !Theme.largePrint
                text: line.modelData.operator
                font.pixelSize: Desk.textNote
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                Layout.preferredWidth: table.operatorWidth
            }
            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true
                Label {
                    text: line.modelData.businesses
                    font.pixelSize: Desk.textRow
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
                Label {
                    visible: text !== ""
                    text: line.modelData.rule
                    color: Theme.ink3
                    font.pixelSize: Desk.textHint
                    wrapMode: Text.NoWrap
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
            }
            Item {
                implicitHeight: tag.implicitHeight
                Layout.preferredWidth: table.stateWidth
                Tag {
                    id: tag
                    objectName: table.objectName + "." + line.index + ".state"
                    width: Math.min(implicitWidth, parent.width)
                    text: line.modelData.state
                    kind: line.modelData.kind
                }
            }
            ColumnLayout {
                spacing: 0
                Layout.fillWidth: false
                Layout.preferredWidth: table.ticketWidth
                Label {
                    text: line.modelData.number
                    strong: line.modelData.since !== ""
                    color: line.modelData.since === "" ? Theme.ink3 : Theme.ink
                    font.pixelSize: Desk.textRow
                    font.features: { "tnum": 1 }
                    wrapMode: Text.NoWrap
                }
                Label {
                    visible: text !== ""
                    text: line.modelData.since
                    color: Theme.ink3
                    font.pixelSize: Desk.textHint
                    font.features: { "tnum": 1 }
                    wrapMode: Text.NoWrap
                }
            }
            ColumnLayout {
                visible: !Theme.largePrint
                spacing: 0
                Layout.fillWidth: false
                Layout.preferredWidth: table.doneWidth
                Label {
                    text: line.modelData.done
                    font.pixelSize: Desk.textRow
                    font.features: { "tnum": 1 }
                }
                Label {
                    visible: line.modelData.average !== "—"
                    text: qsTr("均 %1").arg(line.modelData.average)
                    color: Theme.ink3
                    font.pixelSize: Desk.textHint
                    font.features: { "tnum": 1 }
                    wrapMode: Text.NoWrap
                }
            }
            TextLink {
                objectName: table.objectName + "." + line.index + ".act"
                text: qsTr("调整")
                enabled: !table.vm.acting
                focusPolicy: Qt.NoFocus
                onClicked: table.vm.arrange(line.index)
                Layout.preferredWidth: table.actWidth
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.hairline
            color: Theme.line
        }
        FocusRing {
            shown: table.view.activeFocus && table.view.currentIndex === line.index
            anchors.margins: Desk.px(2)
            radius: Desk.radiusS
        }
    }

    NothingHere {
        anchors.centerIn: parent
        width: parent.width - 2 * Desk.margin
        visible: table.vm.known && table.rows.length === 0
        iconName: "place"
        title: qsTr("还没有叫号的窗口")
        text: qsTr("收到中心平台发布的内容后，窗口会列在这里。")
    }
}
