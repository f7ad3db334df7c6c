pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// Asks for the note of a step: `asked` is {title, own}, of which `own` says what it is to say.
// Ctrl and Enter keep it; Escape leaves all as it was.
FocusScope {
    id: sheet

    property var asked: ({})
    readonly property int most: 500
    readonly property bool open: asked.title !== undefined
    readonly property bool ready: input.text.trim() !== ""
    signal written(text: string)
    signal refused()

    function keep(): void {
        if (ready)
            written(input.text);
    }

    anchors.fill: parent
    visible: open
    onOpenChanged: {
        input.clear();
        if (open)
            input.forceActiveFocus(Qt.TabFocusReason);
    }
    Keys.onEscapePressed: refused()
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
        width: Math.min(parent.width - 2 * Desk.margin, Desk.px(820))
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
            Label {
                text: sheet.asked.own ?? ""
                color: Theme.ink2
                font.pixelSize: Desk.textBar
                Layout.fillWidth: true
            }
            Rectangle {
                implicitHeight: Desk.px(220)
                radius: Desk.px(12)
                color: Theme.surface
                border.width: input.activeFocus ? Theme.stroke : Theme.hairline
                border.color: input.activeFocus ? Theme.primary : Theme.line
                Layout.fillWidth: true
                Layout.fillHeight: true

                Flickable {
                    id: view
                    anchors.fill: parent
                    anchors.margins: Desk.s2
                    contentHeight: input.height
                    clip: true
                    boundsBehavior: Flickable.StopAtBounds

                    TextEdit {
                        id: input
                        objectName: sheet.objectName + ".note.input"
                        width: view.width
                        height: Math.max(implicitHeight, view.height)
                        wrapMode: TextEdit.Wrap
                        textFormat: TextEdit.PlainText
                        color: Theme.ink
                        selectionColor: Theme.primary
                        selectedTextColor: Theme.primaryInk
                        activeFocusOnTab: true
                        font.pixelSize: Desk.textBar
                        onTextChanged: {
                            if (length > sheet.most)
                                remove(sheet.most, length);
                        }
                        onCursorRectangleChanged: {
                            const low = cursorRectangle.y + cursorRectangle.height;
                            if (cursorRectangle.y < view.contentY)
                                view.contentY = cursorRectangle.y;
                            else if (low > view.contentY + view.height)
                                view.contentY = low - view.height;
                        }
                        Keys.onPressed: event => {
                            const enter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
                            if (enter && event.modifiers & Qt.ControlModifier)
                                sheet.keep();
                            else if (event.key === Qt.Key_Tab)
                                nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
                            else
                                return;
                            event.accepted = true;
                        }
                        Accessible.role: Accessible.EditableText
                        Accessible.multiLine: true
                        Accessible.name: sheet.asked.own ?? ""

                        cursorDelegate: Caret {
                            shown: input.cursorVisible
                        }
                    }
                }
            }
            Label {
                text: qsTr("%1 / %2 字").arg(input.length).arg(sheet.most)
                color: Theme.ink3
                font.pixelSize: Desk.textSmall
                horizontalAlignment: Text.AlignRight
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
                    text: qsTr("记录")
                    hint: qsTr("Ctrl 回车")
                    enabled: sheet.ready
                    onClicked: sheet.keep()
                    Layout.fillWidth: true
                }
            }
        }
    }
}
