import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// One side of a difference; an empty one says so.
Rectangle {
    id: box

    property string said: ""
    property string tag: ""
    property color colour: Theme.surfaceSunken

    implicitHeight: inside.implicitHeight + 2 * Desk.px(8)
    radius: Desk.radiusS
    color: colour
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: Theme.line

    RowLayout {
        id: inside
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Desk.px(12)
        anchors.rightMargin: Desk.px(12)
        spacing: Desk.s2

        Label {
            text: box.tag
            color: Theme.ink3
            font.pixelSize: Desk.textHint
            wrapMode: Text.NoWrap
            Layout.alignment: Qt.AlignTop
        }
        Label {
            text: box.said !== "" ? box.said : qsTr("（无）")
            color: box.said !== "" ? Theme.ink : Theme.ink3
            font.pixelSize: Desk.textNote
            font.features: { "tnum": 1 }
            Layout.fillWidth: true
        }
    }
}
