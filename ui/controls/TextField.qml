pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme

// One line of text. The page binds text to the view model and sends edits on `edited`.
FieldFrame {
    id: field

    property alias text: input.text
    property string placeholder: ""
    property alias maximumLength: input.maximumLength
    property alias inputMethodHints: input.inputMethodHints
    property alias echoMode: input.echoMode
    property alias validator: input.validator
    signal edited(text: string)
    signal accepted()

    function take(): void {
        input.forceActiveFocus();
    }

    focused: input.activeFocus
    length: input.length
    limit: 0

    TextInput {
        id: input
        objectName: field.objectName === "" ? "" : field.objectName + ".input"
        anchors.fill: parent
        leftPadding: Theme.px(28)
        rightPadding: Theme.px(28)
        verticalAlignment: TextInput.AlignVCenter
        clip: true
        color: Theme.ink
        selectionColor: Theme.primary
        selectedTextColor: Theme.primaryInk
        selectByMouse: false
        activeFocusOnTab: true
        maximumLength: 200
        font.pixelSize: Theme.textRow
        onTextEdited: field.edited(text)
        onAccepted: field.accepted()
        Accessible.role: Accessible.EditableText
        Accessible.name: field.label !== "" ? field.label : field.placeholder
        Accessible.description: field.error !== "" ? field.error : field.hint
        Accessible.passwordEdit: echoMode !== TextInput.Normal

        cursorDelegate: Caret {
            shown: input.cursorVisible
        }
    }
    Label {
        anchors.fill: input
        leftPadding: input.leftPadding
        verticalAlignment: Text.AlignVCenter
        visible: input.length === 0 && input.preeditText === ""
        text: field.placeholder
        color: Theme.ink3
        elide: Text.ElideRight
        wrapMode: Text.NoWrap
        font.pixelSize: Theme.textRow
        Accessible.ignored: true
    }
}
