pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// Every act on the open case, each with its letter; those that may not be done say why. Rows of
// {name, text, note, enabled}.
FocusScope {
    id: acts

    property bool open: false
    property string title: ""
    property var rows: []
    signal chosen(name: string)
    signal refused()

    readonly property string letters: "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

    function take(index: int): void {
        if (index >= 0 && index < rows.length && rows[index].enabled)
            chosen(rows[index].name);
    }

    anchors.fill: parent
    visible: open
    onOpenChanged: {
        if (open) {
            list.currentIndex = 0;
            list.forceActiveFocus(Qt.TabFocusReason);
        }
    }
    Keys.onEscapePressed: refused()
    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("全部办理")

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim
    }
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        onClicked: acts.refused()
        onWheel: wheel => wheel.accepted = true
    }
    Panel {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Desk.margin, Desk.px(920))
        height: Math.min(parent.height - 2 * Desk.gap,
                         head.implicitHeight + list.contentHeight + foot.implicitHeight + 2 * Desk.px(34)
                         + 2 * Desk.s2)
        MouseArea {
            anchors.fill: parent
        }
        ColumnLayout {
            anchors.fill: parent
            anchors.margins: Desk.px(34)
            spacing: Desk.s2

            Label {
                id: head
                text: qsTr("全部办理 · %1").arg(acts.title)
                strong: true
                font.pixelSize: Desk.textCall
                Layout.fillWidth: true
            }
            ListView {
                id: list
                objectName: acts.objectName + ".list"
                model: acts.open ? acts.rows : []
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                keyNavigationEnabled: true
                activeFocusOnTab: true
                highlightMoveDuration: 0
                highlightResizeDuration: 0
                Layout.fillWidth: true
                Layout.fillHeight: true
                Keys.onReturnPressed: acts.take(currentIndex)
                Keys.onEnterPressed: acts.take(currentIndex)
                Keys.onPressed: event => {
                    if (event.isAutoRepeat || event.modifiers & ~(Qt.KeypadModifier | Qt.ShiftModifier))
                        return;
                    const at = event.text === "" ? -1 : acts.letters.indexOf(event.text.toUpperCase());
                    if (at >= 0) {
                        event.accepted = true;
                        acts.take(at);
                    }
                }
                Accessible.role: Accessible.List

                delegate: T.AbstractButton {
                    id: line
                    required property int index
                    required property var modelData
                    objectName: acts.objectName + "." + modelData.name
                    width: ListView.view.width
                    height: Math.max(Desk.px(58), words.implicitHeight + Desk.px(18))
                    enabled: modelData.enabled
                    hoverEnabled: true
                    focusPolicy: Qt.NoFocus
                    leftPadding: Desk.s2
                    rightPadding: Desk.s2
                    onClicked: acts.take(index)
                    Accessible.role: Accessible.Button
                    Accessible.name: modelData.text
                    Accessible.description: modelData.note

                    contentItem: RowLayout {
                        spacing: Desk.s2
                        Rectangle {
                            implicitWidth: Desk.type(34)
                            implicitHeight: Desk.type(34)
                            radius: Desk.radiusS
                            color: Theme.surfaceSunken
                            visible: line.modelData.enabled
                            Label {
                                anchors.centerIn: parent
                                text: acts.letters.charAt(line.index)
                                color: Theme.ink2
                                strong: true
                                font.pixelSize: Desk.textSmall
                            }
                        }
                        Item {
                            visible: !line.modelData.enabled
                            implicitWidth: Desk.type(34)
                        }
                        Label {
                            text: line.modelData.text
                            strong: line.modelData.enabled
                            color: line.modelData.enabled ? Theme.ink : Theme.inkDisabled
                            font.pixelSize: Desk.textRow
                            wrapMode: Text.NoWrap
                            Layout.preferredWidth: Desk.type(210)
                            Accessible.ignored: true
                        }
                        Label {
                            id: words
                            text: line.modelData.note
                            color: Theme.ink3
                            font.pixelSize: Desk.textSmall
                            Layout.fillWidth: true
                            Accessible.ignored: true
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
                ScrollMark {
                    parent: list
                    target: list
                    always: true
                }
            }
            KeyButton {
                id: foot
                objectName: acts.objectName + ".no"
                text: qsTr("返回")
                hint: "Esc"
                onClicked: acts.refused()
                Layout.fillWidth: true
            }
        }
    }
}
