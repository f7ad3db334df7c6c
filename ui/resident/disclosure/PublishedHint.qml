pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What is being described may be public already.
Rectangle {
    id: hint

    required property PublicInformation vm

    implicitHeight: column.implicitHeight + 2 * Theme.s3
    radius: Theme.radiusM
    color: Theme.okSoft
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: Theme.ok

    ColumnLayout {
        id: column
        anchors.fill: parent
        anchors.margins: Theme.s3
        spacing: Theme.s1

        Label {
            text: qsTr("可能已经公开，不用申请就能看：")
            strong: true
            color: Theme.ok
            font.pixelSize: Theme.textNote
            Layout.fillWidth: true
        }
        Repeater {
            model: hint.vm.hints

            RowLayout {
                id: row
                required property int index
                required property var modelData
                spacing: Theme.s2

                ColumnLayout {
                    spacing: 0
                    Layout.fillWidth: true
                    Label {
                        text: row.modelData.name
                        font.pixelSize: Theme.textLabel
                        Layout.fillWidth: true
                    }
                    Label {
                        visible: text !== ""
                        text: row.modelData.note
                        color: Theme.ink3
                        font.pixelSize: Theme.textCaption
                        Layout.fillWidth: true
                    }
                }
                Button {
                    objectName: "disclosure.hint." + row.index
                    visible: row.modelData.door
                    kind: "quiet"
                    text: qsTr("查看 ›")
                    implicitHeight: Theme.chipHeight
                    onClicked: hint.vm.open(row.modelData.kind, row.modelData.code)
                }
            }
        }
        Button {
            objectName: "disclosure.hint.enough"
            visible: hint.vm.hints.some(one => one.name === hint.vm.opened)
            iconName: "check"
            text: qsTr("找到了，不用申请")
            implicitHeight: Theme.chipHeight
            onClicked: hint.vm.foundIt()
            Layout.fillWidth: true
        }
    }
}
