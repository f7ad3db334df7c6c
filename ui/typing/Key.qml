pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Theme

// One key. It never takes the cursor from the field that is typed into. As few items as can be:
// a screen of keys is made at once.
T.AbstractButton {
    id: key

    required property var modelData
    property string word: modelData.word
    // Held down by a switch: capitals.
    property bool on: false
    readonly property string look: modelData.look
    readonly property string sign: modelData.icon
    readonly property color ink: look === "leave" || on ? Theme.primaryInk : Theme.ink

    objectName: modelData.name
    focusPolicy: Qt.NoFocus
    autoRepeat: modelData.kind === "back" || modelData.kind === "left" || modelData.kind === "right"
    autoRepeatDelay: 500
    autoRepeatInterval: 90
    Accessible.role: Accessible.Button
    Accessible.name: modelData.spoken

    contentItem: Text {
        text: key.word
        textFormat: Text.PlainText
        color: key.ink
        font.pixelSize: key.look === "plain" ? Theme.textName : Theme.textLabel
        font.weight: key.look === "leave" ? Font.Medium : Font.Normal
        fontSizeMode: key.word.length > 1 ? Text.Fit : Text.FixedSize
        minimumPixelSize: Theme.px(20)
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
    }
    background: Rectangle {
        radius: Theme.px(14)
        color: key.pressed ? key.look === "leave" ? Theme.primaryStrong : Theme.primarySoft
            : key.look === "leave" || key.on ? Theme.primary
            : key.look === "act" ? Theme.keyAct : Theme.surface
        border.width: Theme.highContrast ? Theme.hairline : key.pressed ? Theme.stroke : 0
        border.color: key.pressed ? Theme.primary : Theme.line
    }
    Loader {
        anchors.centerIn: parent
        active: key.sign !== ""
        sourceComponent: Icon {
            name: key.sign
            color: key.ink
            size: Theme.px(48)
        }
    }
}
