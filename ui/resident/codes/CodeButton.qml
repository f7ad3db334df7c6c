import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Theme

// A code that can be scanned where it stands, or touched to be shown large.
T.AbstractButton {
    id: control

    property var rows: []
    property int codeSize: Theme.px(240)
    property bool captioned: true

    implicitWidth: codeSize + 2 * Theme.s1
    implicitHeight: inside.implicitHeight + 2 * Theme.s1
    padding: Theme.s1
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text

    contentItem: ColumnLayout {
        id: inside
        spacing: 0
        QrCode {
            rows: control.rows
            caption: control.text
            implicitWidth: control.codeSize
            Layout.alignment: Qt.AlignHCenter
        }
        Label {
            visible: control.captioned
            text: control.text
            strong: true
            color: Theme.primary
            font.pixelSize: Theme.textNote
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Theme.radiusM
        color: control.pressed ? Theme.primarySoft : "transparent"
        border.width: Theme.hairline
        border.color: control.pressed ? Theme.primary : Theme.line
        FocusRing { shown: control.visualFocus; radius: parent.radius }
    }
}
