pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../ticket"

// Home. Two ways are for most people (a ticket, a guide); the other functions share the rest of
// the page evenly, however many of them are built.
Page {
    id: page

    required property HomeViewModel vm
    readonly property list<var> tiles: [
        { door: "public", icon: "organ", text: qsTr("政务公开"), note: qsTr("清单、公示、征集") },
        { door: "policies", icon: "policy", text: qsTr("公报与政策"), note: qsTr("政策文件、政府公报") },
        { door: "disclosure", icon: "disclosure", text: qsTr("依申请公开"), note: qsTr("提交申请、打印回执") },
        { door: "codes", icon: "qr", text: qsTr("指南二维码"), note: qsTr("扫码带走指南") },
        { door: "appointments", icon: "calendar", text: qsTr("预约签到"), note: qsTr("签到取号、现场预约") },
        { door: "status", icon: "progress", text: qsTr("进度查询"), note: qsTr("申请、排队、意见") },
        { door: "places", icon: "place", text: qsTr("大厅导航"), note: qsTr("窗口与机构") },
        { door: "telling", icon: "say", text: qsTr("我要说"), note: qsTr("咨询、投诉、纠错") },
        { door: "evaluation", icon: "star", text: qsTr("服务评价"), note: qsTr("好差评五个等级") }
    ].filter(tile => vm.doors.includes(tile.door))

    // Rows of three and, where three does not divide them, rows of two first.
    function rows(): var {
        const rest = tiles.length % 3;
        let pairs = rest === 0 ? 0 : rest === 2 ? 1 : 2;
        const made = [];
        for (let at = 0; at < tiles.length; pairs--) {
            const count = pairs > 0 ? 2 : 3;
            made.push(tiles.slice(at, at + count));
            at += count;
        }
        return made;
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
            RowLayout {
                visible: page.vm.doors.includes("guides")
                spacing: Theme.touchGap

                Flow {
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
                Chip {
                    objectName: "home.more"
                    link: true
                    text: qsTr("更多 ›")
                    onClicked: page.vm.enter("guides")
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
                    note: page.vm.closedText !== "" ? page.vm.closedText : page.vm.waiting < 0 ? " " : page.vm.waiting === 0 ? qsTr("现在不用等")
                        : qsTr("当前等候 %1 人").arg(page.vm.waiting)
                    onClicked: page.vm.enter("ticket")
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
                HeroTile {
                    objectName: "home.guides"
                    visible: page.vm.doors.includes("guides")
                    iconName: "guide"
                    text: qsTr("办事指南")
                    note: page.vm.items < 0 ? " " : qsTr("%L1 个事项").arg(page.vm.items)
                    onClicked: page.vm.enter("guides")
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
        }
        ColumnLayout {
            visible: page.tiles.length > 0
            spacing: Theme.s3
            uniformCellSizes: true
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: 10

            Repeater {
                model: page.rows()

                RowLayout {
                    id: row
                    required property var modelData
                    spacing: Theme.s3
                    uniformCellSizes: true
                    Layout.fillWidth: true
                    Layout.fillHeight: true

                    Repeater {
                        model: row.modelData

                        Tile {
                            required property var modelData
                            objectName: "home." + modelData.door
                            iconName: modelData.icon
                            text: modelData.text
                            note: modelData.note
                            onClicked: page.vm.enter(modelData.door)
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                        }
                    }
                }
            }
        }
    }
    ReprintOffer {
        parent: page
        vm: page.vm.offer
    }
}
