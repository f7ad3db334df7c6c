import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Theme

// A door to a function: icon above, title and note below; side by side where the tile is flat.
T.AbstractButton {
    id: control

    property string iconName: ""
    property string note: ""
    property bool hero: false
    property bool filled: false

    readonly property color ink: filled ? Theme.primaryInk : Theme.ink
    readonly property int iconSize: hero ? Theme.iconXL : Theme.iconL
    readonly property bool flat: height < iconSize + words.implicitHeight + 2 * topPadding + Theme.s2

    implicitHeight: iconSize + words.implicitHeight + 2 * topPadding + Theme.s4
    implicitWidth: Theme.touch * 3
    leftPadding: hero ? Theme.px(36) : Theme.s3
    rightPadding: leftPadding
    topPadding: hero ? Theme.s4 : Theme.s3
    bottomPadding: topPadding
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: note

    contentItem: GridLayout {
        columns: control.flat ? 2 : 1
        columnSpacing: Theme.s2
        rowSpacing: 0

        Icon {
            name: control.iconName
            color: control.filled ? Theme.primaryInk : Theme.primary
            size: control.iconSize
            Layout.leftMargin: -Theme.s1
            Layout.alignment: control.flat ? Qt.AlignVCenter : Qt.AlignTop
        }
        ColumnLayout {
            id: words
            spacing: Theme.px(4)
            Layout.fillWidth: true
            Layout.alignment: control.flat ? Qt.AlignVCenter : Qt.AlignBottom

            Label {
                text: control.text
                color: control.ink
                strong: true
                tight: true
                font.pixelSize: control.hero ? Theme.textHead : Theme.textTitle
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.textCaption
                wrapMode: Text.NoWrap
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                visible: text !== ""
                text: control.note
                color: control.filled ? Theme.primaryInk : Theme.ink3
                font.pixelSize: control.hero ? Theme.textNote : Theme.textCaption
                maximumLineCount: Theme.largePrint ? 2 : 1
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.radiusL
        color: control.filled ? (control.pressed ? Theme.primaryStrong : Theme.primary)
            : control.pressed ? Theme.primarySoft : Theme.surface
        border.width: control.filled ? 0 : Theme.hairline
        border.color: control.pressed ? Theme.primary : Theme.line
        FocusRing { shown: control.visualFocus; radius: parent.radius }
    }
}
