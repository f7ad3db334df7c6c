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
    readonly property real titleHeight: 1.25 * (hero ? Theme.textHead : Theme.textTitle)
    readonly property real noteHeight: note === "" ? 0
        : 1.5 * (hero ? Theme.textNote : Theme.textCaption) * (Theme.largePrint && !hero ? 2 : 1)
    readonly property real bareHeight: iconSize + titleHeight + 2 * topPadding
    readonly property bool crowded: height < bareHeight + noteHeight
    // A narrow tile gives up its note before it puts the icon beside the words.
    readonly property bool noted: !crowded || width > 7 * Theme.textTitle + iconSize
    readonly property bool flat: crowded && (noted || height < bareHeight - 2)

    implicitHeight: bareHeight + noteHeight
    implicitWidth: Theme.touch * 3
    leftPadding: Theme.px(hero ? 38 : 30)
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
                visible: text !== "" && control.noted
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
