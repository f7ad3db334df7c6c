pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// Asks what an act needs: one of several, own words, or both. What went wrong is said here, and
// what was written stays. Ctrl and Enter does it; Escape leaves all as it was.
FocusScope {
    id: sheet

    property var asked: ({})
    property bool acting: false
    property string error: ""
    property string option: ""
    readonly property bool open: asked.title !== undefined
    readonly property bool writes: (asked.own ?? "") !== ""
    readonly property var options: asked.options ?? []
    readonly property bool ready: (!(asked.choosing ?? false) || option !== "")
        && (!writes || input.text.trim() !== "")
    signal confirmed(option: string, text: string)
    signal refused()

    function keep(): void {
        if (ready && !acting)
            confirmed(option, input.text);
    }

    anchors.fill: parent
    visible: open
    onOpenChanged: {
        input.text = option = "";
        if (open && writes)
            input.take();
        else if (open)
            forceActiveFocus(Qt.TabFocusReason);
    }
    Keys.onEscapePressed: refused()
    Keys.onPressed: event => {
        const enter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
        if (enter && event.modifiers & Qt.ControlModifier) {
            sheet.keep();
            event.accepted = true;
        }
    }
    Accessible.role: Accessible.Dialog
    Accessible.name: asked.title ?? ""

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
        width: Math.min(parent.width - 2 * Desk.margin, Desk.px(900))
        height: Math.min(parent.height - 2 * Desk.gap, inside.implicitHeight + 2 * Desk.px(36))

        ColumnLayout {
            id: inside
            anchors.fill: parent
            anchors.margins: Desk.px(36)
            spacing: Desk.s2

            Label {
                text: sheet.asked.title ?? ""
                strong: true
                font.pixelSize: Desk.textCall
                Layout.fillWidth: true
            }
            Flow {
                visible: sheet.options.length > 0
                spacing: Desk.s1
                Layout.fillWidth: true

                Repeater {
                    model: sheet.options

                    FilterChip {
                        required property var modelData
                        objectName: sheet.objectName + ".option." + modelData.name
                        text: modelData.text
                        on: sheet.option === modelData.name
                        onClicked: sheet.option = on ? "" : modelData.name
                    }
                }
            }
            DeskArea {
                id: input
                objectName: sheet.objectName + ".text"
                visible: sheet.writes
                label: sheet.asked.own ?? ""
                maximumLength: sheet.asked.most ?? 500
                least: (sheet.asked.most ?? 500) > 100 ? 6 : 1
                most: 10
                Layout.fillWidth: true
            }
            Sentence {
                objectName: sheet.objectName + ".error"
                kind: "error"
                closable: false
                text: sheet.error
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: Desk.s2
                uniformCellSizes: true

                KeyButton {
                    objectName: sheet.objectName + ".no"
                    text: qsTr("取消")
                    hint: "Esc"
                    onClicked: sheet.refused()
                    Layout.fillWidth: true
                }
                KeyButton {
                    objectName: sheet.objectName + ".yes"
                    kind: "primary"
                    text: qsTr("确定")
                    hint: qsTr("Ctrl 回车")
                    enabled: sheet.ready && !sheet.acting
                    onClicked: sheet.keep()
                    Layout.fillWidth: true
                }
            }
        }
    }
}
