pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// One application: what is asked for, by whom (masked), by when, and what has happened.
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
        anchors.margins: Desk.px(28)
        visible: sheet.filled
        spacing: Desk.px(18)

        RowLayout {
            spacing: Desk.px(14)
            Layout.fillWidth: true
            Label {
                objectName: "applications.detail.number"
                text: sheet.vm.detail.number ?? ""
                strong: true
                font.pixelSize: Desk.textHead
                font.features: { "tnum": 1 }
                wrapMode: Text.NoWrap
            }
            Tag {
                text: sheet.vm.detail.state ?? ""
                kind: sheet.vm.detail.stateKind ?? "plain"
            }
            Label {
                text: sheet.vm.detail.origin ?? ""
                color: Theme.ink3
                font.pixelSize: Desk.textNote
                font.features: { "tnum": 1 }
                horizontalAlignment: Text.AlignRight
                Layout.fillWidth: true
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Flickable {
                id: view
                objectName: "applications.detail.view"
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
                    spacing: Desk.px(18)

                    Rectangle {
                        implicitHeight: about.implicitHeight + 2 * Desk.px(18)
                        radius: Desk.px(14)
                        color: Theme.canvas
                        border.width: Theme.highContrast ? Theme.hairline : 0
                        border.color: Theme.line
                        Layout.fillWidth: true

                        ColumnLayout {
                            id: about
                            anchors.fill: parent
                            anchors.margins: Desk.px(18)
                            anchors.leftMargin: Desk.px(22)
                            anchors.rightMargin: Desk.px(22)
                            spacing: Desk.px(6)

                            Label {
                                text: sheet.vm.detail.title ?? ""
                                strong: true
                                font.pixelSize: Desk.textRow
                                Layout.fillWidth: true
                            }
                            Label {
                                visible: text !== ""
                                text: sheet.vm.detail.description ?? ""
                                color: Theme.ink2
                                font.pixelSize: Desk.textNote
                                Layout.fillWidth: true
                            }
                            Label {
                                text: qsTr("%1 · 获取方式 %2").arg(sheet.vm.detail.kind ?? "")
                                    .arg(sheet.vm.detail.wanted ?? "")
                                color: Theme.ink3
                                font.pixelSize: Desk.textNote
                                Layout.fillWidth: true
                            }
                            Label {
                                visible: text !== ""
                                text: sheet.vm.detail.helper ?? ""
                                color: Theme.ink3
                                font.pixelSize: Desk.textNote
                                Layout.fillWidth: true
                            }
                        }
                    }
                    ColumnLayout {
                        spacing: 0
                        Layout.fillWidth: true

                        Repeater {
                            model: sheet.vm.fields
                            PersonField {
                                required property var modelData
                                row: modelData
                                onAsked: sheet.vm.reveal(modelData.field)
                                onCovered: sheet.vm.cover()
                                Layout.fillWidth: true
                            }
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
                            text: sheet.vm.detail.left ?? ""
                            kind: sheet.vm.detail.leftKind ?? "plain"
                        }
                        Item {
                            Layout.fillWidth: true
                        }
                    }
                    Timeline {
                        rows: sheet.vm.timeline
                        Layout.fillWidth: true
                    }
                }
            }
            ScrollMark {
                target: view
                anchors.rightMargin: -Desk.px(18)
            }
        }
    }
}
