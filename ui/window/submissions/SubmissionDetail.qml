pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// One submission: what was written and about what, who wrote it (masked), the limit with its cause,
// what was done, and what can be done now.
Panel {
    id: sheet

    required property SubmissionsViewModel vm
    readonly property bool filled: vm.detail.id !== undefined

    NothingHere {
        anchors.centerIn: parent
        width: parent.width - 2 * Desk.margin
        visible: !sheet.filled
        iconName: "info"
        title: qsTr("选择一件")
        text: qsTr("先分给部门或同事，再答复。打开、查看姓名电话和每一步都会留痕。")
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Desk.px(28)
        visible: sheet.filled
        spacing: Desk.px(14)

        RowLayout {
            spacing: Desk.px(14)
            Layout.fillWidth: true
            Label {
                objectName: "submissions.detail.number"
                text: sheet.vm.detail.number ?? ""
                strong: true
                font.pixelSize: Desk.textHead
                font.features: { "tnum": 1 }
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Desk.leastType
                wrapMode: Text.NoWrap
                Layout.fillWidth: true
            }
            Tag {
                text: sheet.vm.detail.kind ?? ""
                kind: "plain"
            }
            Tag {
                objectName: "submissions.detail.state"
                text: sheet.vm.detail.state ?? ""
                kind: sheet.vm.detail.stateKind ?? "plain"
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Flickable {
                id: view
                objectName: "submissions.detail.view"
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
                    spacing: Desk.px(14)

                    Label {
                        text: qsTr("%1 · %2").arg(sheet.vm.detail.head ?? "").arg(sheet.vm.detail.organ ?? "")
                            + ((sheet.vm.detail.handler ?? "") !== "" ? qsTr(" · %1 承办").arg(sheet.vm.detail.handler) : "")
                        color: Theme.ink3
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
                                objectName: "submissions.detail.about"
                                visible: text !== ""
                                text: sheet.vm.detail.aboutText ?? ""
                                strong: true
                                font.pixelSize: Desk.textNote
                                Layout.fillWidth: true
                            }
                            TextLink {
                                objectName: "submissions.detail.edit"
                                visible: sheet.vm.canEdit && (sheet.vm.detail.aboutText ?? "") !== ""
                                text: qsTr("去改这份内容")
                                size: Desk.textNote
                                onClicked: sheet.vm.editContent()
                            }
                            Label {
                                objectName: "submissions.detail.changed"
                                visible: text !== ""
                                text: sheet.vm.detail.changed ?? ""
                                color: Theme.warn
                                font.pixelSize: Desk.textSmall
                                Layout.fillWidth: true
                            }
                            Label {
                                objectName: "submissions.detail.text"
                                text: sheet.vm.detail.text ?? ""
                                textFormat: Text.PlainText
                                font.pixelSize: Desk.textRow
                                Layout.fillWidth: true
                            }
                        }
                    }
                    PersonLine {
                        objectName: "submissions.detail.name"
                        visible: (sheet.vm.detail.name ?? "") !== ""
                        label: qsTr("称呼")
                        kept: sheet.vm.detail.name ?? ""
                        clear: sheet.vm.name
                        onRevealed: sheet.vm.reveal("name")
                        onCovered: sheet.vm.cover()
                        Layout.fillWidth: true
                    }
                    PersonLine {
                        objectName: "submissions.detail.phone"
                        label: sheet.vm.detail.reply ?? ""
                        kept: sheet.vm.detail.phone ?? ""
                        clear: sheet.vm.phone
                        onRevealed: sheet.vm.reveal("phone")
                        onCovered: sheet.vm.cover()
                        Layout.fillWidth: true
                    }
                    RowLayout {
                        spacing: Desk.px(14)
                        Layout.fillWidth: true
                        Tag {
                            visible: (sheet.vm.detail.left ?? "—") !== "—"
                            text: sheet.vm.detail.left ?? ""
                            kind: sheet.vm.detail.leftKind ?? "plain"
                        }
                        Label {
                            objectName: "submissions.detail.cause"
                            text: sheet.vm.detail.cause ?? ""
                            font.pixelSize: Desk.textNote
                            Layout.fillWidth: true
                        }
                    }
                    Label {
                        visible: sheet.vm.similar.length > 0
                        text: (sheet.vm.detail.aboutText ?? "") !== "" ? qsTr("说同一处的还有 %1 件").arg(sheet.vm.similar.length)
                            : qsTr("并在一起的还有 %1 件").arg(sheet.vm.similar.length)
                        color: Theme.ink3
                        font.pixelSize: Desk.textNote
                        Layout.fillWidth: true
                    }
                    Repeater {
                        model: sheet.vm.similar.slice(0, 5)

                        RowLayout {
                            id: other
                            required property int index
                            required property var modelData
                            spacing: Desk.s2
                            Layout.fillWidth: true

                            TextLink {
                                objectName: "submissions.similar." + other.index
                                text: other.modelData.number
                                size: Desk.textNote
                                onClicked: sheet.vm.openOne(other.modelData.id)
                            }
                            Label {
                                text: other.modelData.excerpt
                                color: Theme.ink2
                                font.pixelSize: Desk.textNote
                                maximumLineCount: 1
                                elide: Text.ElideRight
                                Layout.fillWidth: true
                            }
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
        GridLayout {
            columns: Math.min(3, Math.max(1, sheet.vm.acts.length))
            columnSpacing: Desk.s2
            rowSpacing: Desk.s1
            uniformCellWidths: true
            Layout.fillWidth: true

            Repeater {
                model: sheet.vm.acts

                KeyButton {
                    required property var modelData
                    objectName: "submissions.act." + modelData.name
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
