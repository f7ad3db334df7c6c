pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// What the resident has come for, and which materials it takes.
Item {
    id: facts

    required property CallingViewModel vm

    Rectangle {
        width: parent.width
        height: Math.min(parent.height, inside.implicitHeight + 2 * Desk.px(22))
        radius: Desk.radiusM
        color: Theme.canvas
        border.width: Theme.highContrast ? Theme.hairline : 0
        border.color: Theme.line
        clip: true

        Flickable {
            id: view
            anchors.fill: parent
            anchors.margins: Desk.px(22)
            contentHeight: inside.implicitHeight
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            interactive: contentHeight > height

            ColumnLayout {
                id: inside
                width: view.width
                spacing: Desk.s1

                Label {
                    objectName: "calling.item"
                    text: facts.vm.current.item || qsTr("取号时没有选择具体事项")
                    strong: facts.vm.current.item ? true : false
                    color: facts.vm.current.item ? Theme.ink : Theme.ink3
                    font.pixelSize: Desk.textBar
                    Layout.fillWidth: true
                }
                Label {
                    objectName: "calling.facts"
                    visible: text !== ""
                    text: facts.vm.current.facts ?? ""
                    color: Theme.ink2
                    font.pixelSize: Desk.textRow
                    Layout.fillWidth: true
                }
                Label {
                    visible: text !== "" && facts.vm.materials.length === 0
                    text: facts.vm.current.remind ? qsTr("提醒：%1").arg(facts.vm.current.remind) : ""
                    color: Theme.ink3
                    font.pixelSize: Desk.textRow
                    Layout.fillWidth: true
                }
                Repeater {
                    model: facts.vm.materials

                    RowLayout {
                        id: material
                        required property var modelData
                        spacing: Desk.s1
                        Layout.fillWidth: true

                        Label {
                            text: material.modelData.number
                            color: Theme.ink3
                            font.pixelSize: Desk.textNote
                            font.features: { "tnum": 1 }
                            Layout.preferredWidth: Desk.type(30)
                            Layout.alignment: Qt.AlignTop
                        }
                        Label {
                            text: material.modelData.name
                            font.pixelSize: Desk.textNote
                            Layout.fillWidth: true
                            Layout.alignment: Qt.AlignTop
                        }
                        Label {
                            text: material.modelData.note
                            color: Theme.ink3
                            font.pixelSize: Desk.textNote
                            horizontalAlignment: Text.AlignRight
                            Layout.maximumWidth: view.width * 0.42
                            Layout.alignment: Qt.AlignTop
                        }
                    }
                }
            }
        }
        ScrollMark {
            target: view
            anchors.rightMargin: Desk.s1
        }
    }
}
