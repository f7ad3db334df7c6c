pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// What the open file would change, one kind at a time, and the button that proposes it.
Panel {
    id: sheet

    required property ImportingViewModel vm
    readonly property bool filled: vm.title !== ""

    NothingHere {
        anchors.centerIn: parent
        width: parent.width - 2 * Desk.margin
        visible: !sheet.filled
        iconName: sheet.vm.reading ? "progress" : "info"
        title: sheet.vm.reading ? qsTr("正在读取和比对…") : qsTr("选择一个文件")
        text: sheet.vm.reading ? qsTr("文件较大时需要几秒，内容不会有任何改动。")
            : qsTr("先看读出了什么、与现有内容有什么不同，确认后提交审核。")
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Desk.px(28)
        visible: sheet.filled
        spacing: Desk.px(16)

        RowLayout {
            spacing: Desk.s2
            Layout.fillWidth: true

            ColumnLayout {
                spacing: Desk.px(4)
                Layout.fillWidth: true
                Label {
                    objectName: "importing.preview.title"
                    text: sheet.vm.title
                    textFormat: Text.PlainText
                    strong: true
                    font.pixelSize: Desk.textName
                    wrapMode: Text.WrapAnywhere
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
                Label {
                    objectName: "importing.preview.summary"
                    visible: text !== ""
                    text: sheet.vm.summary
                    color: Theme.ink3
                    font.pixelSize: Desk.textNote
                    Layout.fillWidth: true
                }
            }
            KeyButton {
                objectName: "importing.submit"
                kind: "primary"
                text: qsTr("提交审核")
                keys: "F8"
                size: Desk.textBar
                visible: sheet.vm.refusal === ""
                enabled: sheet.vm.proposable && !sheet.vm.acting && !sheet.vm.reading
                onClicked: sheet.vm.submit()
                Layout.alignment: Qt.AlignTop
            }
        }
        Sentence {
            objectName: "importing.refusal"
            kind: "error"
            closable: false
            text: sheet.vm.refusal
            Layout.fillWidth: true
        }
        Flow {
            visible: sheet.vm.views.length > 0
            spacing: Desk.s1
            Layout.fillWidth: true

            Repeater {
                model: sheet.vm.views

                FilterChip {
                    required property var modelData
                    objectName: "importing.view." + modelData.name
                    text: modelData.text
                    on: modelData.on
                    onClicked: sheet.vm.chooseView(modelData.name)
                }
            }
        }
        Label {
            visible: text !== ""
            text: sheet.vm.cutText
            color: Theme.ink3
            font.pixelSize: Desk.textSmall
            Layout.fillWidth: true
        }
        ListView {
            id: view
            objectName: "importing.preview.view"
            visible: sheet.vm.refusal === ""
            model: sheet.vm.details
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: contentHeight > height
            Keys.onUpPressed: contentY = Math.max(originY, contentY - Desk.rowHeight)
            Keys.onDownPressed: contentY = Math.max(originY, Math.min(originY + contentHeight - height,
                                                                      contentY + Desk.rowHeight))
            Accessible.role: Accessible.List
            Layout.fillWidth: true
            Layout.fillHeight: true

            delegate: PreviewLine {
                width: view.width - Desk.px(16)
            }

            ScrollMark {
                parent: view
                target: view
            }
        }
        Item {
            visible: sheet.vm.refusal !== ""
            Layout.fillHeight: true
        }
    }
}
