pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// What a window serves: a digit takes a business in, as the last, or out. Enter sets it.
FocusScope {
    id: order

    required property SupervisorViewModel vm
    readonly property var shown: vm.arranging
    readonly property bool open: shown.window !== undefined
    readonly property var rows: shown.rows ?? []

    anchors.fill: parent
    visible: open
    onOpenChanged: {
        if (open) {
            list.currentIndex = 0;
            list.forceActiveFocus(Qt.TabFocusReason);
        }
    }
    onRowsChanged: {
        const at = list.currentIndex;
        list.model = rows;
        list.forceLayout();
        list.currentIndex = Math.min(Math.max(0, at), rows.length - 1);
    }
    Keys.onEscapePressed: order.vm.putAway()
    Accessible.role: Accessible.Dialog
    Accessible.name: shown.title ?? ""

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim
    }
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        onWheel: wheel => wheel.accepted = true
    }
    Panel {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Desk.margin, Desk.px(760))
        height: Math.min(parent.height - 2 * Desk.gap, sheet.implicitHeight + 2 * Desk.px(36))

        ColumnLayout {
            id: sheet
            anchors.fill: parent
            anchors.margins: Desk.px(36)
            spacing: Desk.s2

            Label {
                text: order.shown.title ?? ""
                strong: true
                font.pixelSize: Desk.textCall
                Layout.fillWidth: true
            }
            Label {
                text: qsTr("按数字选入或去掉，先选的排在前面；都不选就恢复原来的设置。")
                color: Theme.ink2
                font.pixelSize: Desk.textNote
                Layout.fillWidth: true
            }
            ListView {
                id: list
                objectName: order.objectName + ".list"
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                keyNavigationEnabled: true
                activeFocusOnTab: true
                highlightMoveDuration: 0
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: contentHeight
                Keys.onSpacePressed: order.vm.turn(order.rows[currentIndex].code)
                Keys.onReturnPressed: order.vm.save()
                Keys.onEnterPressed: order.vm.save()
                Keys.onPressed: event => {
                    const digit = event.key - Qt.Key_0;
                    if (digit >= 1 && digit <= order.rows.length && !event.isAutoRepeat) {
                        order.vm.turn(order.rows[digit - 1].code);
                        event.accepted = true;
                    }
                }
                Accessible.role: Accessible.List

                delegate: T.AbstractButton {
                    id: line
                    required property int index
                    required property var modelData
                    readonly property bool on: modelData.place !== ""
                    objectName: order.objectName + "." + modelData.code
                    width: ListView.view.width
                    height: Math.max(Desk.px(56), Math.round(Desk.textButton * 1.9))
                    hoverEnabled: true
                    focusPolicy: Qt.NoFocus
                    leftPadding: Desk.s2
                    rightPadding: Desk.s2
                    onClicked: order.vm.turn(modelData.code)
                    Accessible.role: Accessible.CheckBox
                    Accessible.name: modelData.name
                    Accessible.checked: on

                    contentItem: RowLayout {
                        spacing: Desk.s2
                        Label {
                            text: line.index + 1
                            color: Theme.ink3
                            font.pixelSize: Desk.textNote
                            Layout.preferredWidth: Desk.type(26)
                        }
                        Label {
                            text: line.modelData.name
                            strong: line.on
                            color: line.on ? Theme.ink : Theme.ink3
                            font.pixelSize: Desk.textButton
                            Layout.fillWidth: true
                            Accessible.ignored: true
                        }
                        Tag {
                            text: line.on ? qsTr("第 %1").arg(line.modelData.place) : ""
                            kind: "primary"
                        }
                    }
                    background: Rectangle {
                        radius: Desk.radiusS
                        color: line.pressed || line.hovered ? Theme.primarySoft : "transparent"
                        FocusRing {
                            shown: list.activeFocus && list.currentIndex === line.index
                            radius: parent.radius
                            anchors.margins: 0
                        }
                    }
                }
            }
            RowLayout {
                spacing: Desk.s2
                KeyButton {
                    objectName: order.objectName + ".rule"
                    text: order.shown.rule ?? ""
                    keys: "F6"
                    size: Desk.textBar
                    enabled: order.open
                    onClicked: order.vm.turnRule()
                    Layout.fillWidth: true
                    Layout.preferredWidth: 200
                }
                KeyButton {
                    objectName: order.objectName + ".return"
                    visible: (order.shown.number ?? "") !== ""
                    kind: "danger"
                    text: qsTr("退回 %1").arg(order.shown.number ?? "")
                    keys: "F12"
                    size: Desk.textBar
                    enabled: order.open
                    onClicked: order.vm.askReturn()
                    Layout.fillWidth: true
                    Layout.preferredWidth: 120
                }
            }
            RowLayout {
                spacing: Desk.s2
                uniformCellSizes: true
                KeyButton {
                    objectName: order.objectName + ".no"
                    text: qsTr("取消")
                    hint: "Esc"
                    onClicked: order.vm.putAway()
                    Layout.fillWidth: true
                }
                KeyButton {
                    objectName: order.objectName + ".yes"
                    kind: "primary"
                    text: qsTr("保存")
                    hint: qsTr("回车")
                    onClicked: order.vm.save()
                    Layout.fillWidth: true
                }
            }
        }
    }
}
