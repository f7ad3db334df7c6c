import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Theme

// The one button. kind: "primary", "second", "danger" or "quiet". Words that are too wide stand in
// two lines of about the same length. narrow: a small word under the icon.
T.Button {
    id: control

    property string kind: "second"
    property string iconName: ""
    property bool iconAfter: false
    property bool narrow: false

    readonly property color ground: kind === "primary" ? (pressed ? Theme.primaryStrong : Theme.primary)
        : pressed ? Theme.primarySoft : kind === "quiet" ? "transparent" : Theme.surface
    readonly property color ink: !enabled ? Theme.inkDisabled
        : kind === "primary" ? Theme.primaryInk : kind === "danger" ? Theme.accent : Theme.primary
    readonly property real aside: iconName === "" || narrow ? 0 : Theme.iconS + inside.columnSpacing
    readonly property real half: line.advanceWidth / 2 + (words.parted ? 2 : 1) * words.font.pixelSize
    readonly property bool folded: !narrow && width > 0 && line.advanceWidth > availableWidth - aside + 1

    implicitHeight: Math.max(Theme.touch, implicitContentHeight + topPadding + bottomPadding)
    implicitWidth: Math.max(Theme.touch * (narrow ? 1 : 2),
                            Math.ceil(line.advanceWidth) + aside + leftPadding + rightPadding)
    // A short word is never folded, nor a long one more than once.
    Layout.minimumWidth: Math.min(implicitWidth,
        text.length <= 6 ? implicitWidth : Math.ceil(half) + aside + leftPadding + rightPadding)
    leftPadding: narrow ? Theme.s1 / 2 : kind === "quiet" ? Theme.s2 : Theme.s3
    rightPadding: leftPadding
    topPadding: folded ? Theme.s1 / 2 : narrow ? Theme.s1 : Theme.s2
    bottomPadding: topPadding
    focusPolicy: Qt.TabFocus
    Accessible.name: text

    TextMetrics {
        id: line
        text: control.text
        font: words.font
    }
    contentItem: Item {
        implicitWidth: inside.implicitWidth
        implicitHeight: inside.implicitHeight

        GridLayout {
            id: inside
            anchors.centerIn: parent
            columns: control.narrow ? 1 : 2
            width: Math.min(implicitWidth, parent.width)
            layoutDirection: control.iconAfter ? Qt.RightToLeft : Qt.LeftToRight
            columnSpacing: Theme.s2
            rowSpacing: 0

            Icon {
                visible: control.iconName !== ""
                name: control.iconName
                color: control.ink
                size: Theme.iconS
                Layout.alignment: Qt.AlignCenter
            }
            Label {
                id: words
                readonly property bool parted: control.text.includes(" · ")
                visible: control.text !== ""
                text: control.folded ? control.text.replace(" · ", "\n") : control.text
                color: control.ink
                strong: true
                tight: control.folded
                font.pixelSize: control.narrow ? Theme.textCaption : Theme.textRow
                horizontalAlignment: Text.AlignHCenter
                wrapMode: control.folded ? Text.Wrap : Text.NoWrap
                maximumLineCount: 2
                elide: Text.ElideRight
                Layout.fillWidth: true
                Layout.maximumWidth: control.folded && !parted
                    ? control.half : Number.POSITIVE_INFINITY
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.radiusM
        color: control.enabled || control.kind !== "primary" ? control.ground : Theme.surfaceSunken
        border.width: control.kind === "quiet" || (control.kind === "primary" && control.enabled)
            ? 0 : Theme.stroke
        border.color: !control.enabled ? Theme.line
            : control.kind === "danger" ? Theme.accent : Theme.primary
        FocusRing { shown: control.visualFocus; radius: parent.radius }
    }
}
