import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// One sentence about what happened. kind: "notice", "ok", "warn" or "error"; it can be put away.
Rectangle {
    id: sentence

    property string kind: "notice"
    property string text: ""
    property bool closable: true
    signal closed()

    readonly property color ink: kind === "error" ? Theme.accent : kind === "warn" ? Theme.warn
        : kind === "ok" ? Theme.ok : Theme.primary

    visible: text !== ""
    implicitHeight: Math.max(Desk.px(60), inside.implicitHeight + 2 * Desk.px(10))
    radius: Desk.radiusM
    color: kind === "error" ? Theme.accentSoft : kind === "warn" ? Theme.warnSoft
        : kind === "ok" ? Theme.okSoft : Theme.primarySoft
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: ink
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    RowLayout {
        id: inside
        anchors.fill: parent
        anchors.leftMargin: Desk.s3
        anchors.rightMargin: Desk.s2
        spacing: Desk.s2

        Icon {
            name: sentence.kind === "ok" ? "check" : sentence.kind === "notice" ? "info" : "warning"
            color: sentence.ink
            size: Desk.textName
        }
        Label {
            text: sentence.text
            color: sentence.ink
            font.pixelSize: Desk.textRow
            font.weight: Font.Medium
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        TextLink {
            objectName: sentence.objectName + ".close"
            visible: sentence.closable
            text: qsTr("知道了")
            onClicked: sentence.closed()
        }
    }
}
