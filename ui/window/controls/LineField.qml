pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// One line without a name above: a search. Its key puts the keyboard here.
Rectangle {
    id: field

    property string placeholder: ""
    property string keys: ""
    property int longest: 60
    property alias text: input.text
    signal edited(text: string)
    signal accepted()

    implicitHeight: Desk.chipHeight
    radius: Desk.px(12)
    color: Theme.surface
    border.width: input.activeFocus ? Theme.stroke : Theme.hairline
    border.color: input.activeFocus ? Theme.primary : Theme.line

    Shortcut {
        sequences: field.keys === "" ? [] : [field.keys]
        autoRepeat: false
        enabled: field.enabled && field.visible
        onActivated: {
            input.forceActiveFocus(Qt.ShortcutFocusReason);
            input.selectAll();
        }
    }
    TextInput {
        id: input
        objectName: field.objectName + ".input"
        anchors.fill: parent
        leftPadding: Desk.s2
        rightPadding: Desk.s2
        verticalAlignment: TextInput.AlignVCenter
        clip: true
        color: Theme.ink
        selectionColor: Theme.primary
        selectedTextColor: Theme.primaryInk
        activeFocusOnTab: true
        maximumLength: field.longest
        font.pixelSize: Desk.textNote
        onTextEdited: field.edited(text)
        onAccepted: field.accepted()
        Accessible.role: Accessible.EditableText
        Accessible.name: field.placeholder

        cursorDelegate: Caret {
            shown: input.cursorVisible
        }
    }
    Label {
        anchors.left: parent.left
        anchors.leftMargin: Desk.s2
        anchors.verticalCenter: parent.verticalCenter
        visible: input.text === "" && input.preeditText === ""
        text: field.keys === "" ? field.placeholder : qsTr("%1（%2）").arg(field.placeholder).arg(field.keys)
        color: Theme.ink3
        font.pixelSize: Desk.textNote
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
