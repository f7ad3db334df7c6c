pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// The letters of the open application; one opens on a page of its own.
ColumnLayout {
    id: list

    required property ApplicationsViewModel vm

    spacing: Desk.px(10)

    Repeater {
        model: list.vm.letters

        T.AbstractButton {
            id: line
            required property int index
            required property var modelData
            objectName: "applications.letter." + index
            implicitHeight: Math.max(Desk.px(64), words.implicitHeight + Desk.px(20))
            leftPadding: Desk.px(14)
            rightPadding: Desk.px(14)
            hoverEnabled: true
            focusPolicy: Qt.TabFocus
            onClicked: list.vm.openLetter(modelData.id)
            Keys.onReturnPressed: clicked()
            Layout.fillWidth: true
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("%1，%2，%3").arg(modelData.name).arg(modelData.number).arg(modelData.state)

            contentItem: RowLayout {
                spacing: Desk.s2
                ColumnLayout {
                    id: words
                    spacing: 0
                    Layout.fillWidth: true
                    Label {
                        text: line.modelData.name
                        strong: true
                        font.pixelSize: Desk.textNote
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                    Label {
                        text: [line.modelData.number, line.modelData.note].filter(e => e !== "").join(" · ")
                        color: Theme.ink3
                        font.pixelSize: Desk.textSmall
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                }
                Tag {
                    text: line.modelData.state
                    kind: line.modelData.stateKind
                }
            }
            background: Rectangle {
                radius: Desk.px(12)
                color: line.pressed || line.hovered ? Theme.primarySoft : Theme.surface
                border.width: Theme.hairline
                border.color: Theme.line
                FocusRing { shown: line.visualFocus; radius: parent.radius }
            }
        }
    }
    Label {
        visible: list.vm.letters.length === 0
        text: qsTr("还没有文书。")
        color: Theme.ink3
        font.pixelSize: Desk.textNote
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Desk.px(10)
        Layout.fillWidth: true

        KeyButton {
            objectName: "applications.draft"
            visible: list.visible
            text: qsTr("起草文书")
            keys: "F9"
            enabled: !list.vm.acting
            size: Desk.textBar
            onClicked: list.vm.draftLetter()
        }
        KeyButton {
            objectName: "applications.attachments"
            visible: list.visible
            text: qsTr("附件与遮盖")
            enabled: !list.vm.acting
            size: Desk.textBar
            onClicked: list.vm.openAttachments()
        }
        Item {
            Layout.fillWidth: true
        }
    }
}
