import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Theme

// The newest notice in one line, and the way to all of them.
T.AbstractButton {
    id: bar

    property bool door: false

    enabled: door
    implicitHeight: Math.max(Theme.touchLeast, Theme.px(Theme.landscape ? 66 : 76))
    leftPadding: Theme.px(28)
    rightPadding: Theme.px(28)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("公告：%1").arg(text)

    contentItem: RowLayout {
        spacing: Theme.s2

        Label {
            text: qsTr("公告")
            strong: true
            color: Theme.accent
            font.pixelSize: Theme.textNote
            Accessible.ignored: true
        }
        Label {
            text: bar.text
            color: Theme.ink2
            font.pixelSize: Theme.textNote
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Label {
            visible: bar.door
            text: qsTr("全部 ›")
            strong: true
            color: Theme.primary
            font.pixelSize: Theme.textNote
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: height / 2
        color: bar.pressed ? Theme.primarySoft : Theme.surface
        border.width: Theme.hairline
        border.color: Theme.line
    }
}
