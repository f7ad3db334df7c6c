import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// A question or message over everything; children stand in its card, buttons in `actions`.
Rectangle {
    id: overlay

    property bool open: false
    property string title: ""
    property string iconName: ""
    property string iconKind: "primary"
    default property alias content: body.data
    property alias actions: bar.data

    anchors.fill: parent
    visible: open
    color: Theme.scrim
    Accessible.role: Accessible.Dialog
    Accessible.name: title

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        onWheel: wheel => wheel.accepted = true
    }
    Rectangle {
        anchors.centerIn: parent
        width: Math.min(overlay.width - 2 * Theme.s5, Theme.px(Theme.landscape ? 1080 : 920))
        height: Math.min(sheet.implicitHeight + 2 * Theme.s5, overlay.height - 2 * Theme.s3)
        radius: Theme.radiusL
        color: Theme.surface
        border.width: Theme.highContrast ? Theme.stroke : 0
        border.color: Theme.line

        ColumnLayout {
            id: sheet
            anchors.fill: parent
            anchors.margins: Theme.s5
            spacing: Theme.s3

            Rectangle {
                visible: overlay.iconName !== ""
                implicitWidth: Theme.px(112)
                implicitHeight: implicitWidth
                radius: width / 2
                color: overlay.iconKind === "ok" ? Theme.okSoft : overlay.iconKind === "warn"
                    ? Theme.warnSoft : overlay.iconKind === "accent" ? Theme.accentSoft : Theme.primarySoft
                Layout.alignment: Qt.AlignHCenter
                Icon {
                    anchors.centerIn: parent
                    name: overlay.iconName
                    size: Theme.px(64)
                    color: overlay.iconKind === "ok" ? Theme.ok : overlay.iconKind === "warn"
                        ? Theme.warn : overlay.iconKind === "accent" ? Theme.accent : Theme.primary
                }
            }
            Balanced {
                visible: text !== ""
                text: overlay.title
                strong: true
                tight: true
                font.pixelSize: Theme.textSection
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            ColumnLayout {
                id: body
                spacing: Theme.s2
                Layout.fillWidth: true
            }
            RowLayout {
                id: bar
                spacing: Theme.s3
                uniformCellSizes: true
                Layout.fillWidth: true
                Layout.topMargin: Theme.s2
            }
        }
    }
}
