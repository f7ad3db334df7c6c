import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Theme

// One of several choices, or a box to tick with `many`. The page sets `on`, it is not toggled here.
T.AbstractButton {
    id: card

    property bool on: false
    property bool many: false
    property string note: ""

    implicitHeight: Math.max(Theme.touch, implicitContentHeight + topPadding + bottomPadding)
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    leftPadding: Theme.s3
    rightPadding: Theme.s3
    topPadding: Theme.s2
    bottomPadding: Theme.s2
    focusPolicy: Qt.TabFocus
    Accessible.role: many ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.name: text
    Accessible.description: note
    Accessible.checked: on

    contentItem: RowLayout {
        spacing: Theme.s2

        Rectangle {
            implicitWidth: Theme.px(44)
            implicitHeight: implicitWidth
            radius: card.many ? Theme.px(10) : width / 2
            color: card.on ? Theme.primary : Theme.surface
            border.width: Theme.stroke
            border.color: card.on ? Theme.primary : Theme.ink3

            Icon {
                anchors.centerIn: parent
                visible: card.on
                name: "check"
                color: Theme.primaryInk
                size: Theme.px(34)
            }
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                text: card.text
                strong: card.on
                font.pixelSize: Theme.textBody
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Balanced {
                visible: text !== ""
                text: card.note
                color: Theme.ink3
                font.pixelSize: Theme.textCaption
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.radiusM
        color: card.on || card.pressed ? Theme.primarySoft : Theme.surface
        border.width: card.on ? Theme.stroke : Theme.hairline
        border.color: card.on ? Theme.primary : Theme.line
        FocusRing { shown: card.visualFocus; radius: parent.radius }
    }
}
