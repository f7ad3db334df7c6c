import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// One step of the way: done, now, or to come.
RowLayout {
    id: row

    property var step: ({})
    property bool last: false
    property color tint: Theme.primary
    readonly property bool now: step.state === "now"

    spacing: Theme.s3

    Item {
        implicitWidth: Theme.px(40)
        Layout.fillHeight: true

        Rectangle {
            visible: !row.last
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.top: dot.bottom
            anchors.bottom: parent.bottom
            width: Theme.px(4)
            color: Theme.line
        }
        Rectangle {
            id: dot
            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.px(4)
            width: Theme.px(32)
            height: width
            radius: width / 2
            color: row.now ? row.tint : row.step.state === "done" ? Theme.ok : Theme.surface
            border.width: Theme.stroke
            border.color: row.now ? row.tint : row.step.state === "done" ? Theme.ok : Theme.ink3
        }
    }
    ColumnLayout {
        spacing: 0
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        Layout.bottomMargin: row.last ? 0 : Theme.s4

        Label {
            text: row.step.title ?? ""
            strong: row.now
            font.pixelSize: Theme.textBody
            Layout.fillWidth: true
        }
        Label {
            visible: text !== ""
            text: [row.step.when ?? "", row.step.note ?? ""].filter(part => part !== "").join(" · ")
            color: Theme.ink3
            font.pixelSize: Theme.textNote
            Layout.fillWidth: true
        }
    }
}
