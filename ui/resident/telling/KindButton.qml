import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Theme

// One kind: its icon, what one would say, and an example under it.
T.AbstractButton {
    id: button

    property string iconName: ""
    property string note: ""

    implicitHeight: Math.max(Theme.touch, inside.implicitHeight + 2 * (Theme.landscape ? Theme.s1 : Theme.s3))
    implicitWidth: Theme.touch * 3
    leftPadding: Theme.s5
    rightPadding: Theme.s4
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: note

    contentItem: RowLayout {
        id: inside
        spacing: Theme.s4

        Icon {
            name: button.iconName
            color: Theme.primary
            size: Math.min(Theme.px(110), button.height * 0.5)
        }
        ColumnLayout {
            spacing: Theme.s1
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter

            Label {
                text: button.text
                strong: true
                tight: true
                font.pixelSize: Theme.landscape ? Theme.textTitle : Theme.textSection
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Balanced {
                text: button.note
                color: Theme.ink2
                font.pixelSize: Theme.textLabel
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        Icon {
            name: "next"
            size: Theme.iconS
        }
    }
    background: Rectangle {
        radius: Theme.radiusL
        color: button.pressed ? Theme.primarySoft : Theme.surface
        border.width: Theme.hairline
        border.color: button.pressed ? Theme.primary : Theme.line
        FocusRing { shown: button.visualFocus; radius: parent.radius }
    }
}
