import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Theme

// How much to bring, one's situation under it, and the way to say it.
T.AbstractButton {
    id: bar

    property string heading: ""
    property string onward: ""

    implicitHeight: Math.max(Theme.touchLeast, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.s3
    rightPadding: Theme.s3
    topPadding: Theme.s1
    bottomPadding: Theme.s1
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: heading + text
    Accessible.description: onward

    contentItem: RowLayout {
        spacing: Theme.s2

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Balanced {
                text: bar.heading
                strong: true
                font.pixelSize: Theme.textLabel
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Balanced {
                text: bar.text
                color: Theme.primary
                font.pixelSize: Theme.textNote
                font.weight: Font.Medium
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        Label {
            text: bar.onward
            strong: true
            color: Theme.primary
            font.pixelSize: Theme.textNote
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Theme.radiusM
        color: Theme.primarySoft
        border.width: bar.pressed || Theme.highContrast ? Theme.stroke : Theme.hairline
        border.color: Theme.primary
        FocusRing { shown: bar.visualFocus; radius: parent.radius }
    }
}
