pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// What is open of the list, line by line, and below it what may be done with it.
Panel {
    id: panel

    required property ContentViewModel vm
    readonly property bool filled: vm.head.title !== undefined

    NothingHere {
        anchors.centerIn: parent
        width: parent.width - 2 * Desk.margin
        visible: !panel.filled
        iconName: "info"
        title: qsTr("从左边选择一行")
        text: qsTr("修改由一人提交、另一人审核，到生效日期公开；每一版都保留，可以比较和恢复。")
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Desk.px(26)
        spacing: Desk.px(14)

        RowLayout {
            visible: panel.filled
            spacing: Desk.px(14)
            Layout.fillWidth: true

            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true
                Label {
                    objectName: "content.detail.title"
                    text: panel.vm.head.title ?? ""
                    strong: true
                    font.pixelSize: Desk.textName
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
                Label {
                    visible: text !== ""
                    text: panel.vm.head.sub ?? ""
                    color: Theme.ink3
                    font.pixelSize: Desk.textSmall
                    maximumLineCount: 1
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
            }
            Tag {
                objectName: "content.detail.state"
                text: panel.vm.head.tag ?? ""
                kind: panel.vm.head.tagKind ?? "plain"
                Layout.alignment: Qt.AlignTop
            }
        }
        Rule {
            visible: panel.filled
        }
        ListView {
            id: view
            objectName: "content.detail.lines"
            visible: panel.filled
            model: panel.vm.lines
            clip: true
            spacing: Desk.px(12)
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: contentHeight > height
            Keys.onUpPressed: contentY = Math.max(0, contentY - Desk.rowHeight)
            Keys.onDownPressed: contentY = Math.max(0, Math.min(contentHeight - height, contentY + Desk.rowHeight))
            Layout.fillWidth: true
            Layout.fillHeight: true
            delegate: DetailLine {
                width: view.width - Desk.px(18)
                onFollowed: link => panel.vm.follow(link)
            }

            ScrollMark {
                parent: view
                target: view
                always: true
            }
        }
        Item {
            visible: !panel.filled
            Layout.fillHeight: true
        }
        RowLayout {
            visible: panel.vm.acts.length > 0
            spacing: Desk.px(10)
            uniformCellSizes: true
            Layout.fillWidth: true

            Repeater {
                model: panel.vm.acts

                KeyButton {
                    required property var modelData
                    objectName: "content.act." + modelData.name
                    text: modelData.text
                    keys: modelData.keys
                    kind: modelData.kind
                    size: Desk.textBar
                    enabled: !panel.vm.acting
                    onClicked: panel.vm.press(modelData.name)
                    Layout.fillWidth: true
                }
            }
        }
    }
}
