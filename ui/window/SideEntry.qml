import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// One line of the side: a page, a switch or the lock.
T.AbstractButton {
    id: entry

    property bool on: false
    property int count: 0
    property string keys: ""

    implicitHeight: Math.max(Desk.px(69), Desk.textRow * 2)
    implicitWidth: Desk.navWidth
    leftPadding: Desk.px(28)
    rightPadding: Desk.px(28)
    hoverEnabled: true
    focusPolicy: Qt.TabFocus
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: keys
    Accessible.selected: on

    contentItem: RowLayout {
        spacing: Desk.s1

        Label {
            text: entry.text
            strong: entry.on
            color: entry.on ? Theme.navInkOn : Theme.navInk
            font.pixelSize: Desk.textRow
            wrapMode: Text.NoWrap
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Mark {
            count: entry.count
        }
        Label {
            visible: entry.keys !== ""
            text: entry.keys
            color: Theme.navInk
            opacity: 0.75
            font.pixelSize: Desk.textHint
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        color: entry.on || entry.hovered || entry.pressed ? Theme.navOn : "transparent"
        Rectangle {
            visible: entry.on
            width: Desk.px(5)
            height: parent.height
            color: Theme.navMark
        }
        FocusRing {
            shown: entry.visualFocus
            anchors.margins: 0
            border.color: Theme.navMark
        }
    }
}
