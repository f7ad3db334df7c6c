import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// Number, state and origin; what is asked for; the limit with its light.
ColumnLayout {
    id: head

    property var detail: ({})

    spacing: Desk.px(12)

    RowLayout {
        spacing: Desk.px(12)
        Layout.fillWidth: true
        Label {
            objectName: "applications.detail.number"
            text: head.detail.number ?? ""
            strong: true
            font.pixelSize: Desk.textHead
            font.features: { "tnum": 1 }
            wrapMode: Text.NoWrap
        }
        Tag {
            objectName: "applications.detail.state"
            text: head.detail.state ?? ""
            kind: head.detail.stateKind ?? "plain"
        }
        Label {
            text: head.detail.origin ?? ""
            color: Theme.ink3
            font.pixelSize: Desk.textSmall
            font.features: { "tnum": 1 }
            horizontalAlignment: Text.AlignRight
            Layout.fillWidth: true
        }
    }
    Rectangle {
        implicitHeight: about.implicitHeight + 2 * Desk.px(14)
        radius: Desk.px(14)
        color: Theme.canvas
        border.width: Theme.highContrast ? Theme.hairline : 0
        border.color: Theme.line
        Layout.fillWidth: true

        ColumnLayout {
            id: about
            anchors.fill: parent
            anchors.margins: Desk.px(14)
            anchors.leftMargin: Desk.px(18)
            anchors.rightMargin: Desk.px(18)
            spacing: Desk.px(4)

            Label {
                objectName: "applications.detail.title"
                text: head.detail.title ?? ""
                strong: true
                font.pixelSize: Desk.textRow
                maximumLineCount: 3
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            Label {
                objectName: "applications.detail.about"
                text: [head.detail.who ?? "", head.detail.about ?? "", head.detail.care ?? ""].join(" · ")
                color: Theme.ink3
                font.pixelSize: Desk.textSmall
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: Desk.px(12)
                Layout.fillWidth: true
                Label {
                    objectName: "applications.detail.due"
                    text: head.detail.due ?? ""
                    strong: true
                    font.pixelSize: Desk.textSmall
                    font.features: { "tnum": 1 }
                }
                Tag {
                    objectName: "applications.detail.left"
                    text: head.detail.left ?? ""
                    kind: head.detail.leftKind ?? "plain"
                    visible: text !== "" && text !== "—"
                }
                Item {
                    Layout.fillWidth: true
                }
            }
            Label {
                objectName: "applications.detail.cause"
                visible: text !== ""
                text: head.detail.cause ?? ""
                color: Theme.ink2
                font.pixelSize: Desk.textSmall
                Layout.fillWidth: true
            }
        }
    }
}
