import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Theme

// One thing to choose, a title with a note under it. centred: a short one, as a day or a time.
T.AbstractButton {
    id: tile

    property string note: ""
    property string above: ""
    property bool on: false
    property bool centred: false
    property bool noteStrong: false

    implicitHeight: Math.max(Theme.touch, implicitContentHeight + topPadding + bottomPadding)
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    leftPadding: centred ? Theme.s1 : Theme.s4
    rightPadding: leftPadding
    topPadding: Theme.s2
    bottomPadding: Theme.s2
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: above === "" ? text : above + " " + text
    Accessible.description: note
    Accessible.checked: on

    contentItem: ColumnLayout {
        spacing: Theme.px(2)

        Item {
            Layout.fillHeight: true
        }
        Label {
            visible: text !== ""
            text: tile.above
            color: !tile.enabled ? Theme.inkDisabled : tile.on ? Theme.primary : Theme.ink2
            font.pixelSize: Theme.textNote
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.NoWrap
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Label {
            text: tile.text
            strong: true
            tight: true
            color: !tile.enabled ? Theme.inkDisabled : tile.on ? Theme.primary : Theme.ink
            font.pixelSize: Theme.textTitle
            fontSizeMode: tile.centred ? Text.HorizontalFit : Text.FixedSize
            minimumPixelSize: Theme.textCaption
            wrapMode: tile.centred ? Text.NoWrap : Text.Wrap
            horizontalAlignment: tile.centred ? Text.AlignHCenter : Text.AlignLeft
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Label {
            visible: text !== ""
            text: tile.note
            strong: tile.noteStrong
            color: !tile.enabled ? Theme.inkDisabled : tile.noteStrong ? Theme.ok : Theme.ink3
            font.pixelSize: Theme.textNote
            horizontalAlignment: tile.centred ? Text.AlignHCenter : Text.AlignLeft
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Item {
            Layout.fillHeight: true
        }
    }
    background: Rectangle {
        radius: Theme.radiusM
        color: tile.on || tile.pressed ? Theme.primarySoft : !tile.enabled ? Theme.canvas : Theme.surface
        border.width: tile.on ? Theme.stroke : Theme.hairline
        border.color: tile.on || tile.pressed ? Theme.primary : Theme.line
        FocusRing { shown: tile.visualFocus; radius: parent.radius }
    }
}
