import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Desk
import Kiosk.Theme

// A line of a RowTable that opens something; what stands in it is its children, side by side.
T.AbstractButton {
    id: line

    required property int index
    required property var modelData

    // The one that is open beside the list.
    property bool on: false
    // Overdue, or otherwise to be seen first.
    property bool hot: false
    property int leastHeight: Desk.px(74)
    property int air: Desk.px(24)
    default property alias cells: inside.data

    width: ListView.view.width
    height: Math.max(leastHeight, inside.implicitHeight + air)
    hoverEnabled: true
    focusPolicy: Qt.NoFocus
    onClicked: ListView.view.currentIndex = index
    Accessible.role: Accessible.Button

    background: Rectangle {
        color: line.hot ? Theme.accentSoft
            : line.pressed || line.hovered ? Theme.primarySoft : "transparent"
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.hairline
            color: Theme.line
        }
        Rectangle {
            anchors.fill: parent
            visible: line.on || (line.ListView.view.activeFocus && line.ListView.isCurrentItem)
            color: "transparent"
            border.width: Theme.stroke
            border.color: line.on ? Theme.primary : Theme.ink3
        }
    }
    contentItem: Item {
        RowLayout {
            id: inside
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: Desk.px(20)
            anchors.rightMargin: Desk.px(20)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Desk.s2
        }
    }
}
