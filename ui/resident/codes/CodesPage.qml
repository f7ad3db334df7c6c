pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The QR wall. The grid takes as many rows as keep every code large enough for a camera.
Page {
    id: page

    required property CodesViewModel vm
    // Lying, a name stands beside its code, so that two lines of codes fit under each other.
    readonly property int columns: Theme.landscape ? 4 : 3
    readonly property int nameHeight: 2 * Math.ceil(Theme.textCaption * 1.5) + markHeight
    readonly property int markHeight: Math.ceil(Theme.textCaption * 1.3)
    readonly property int cellLeast: Theme.landscape ? Theme.px(216)
        : Theme.px(244) + nameHeight + 3 * Theme.s1
    readonly property int lines: Math.max(1, Math.min(3,
        Math.floor((wall.height + Theme.touchGap) / (cellLeast + Theme.touchGap))))
    readonly property int room: wall.height > 0 ? columns * lines : 0

    error: vm.error
    onErrorDismissed: vm.clearError()
    onRoomChanged: vm.fit(room)

    GridLayout {
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.s3
        rowSpacing: Theme.s2

        RowLayout {
            spacing: Theme.s3
            Layout.fillWidth: !Theme.landscape

            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true

                Label {
                    text: qsTr("办事指南二维码")
                    strong: true
                    tight: true
                    wrapMode: Text.NoWrap
                    font.pixelSize: Theme.textSection
                    Accessible.role: Accessible.Heading
                }
                Label {
                    visible: !Theme.landscape && !Theme.largePrint
                    text: qsTr("手机扫一扫，带走指南；点一下可放大")
                    color: Theme.ink3
                    font.pixelSize: Theme.textCaption
                    Layout.fillWidth: true
                }
            }
            TabBar {
                objectName: "codes.way"
                tabs: page.vm.ways
                current: page.vm.way
                onChosen: index => page.vm.divide(index)
                Layout.preferredWidth: Theme.px(Theme.largePrint ? 400 : 340)
            }
        }
        RowLayout {
            spacing: Theme.touchGap

            Flow {
                spacing: Theme.touchGap
                clip: true
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.chipHeight

                Repeater {
                    model: page.vm.groups

                    Chip {
                        required property int index
                        required property var modelData
                        objectName: "codes.group." + index
                        checkable: true
                        checked: modelData.on
                        text: modelData.text
                        onClicked: page.vm.choose(modelData.key)
                    }
                }
            }
            Chip {
                objectName: "codes.more"
                link: true
                text: qsTr("更多 ›")
                onClicked: page.vm.pick(true)
            }
        }
    }
    Item {
        id: wall
        Layout.fillWidth: true
        Layout.fillHeight: true

        Repeater {
            model: page.vm.codes

            CodeCell {
                required property int index
                required property var modelData
                objectName: "codes.cell." + index
                width: (wall.width - (page.columns - 1) * Theme.touchGap) / page.columns
                height: (wall.height - (page.lines - 1) * Theme.touchGap) / page.lines
                x: index % page.columns * (width + Theme.touchGap)
                y: Math.floor(index / page.columns) * (height + Theme.touchGap)
                visible: index < page.room
                nameHeight: page.nameHeight
                text: modelData.name
                mark: modelData.mark
                markHeight: page.markHeight
                rows: modelData.rows
                onClicked: page.vm.enlarge(index)
            }
        }
        EmptyState {
            anchors.fill: parent
            visible: page.vm.empty
            title: qsTr("这里还没有二维码")
            text: qsTr("请换一个部门或主题，或到窗口询问。")
        }
    }
    RowLayout {
        spacing: Theme.s3

        Button {
            objectName: "codes.back"
            iconName: "back"
            text: qsTr("返回")
            onClicked: page.vm.goBack()
        }
        Pager {
            objectName: "codes.pager"
            page: page.vm.page
            pages: page.vm.pages
            onTurned: number => page.vm.turn(number)
            Layout.fillWidth: true
        }
    }
    ChoiceOverlay {
        parent: page
        objectName: "codes.code"
        choice: page.vm.choice
        onward: true
        onAsked: page.vm.openGuide()
    }
    Groups {
        parent: page
        title: page.vm.way === 0 ? qsTr("选择部门") : qsTr("选择主题")
        open: page.vm.picking
        rows: page.vm.groups
        onChosen: key => page.vm.choose(key)
        onClosed: page.vm.pick(false)
    }
}
