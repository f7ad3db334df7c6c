pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Home. Two ways are for most people (a ticket, a guide); the other functions share the rest of
// the page evenly, however many of them are built.
Page {
    id: page

    required property HomeViewModel vm
    readonly property list<var> tiles: [
        { door: "disclosure", icon: "disclosure", text: qsTr("依申请公开"), note: qsTr("在线提交申请，打印回执") },
        { door: "policies", icon: "policy", text: qsTr("公报与政策"), note: qsTr("政策文件、政府公报") },
        { door: "codes", icon: "qr", text: qsTr("指南二维码"), note: qsTr("扫一扫，带走指南") },
        { door: "status", icon: "progress", text: qsTr("进度查询"), note: qsTr("申请、排队") },
        { door: "places", icon: "place", text: qsTr("大厅导航"), note: qsTr("窗口、机构、时间") }
    ].filter(tile => vm.doors.includes(tile.door))

    // Six columns: tiles in threes and, where three does not divide them, pairs first.
    function span(index: int): int {
        const rest = tiles.length % 3;
        const pairs = rest === 0 ? 0 : rest === 2 ? 2 : Math.min(4, tiles.length);
        return tiles.length === 1 ? 6 : index < pairs ? 3 : 2;
    }

    error: vm.error
    onErrorDismissed: vm.clearError()

    GridLayout {
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.s3
        rowSpacing: Theme.s3
        uniformCellWidths: true
        Layout.fillWidth: true
        Layout.fillHeight: true

        ColumnLayout {
            spacing: Theme.s3
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: 11

            NoticeBar {
                objectName: "home.notice"
                visible: page.vm.notice !== ""
                text: page.vm.notice
                door: page.vm.doors.includes("notices")
                onClicked: page.vm.enter("notices")
                Layout.fillWidth: true
            }
            SearchField {
                objectName: "home.search"
                visible: page.vm.doors.includes("search")
                door: true
                placeholder: qsTr("想办什么事？")
                onOpened: page.vm.enter("search")
                Layout.fillWidth: true
            }
            Flow {
                id: chips
                visible: page.vm.doors.includes("guides")
                spacing: Theme.touchGap
                clip: true
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.chipHeight

                Repeater {
                    model: page.vm.popular

                    Chip {
                        required property int index
                        required property var modelData
                        objectName: "home.popular." + index
                        text: modelData.name
                        onClicked: page.vm.openGuide(modelData.code)
                    }
                }
            }
            RowLayout {
                spacing: Theme.s3
                uniformCellSizes: true
                Layout.fillWidth: true
                Layout.fillHeight: true

                HeroTile {
                    objectName: "home.ticket"
                    visible: page.vm.doors.includes("ticket")
                    filled: true
                    iconName: "ticket"
                    text: qsTr("取号排队")
                    note: qsTr("当前等候 %1 人").arg(page.vm.waiting)
                    onClicked: page.vm.enter("ticket")
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
                HeroTile {
                    objectName: "home.guides"
                    visible: page.vm.doors.includes("guides")
                    iconName: "guide"
                    text: qsTr("办事指南")
                    note: qsTr("%L1 个事项").arg(page.vm.items)
                    onClicked: page.vm.enter("guides")
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
        }
        GridLayout {
            visible: page.tiles.length > 0
            columns: 6
            uniformCellWidths: true
            columnSpacing: Theme.s3
            rowSpacing: Theme.s3
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: 10

            Repeater {
                model: page.tiles

                Tile {
                    required property int index
                    required property var modelData
                    objectName: "home." + modelData.door
                    iconName: modelData.icon
                    text: modelData.text
                    note: modelData.note
                    onClicked: page.vm.enter(modelData.door)
                    Layout.columnSpan: page.span(index)
                    Layout.preferredWidth: page.span(index)
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
        }
    }
}
