pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// One line of text with its name above and what is wrong with it below.
ColumnLayout {
    id: field

    property string label: ""
    property string error: ""
    property string note: ""
    property bool secret: false
    property alias text: input.text
    property alias maximumLength: input.maximumLength
    property alias inputMethodHints: input.inputMethodHints
    signal edited(text: string)
    signal accepted()

    function take(): void {
        input.forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: Desk.s1

    Label {
        text: field.label
        strong: true
        font.pixelSize: Desk.textRow
        Layout.fillWidth: true
        Accessible.ignored: true
    }
    Rectangle {
        implicitHeight: Desk.fieldHeight
        radius: Desk.px(12)
        color: Theme.surface
        border.width: input.activeFocus ? Theme.stroke : Theme.hairline
        border.color: field.error !== "" ? Theme.accent : input.activeFocus ? Theme.primary
            : Theme.line
        Layout.fillWidth: true

        TextInput {
            id: input
            objectName: field.objectName + ".input"
            anchors.fill: parent
            leftPadding: Desk.s3
            rightPadding: Desk.s3
            verticalAlignment: TextInput.AlignVCenter
            clip: true
            color: Theme.ink
            selectionColor: Theme.primary
            selectedTextColor: Theme.primaryInk
            activeFocusOnTab: true
            echoMode: field.secret ? TextInput.Password : TextInput.Normal
            passwordMaskDelay: 0
            maximumLength: 64
            font.pixelSize: Desk.textButton
            onTextEdited: field.edited(text)
            onAccepted: field.accepted()
            Accessible.role: Accessible.EditableText
            Accessible.name: field.label
            Accessible.description: field.error
            Accessible.passwordEdit: field.secret

            cursorDelegate: Caret {
                shown: input.cursorVisible
            }
        }
    }
    FieldNote {
        note: field.note
        error: field.error
        Layout.fillWidth: true
    }
}
