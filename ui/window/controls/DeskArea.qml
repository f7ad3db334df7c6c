pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// Several lines of text with their name above and what is wrong below; it grows up to `most` lines
// and then scrolls. Tab goes on to the next field.
ColumnLayout {
    id: field

    property string label: ""
    property string note: ""
    property string error: ""
    property int least: 3
    property int most: 9
    property int maximumLength: 2000
    property bool readOnly: false
    property alias text: input.text
    signal edited(text: string)

    function take(): void {
        input.forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: Desk.s1

    Label {
        visible: text !== ""
        text: field.label
        strong: true
        font.pixelSize: Desk.textRow
        Layout.fillWidth: true
        Accessible.ignored: true
    }
    Rectangle {
        implicitHeight: Math.round(Math.max(field.least, Math.min(field.most, input.lineCount))
                                   * Desk.textRow * 1.5) + 2 * Desk.s1
        radius: Desk.px(12)
        color: field.readOnly ? Theme.canvas : Theme.surface
        border.width: input.activeFocus ? Theme.stroke : Theme.hairline
        border.color: field.error !== "" ? Theme.accent : input.activeFocus ? Theme.primary
            : Theme.line
        Layout.fillWidth: true

        Flickable {
            id: view
            anchors.fill: parent
            anchors.margins: Desk.s1
            contentWidth: width
            contentHeight: input.height
            clip: true
            boundsBehavior: Flickable.StopAtBounds

            function reveal(caret: rect): void {
                if (caret.y < contentY)
                    contentY = caret.y;
                else if (caret.y + caret.height > contentY + height)
                    contentY = caret.y + caret.height - height;
            }

            TextEdit {
                id: input
                objectName: field.objectName + ".input"
                width: view.width
                height: Math.max(implicitHeight, view.height)
                leftPadding: Desk.s2
                rightPadding: Desk.s2
                wrapMode: TextEdit.Wrap
                textFormat: TextEdit.PlainText
                color: Theme.ink
                selectionColor: Theme.primary
                selectedTextColor: Theme.primaryInk
                selectByMouse: true
                activeFocusOnTab: true
                readOnly: field.readOnly
                font.pixelSize: Desk.textRow
                onCursorRectangleChanged: view.reveal(cursorRectangle)
                onTextChanged: {
                    if (length > field.maximumLength)
                        remove(field.maximumLength, length);
                    else if (activeFocus && !field.readOnly)
                        field.edited(text);
                }
                Keys.onTabPressed: event => {
                    nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
                    event.accepted = true;
                }
                Accessible.role: Accessible.EditableText
                Accessible.multiLine: true
                Accessible.name: field.label
                Accessible.description: field.error !== "" ? field.error : field.note

                cursorDelegate: Caret {
                    shown: input.cursorVisible
                }
            }
        }
        ScrollMark {
            target: view
            anchors.rightMargin: Desk.px(4)
        }
    }
    FieldNote {
        note: field.note
        error: field.error
        Layout.fillWidth: true
    }
}
