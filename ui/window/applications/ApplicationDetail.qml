pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.ViewModels

// One application: what is asked for, by whom (masked), by when, what has happened, what may be done.
Panel {
    id: sheet

    required property ApplicationsViewModel vm
    readonly property bool filled: vm.detail.number !== undefined

    NothingHere {
        anchors.centerIn: parent
        width: parent.width - 2 * Desk.margin
        visible: !sheet.filled
        iconName: "info"
        title: qsTr("选择一件申请")
        text: qsTr("个人信息以掩码显示；打开和查看都会留痕。")
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Desk.px(24)
        visible: sheet.filled
        spacing: Desk.px(14)

        DetailHead {
            detail: sheet.vm.detail
            Layout.fillWidth: true
        }
        Flow {
            spacing: Desk.px(8)
            Layout.fillWidth: true

            Repeater {
                model: sheet.vm.tabs

                FilterChip {
                    required property var modelData
                    objectName: "applications.tab." + modelData.name
                    text: modelData.text
                    on: modelData.on
                    implicitHeight: Math.max(Desk.px(44), Math.round(Desk.textSmall * 1.8))
                    leftPadding: Desk.px(14)
                    rightPadding: Desk.px(14)
                    onClicked: sheet.vm.showTab(modelData.name)
                }
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            // The course ends with what comes next; every other side begins at its top.
            Connections {
                target: sheet.vm
                function onDetailChanged(): void {
                    Qt.callLater(view.settle);
                }
                function onTabChanged(): void {
                    Qt.callLater(view.settle);
                }
            }
            Flickable {
                id: view
                objectName: "applications.detail.view"
                anchors.fill: parent
                contentHeight: inside.implicitHeight

                function settle(): void {
                    contentY = sheet.vm.tab === "course" ? Math.max(0, contentHeight - height) : 0;
                }

                clip: true
                boundsBehavior: Flickable.StopAtBounds
                interactive: contentHeight > height
                activeFocusOnTab: interactive
                Keys.onUpPressed: contentY = Math.max(0, contentY - Desk.rowHeight)
                Keys.onDownPressed: contentY = Math.max(0, Math.min(contentHeight - height,
                                                                    contentY + Desk.rowHeight))
                onContentHeightChanged: contentY = Math.max(0, Math.min(contentY, contentHeight - height))

                DetailTabs {
                    id: inside
                    vm: sheet.vm
                    width: view.width
                }
            }
            ScrollMark {
                target: view
                always: true
                anchors.rightMargin: -Desk.px(16)
            }
        }
        ActBar {
            vm: sheet.vm
            Layout.fillWidth: true
        }
    }
}
