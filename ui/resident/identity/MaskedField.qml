pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// An identity number as it is typed: the first four and the last four signs show, what lies
// between is dots. The cursor stands at the end always, since what is typed cannot be seen whole.
FieldFrame {
    id: field

    readonly property int digits: 18
    property alias text: input.text
    signal edited(text: string)
    signal accepted()

    function take(): void {
        input.forceActiveFocus();
    }
    function masked(): string {
        let shown = "";
        for (let at = 0; at < input.length; at++) {
            if (at === 6 || at === 14)
                shown += " ";
            shown += at > 3 && at < 14 ? "●" : input.text[at];
        }
        return shown;
    }

    focused: input.activeFocus
    boxHeight: Theme.searchHeight

    TextInput {
        id: input
        objectName: field.objectName + ".input"
        anchors.fill: parent
        leftPadding: Theme.px(28)
        verticalAlignment: TextInput.AlignVCenter
        clip: true
        color: "transparent"
        selectionColor: "transparent"
        selectedTextColor: "transparent"
        selectByMouse: false
        activeFocusOnTab: true
        maximumLength: field.digits
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData | Qt.ImhPreferNumbers
            | Qt.ImhPreferUppercase
        font.pixelSize: Theme.textTitle
        onCursorPositionChanged: cursorPosition = length
        onTextEdited: field.edited(text)
        onAccepted: field.accepted()
        cursorDelegate: Item {}
        Accessible.role: Accessible.EditableText
        Accessible.name: field.label
        Accessible.passwordEdit: true
    }
    Row {
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(28)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(4)

        Label {
            objectName: field.objectName + ".masked"
            text: field.masked()
            strong: true
            font.pixelSize: Theme.textTitle
            font.features: { "tnum": 1 }
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Caret {
            anchors.verticalCenter: parent.verticalCenter
            height: Theme.textTitle * 1.1
            shown: input.activeFocus
        }
    }
    Label {
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(28)
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("%1 / %2 位").arg(input.length).arg(field.digits)
        color: input.length === field.digits ? Theme.ok : Theme.ink3
        font.pixelSize: Theme.textCaption
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
