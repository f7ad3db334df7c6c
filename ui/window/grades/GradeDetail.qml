pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// One poor grade: what was said, whom to call back (masked), what was done and what is to come.
Panel {
    id: sheet

    required property GradesViewModel vm
    readonly property bool filled: vm.detail.id !== undefined

    NothingHere {
        anchors.centerIn: parent
        width: parent.width - 2 * Desk.margin
        visible: !sheet.filled
        iconName: "info"
        title: qsTr("选择一份差评")
        text: qsTr("先整改，后回访，两步都写明情况。打开和查看电话都会留痕。")
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Desk.px(28)
        visible: sheet.filled
        spacing: Desk.px(16)

        RowLayout {
            spacing: Desk.px(14)
            Layout.fillWidth: true
            Label {
                objectName: "grades.detail.number"
                text: sheet.vm.detail.number ?? ""
                strong: true
                font.pixelSize: Desk.textHead
                font.features: { "tnum": 1 }
                wrapMode: Text.NoWrap
            }
            Tag {
                text: sheet.vm.detail.grade ?? ""
                kind: sheet.vm.detail.gradeKind ?? "plain"
            }
            Item {
                Layout.fillWidth: true
            }
            Tag {
                objectName: "grades.detail.state"
                text: sheet.vm.detail.state ?? ""
                kind: sheet.vm.detail.stateKind ?? "plain"
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Flickable {
                id: view
                objectName: "grades.detail.view"
                anchors.fill: parent
                contentHeight: inside.implicitHeight
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                interactive: contentHeight > height
                activeFocusOnTab: interactive
                Keys.onUpPressed: contentY = Math.max(0, contentY - Desk.rowHeight)
                Keys.onDownPressed: contentY = Math.max(0, Math.min(contentHeight - height,
                                                                    contentY + Desk.rowHeight))

                ColumnLayout {
                    id: inside
                    width: view.width
                    spacing: Desk.px(16)

                    Label {
                        text: qsTr("%1　%2\n%3").arg(sheet.vm.detail.place ?? "")
                            .arg(sheet.vm.detail.served ?? "").arg(sheet.vm.detail.given ?? "")
                        color: Theme.ink3
                        font.pixelSize: Desk.textSmall
                        Layout.fillWidth: true
                    }
                    Label {
                        objectName: "grades.detail.superseded"
                        visible: sheet.vm.detail.superseded ?? false
                        text: qsTr("这次办事先在手机上评价过，以手机上的为准；这一份不计入统计。")
                        color: Theme.warn
                        font.pixelSize: Desk.textSmall
                        Layout.fillWidth: true
                    }
                    Rectangle {
                        implicitHeight: said.implicitHeight + 2 * Desk.px(18)
                        radius: Desk.px(14)
                        color: Theme.canvas
                        border.width: Theme.highContrast ? Theme.hairline : 0
                        border.color: Theme.line
                        Layout.fillWidth: true

                        ColumnLayout {
                            id: said
                            anchors.fill: parent
                            anchors.margins: Desk.px(18)
                            anchors.leftMargin: Desk.px(22)
                            anchors.rightMargin: Desk.px(22)
                            spacing: Desk.px(8)

                            Label {
                                text: sheet.vm.detail.reasons ?? ""
                                strong: true
                                font.pixelSize: Desk.textRow
                                Layout.fillWidth: true
                            }
                            Label {
                                objectName: "grades.detail.text"
                                text: sheet.vm.detail.text ?? ""
                                textFormat: Text.PlainText
                                color: (sheet.vm.detail.hasText ?? false) ? Theme.ink : Theme.ink3
                                font.pixelSize: Desk.textNote
                                Layout.fillWidth: true
                            }
                        }
                    }
                    RowLayout {
                        spacing: Desk.s2
                        Layout.fillWidth: true
                        Label {
                            text: qsTr("回访电话")
                            color: Theme.ink3
                            font.pixelSize: Desk.textNote
                        }
                        Label {
                            readonly property string kept: sheet.vm.detail.phone ?? ""
                            objectName: "grades.detail.phone"
                            text: sheet.vm.phone !== "" ? sheet.vm.phone
                                : kept !== "" ? kept : qsTr("没有留")
                            strong: sheet.vm.phone !== ""
                            font.pixelSize: Desk.textNote
                            font.features: { "tnum": 1 }
                            Layout.fillWidth: true
                        }
                        TextLink {
                            objectName: "grades.detail.reveal"
                            visible: (sheet.vm.detail.phone ?? "") !== ""
                            text: sheet.vm.phone !== "" ? qsTr("收起") : qsTr("查看（留痕）")
                            size: Desk.textNote
                            onClicked: sheet.vm.phone !== "" ? sheet.vm.cover() : sheet.vm.reveal()
                        }
                    }
                    RowLayout {
                        spacing: Desk.px(14)
                        Layout.fillWidth: true
                        Label {
                            text: sheet.vm.detail.due ?? ""
                            strong: true
                            font.pixelSize: Desk.textNote
                            font.features: { "tnum": 1 }
                        }
                        Tag {
                            visible: (sheet.vm.detail.left ?? "—") !== "—"
                            text: sheet.vm.detail.left ?? ""
                            kind: sheet.vm.detail.leftKind ?? "plain"
                        }
                        Item {
                            Layout.fillWidth: true
                        }
                    }
                    Steps {
                        rows: sheet.vm.steps
                        Layout.fillWidth: true
                    }
                }
            }
            ScrollMark {
                target: view
                always: true
                anchors.rightMargin: -Desk.px(18)
            }
        }
        RowLayout {
            spacing: Desk.s2
            uniformCellSizes: true
            Layout.fillWidth: true

            Repeater {
                model: sheet.vm.acts

                KeyButton {
                    required property var modelData
                    objectName: "grades.act." + modelData.name
                    kind: modelData.kind
                    text: modelData.text
                    keys: modelData.keys
                    enabled: !sheet.vm.acting
                    onClicked: sheet.vm.step(modelData.name)
                    Layout.fillWidth: true
                }
            }
        }
    }
}
