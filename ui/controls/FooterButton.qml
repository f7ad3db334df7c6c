import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Theme

// One button of the footer: icon over word, beside it in landscape. `on` shows a standing switch.
T.AbstractButton {
    id: control

    property string iconName: ""
    property bool on: false
    readonly property color ink: on ? Theme.primary : Theme.ink2

    focusPolicy: Qt.TabFocus
    Layout.fillWidth: true
    Layout.fillHeight: true
    Layout.topMargin: Theme.s1 + Theme.hairline
    Layout.bottomMargin: Theme.s1
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.checked: on

    contentItem: Item {
        GridLayout {
            anchors.centerIn: parent
            columns: Theme.landscape ? 2 : 1
            columnSpacing: Theme.s2
            rowSpacing: Theme.px(4)
            Icon {
                name: control.iconName
                color: control.ink
                size: Theme.landscape ? Theme.textTitle : Theme.iconM
                Layout.alignment: Qt.AlignCenter
            }
            Label {
                text: control.text
                color: control.ink
                font.pixelSize: Theme.textCaption
                font.weight: control.on ? Font.Bold : Font.Medium
                wrapMode: Text.NoWrap
                Layout.alignment: Qt.AlignCenter
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.radiusM
        color: control.on || control.pressed ? Theme.primarySoft : "transparent"
        border.width: control.on && Theme.highContrast ? Theme.stroke : 0
        border.color: Theme.primary
        FocusRing { shown: control.visualFocus; radius: parent.radius; anchors.margins: 0 }
    }
}
