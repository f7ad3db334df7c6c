pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// Views with their counts and the desk's other pages; below them search, department and paging.
ColumnLayout {
    id: bar

    required property ApplicationsViewModel vm

    spacing: Desk.px(12)

    Connections {
        target: bar.vm
        function onSearchCleared(): void {
            search.text = "";
        }
    }
    RowLayout {
        spacing: Desk.px(12)
        Layout.fillWidth: true

        Flow {
            spacing: Desk.px(8)
            Layout.fillWidth: true

            Repeater {
                model: bar.vm.chips

                FilterChip {
                    id: chip
                    required property int index
                    required property var modelData
                    objectName: "applications.view." + modelData.name
                    text: modelData.text
                    on: modelData.on
                    leftPadding: Desk.px(16)
                    rightPadding: Desk.px(16)
                    onClicked: bar.vm.choose(modelData.name)

                    Shortcut {
                        sequences: ["Alt+" + ((chip.index + 1) % 10)]
                        autoRepeat: false
                        enabled: chip.enabled && chip.visible
                        onActivated: chip.clicked()
                    }
                }
            }
        }
        KeyButton {
            objectName: "applications.register"
            text: qsTr("登记申请")
            keys: "F3"
            size: Desk.textBar
            implicitHeight: Math.max(Desk.chipHeight + Desk.px(12), implicitContentHeight + Desk.px(12))
            onClicked: bar.vm.go("registration")
            Layout.alignment: Qt.AlignTop
        }
    }
    RowLayout {
        spacing: Desk.px(12)
        Layout.fillWidth: true

        LineField {
            id: search
            objectName: "applications.search"
            placeholder: qsTr("搜编号或内容，或扫回执")
            keys: "F2"
            longest: 600
            text: bar.vm.search
            onEdited: text => bar.vm.find(text)
            Layout.preferredWidth: Desk.px(380)
            Layout.preferredHeight: Desk.chipHeight
        }
        FilterChip {
            id: department
            objectName: "applications.department"
            text: qsTr("%1 ▾").arg(bar.vm.departmentText)
            onClicked: bar.vm.askDepartment()
            Shortcut {
                sequences: ["F4"]
                autoRepeat: false
                enabled: department.enabled
                onActivated: department.clicked()
            }
        }
        TextLink {
            objectName: "applications.before"
            visible: bar.vm.hasBefore
            text: qsTr("← 上一页")
            size: Desk.textSmall
            onClicked: bar.vm.turn(-1)
        }
        Label {
            objectName: "applications.span"
            text: bar.vm.spanText
            color: Theme.ink3
            font.pixelSize: Desk.textSmall
            font.features: { "tnum": 1 }
            wrapMode: Text.NoWrap
        }
        TextLink {
            objectName: "applications.after"
            visible: bar.vm.hasMore
            text: qsTr("下一页 →")
            size: Desk.textSmall
            onClicked: bar.vm.turn(1)
        }
        Item {
            Layout.fillWidth: true
        }
        Repeater {
            model: [{ name: "annual", text: qsTr("年度报告表") }, { name: "calendar", text: qsTr("工作日历") },
                { name: "templates", text: qsTr("文书和口径") }]

            FilterChip {
                required property var modelData
                objectName: "applications.door." + modelData.name
                text: modelData.text
                onClicked: bar.vm.go(modelData.name)
            }
        }
    }
}
