import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// Which window, what it does, who works here, what time it is, whether the data has gone up.
Rectangle {
    id: bar

    required property WindowShellViewModel vm

    implicitHeight: Desk.barHeight
    color: Theme.surface

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Desk.margin
        anchors.rightMargin: Desk.margin
        spacing: Desk.px(22)

        Label {
            objectName: "bar.window"
            text: bar.vm.windowText
            strong: true
            font.pixelSize: Desk.textName
            wrapMode: Text.NoWrap
        }
        Tag {
            objectName: "bar.state"
            text: bar.vm.stateText
            kind: bar.vm.serving ? "ok" : bar.vm.paused ? "warn" : "plain"
            size: Desk.textNote
        }
        Label {
            text: bar.vm.businessesText
            color: Theme.ink3
            font.pixelSize: Desk.textBar
            elide: Text.ElideRight
            maximumLineCount: 1
            Layout.fillWidth: true
        }
        Label {
            objectName: "bar.staff"
            text: qsTr("%1 · %2").arg(bar.vm.staffText).arg(bar.vm.timeText)
            color: Theme.ink3
            font.pixelSize: Desk.textBar
            font.features: { "tnum": 1 }
            wrapMode: Text.NoWrap
        }
        Tag {
            objectName: "bar.parked"
            text: bar.vm.parkedText
            kind: "accent"
            size: Desk.textNote
        }
        Tag {
            objectName: "bar.sync"
            text: bar.vm.syncText
            kind: bar.vm.syncKind
            size: Desk.textNote
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
}
