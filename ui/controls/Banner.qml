import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// A sentence in its own colour. kind: "notice", "ok", "warn" or "error". action adds a button.
Rectangle {
    id: banner

    property string kind: "notice"
    property string text: ""
    property string action: ""
    signal actionClicked()

    readonly property color ink: kind === "error" ? Theme.accent : kind === "warn" ? Theme.warn
        : kind === "ok" ? Theme.ok : Theme.primary

    implicitHeight: Math.max(Theme.chipHeight, inside.implicitHeight + 2 * Theme.s2)
    radius: Theme.radiusM
    color: kind === "error" ? Theme.accentSoft : kind === "warn" ? Theme.warnSoft
        : kind === "ok" ? Theme.okSoft : Theme.primarySoft
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: ink
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    RowLayout {
        id: inside
        anchors.fill: parent
        anchors.leftMargin: Theme.s3
        anchors.rightMargin: Theme.s2
        spacing: Theme.s2

        Icon {
            name: banner.kind === "ok" ? "check" : banner.kind === "notice" ? "info" : "warning"
            color: banner.ink
            size: Theme.iconS
        }
        Balanced {
            text: banner.text
            color: banner.ink
            font.pixelSize: Theme.textNote
            font.weight: Font.Medium
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Button {
            objectName: banner.objectName + ".action"
            visible: banner.action !== ""
            kind: "quiet"
            text: banner.action
            implicitHeight: Theme.chipHeight
            onClicked: banner.actionClicked()
        }
    }
}
