pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme

// Several lines of text; longer text scrolls inside.
FieldFrame {
    id: field

    property alias text: input.text
    property string placeholder: ""
    property int maximumLength: 1000
    signal edited(text: string)

    function take(): void {
        input.forceActiveFocus();
    }

    boxHeight: Theme.px(Theme.landscape ? 190 : 250)
    focused: input.activeFocus
    length: input.length
    limit: maximumLength

    Flickable {
        id: view
        anchors.fill: parent
        anchors.margins: Theme.px(8)
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

            // As a TextInput has it: who types for the resident asks whether there is room.
            readonly property int maximumLength: field.maximumLength

            objectName: field.objectName === "" ? "" : field.objectName + ".input"
            width: view.width
            height: Math.max(implicitHeight, view.height)
            leftPadding: Theme.px(20)
            rightPadding: Theme.px(20)
            topPadding: Theme.px(12)
            bottomPadding: Theme.px(12)
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            color: Theme.ink
            selectionColor: Theme.primary
            selectedTextColor: Theme.primaryInk
            selectByMouse: false
            activeFocusOnTab: true
            font.pixelSize: Theme.textRow
            onCursorRectangleChanged: view.reveal(cursorRectangle)
            onTextChanged: {
                if (length > field.maximumLength)
                    remove(field.maximumLength, length);
                else if (activeFocus)
                    field.edited(text);
            }
            Keys.onTabPressed: event => {
                nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
                event.accepted = true;
            }
            Accessible.role: Accessible.EditableText
            Accessible.multiLine: true
            Accessible.name: field.label !== "" ? field.label : field.placeholder
            Accessible.description: field.error !== "" ? field.error : field.hint

            cursorDelegate: Caret {
                shown: input.cursorVisible
            }
        }
        Label {
            width: view.width
            leftPadding: input.leftPadding
            topPadding: input.topPadding
            visible: input.length === 0 && input.preeditText === ""
            text: field.placeholder
            color: Theme.ink3
            font.pixelSize: Theme.textRow
            Accessible.ignored: true
        }
    }
}
