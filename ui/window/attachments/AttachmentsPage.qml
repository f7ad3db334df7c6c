pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// The files of a case on the left, a page of one on the right; areas are drawn on originals.
FocusScope {
    id: page

    required property AttachmentsViewModel vm
    readonly property bool original: vm.file.original ?? false
    readonly property bool copy: vm.file.copy ?? false
    readonly property bool live: !asked.open && !choice.open

    anchors.fill: parent

    Shortcut {
        sequences: ["PgUp"]
        enabled: page.live
        onActivated: page.vm.turn(-1)
    }
    Shortcut {
        sequences: ["PgDown"]
        enabled: page.live
        onActivated: page.vm.turn(1)
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Desk.margin
        anchors.rightMargin: Desk.margin
        anchors.topMargin: Desk.px(18)
        anchors.bottomMargin: Desk.px(20)
        spacing: Desk.px(14)
        enabled: page.live

        PageHead {
            objectName: "attachments.head"
            title: qsTr("附件与遮盖")
            text: page.vm.number
            live: page.live
            onBack: page.vm.back()
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "attachments.error"
            kind: "error"
            text: page.vm.error
            onClosed: page.vm.clearError()
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "attachments.warning"
            kind: "warn"
            text: page.vm.warning
            onClosed: page.vm.clearWarning()
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "attachments.note"
            kind: "ok"
            text: page.vm.note
            onClosed: page.vm.clearNote()
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Desk.px(20)
            Layout.fillWidth: true
            Layout.fillHeight: true

            Panel {
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredWidth: 80

                ColumnLayout {
                    anchors.fill: parent
                    anchors.margins: Desk.px(24)
                    spacing: Desk.s2

                    ListView {
                        id: list
                        objectName: "attachments.files"
                        model: page.vm.files
                        spacing: Desk.px(10)
                        clip: true
                        boundsBehavior: Flickable.StopAtBounds
                        activeFocusOnTab: true
                        keyNavigationEnabled: true
                        highlightMoveDuration: 0
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Keys.onReturnPressed: page.vm.openFile(page.vm.files[currentIndex].id)
                        Keys.onEnterPressed: page.vm.openFile(page.vm.files[currentIndex].id)
                        Accessible.role: Accessible.List
                        Accessible.name: qsTr("附件")

                        Label {
                            anchors.centerIn: parent
                            width: parent.width
                            visible: list.count === 0
                            text: qsTr("还没有附件。按 F9 添加扫描件，或 U 盘里的 PDF、图片。")
                            color: Theme.ink3
                            font.pixelSize: Desk.textNote
                            horizontalAlignment: Text.AlignHCenter
                        }
                        delegate: T.AbstractButton {
                            id: line
                            required property int index
                            required property var modelData
                            objectName: "attachments.file." + index
                            width: ListView.view.width
                            implicitHeight: words.implicitHeight + Desk.px(24)
                            leftPadding: Desk.px(14)
                            rightPadding: Desk.px(14)
                            hoverEnabled: true
                            focusPolicy: Qt.NoFocus
                            onClicked: page.vm.openFile(modelData.id)
                            Accessible.role: Accessible.Button
                            Accessible.name: qsTr("%1，%2").arg(modelData.name).arg(modelData.state)
                            Accessible.description: modelData.note

                            contentItem: RowLayout {
                                spacing: Desk.s2
                                ColumnLayout {
                                    id: words
                                    spacing: 0
                                    Layout.fillWidth: true
                                    Label {
                                        text: line.modelData.name
                                        strong: line.modelData.on
                                        font.pixelSize: Desk.textNote
                                        elide: Text.ElideMiddle
                                        maximumLineCount: 1
                                        Layout.fillWidth: true
                                        Accessible.ignored: true
                                    }
                                    Label {
                                        text: line.modelData.note
                                        color: Theme.ink3
                                        font.pixelSize: Desk.textHint
                                        elide: Text.ElideRight
                                        maximumLineCount: 1
                                        Layout.fillWidth: true
                                        Accessible.ignored: true
                                    }
                                }
                                Tag {
                                    text: line.modelData.state
                                    kind: line.modelData.stateKind
                                }
                            }
                            background: Rectangle {
                                radius: Desk.px(12)
                                color: line.modelData.on || line.hovered || line.pressed ? Theme.primarySoft : Theme.surface
                                border.width: Theme.hairline
                                border.color: Theme.line
                                FocusRing {
                                    shown: list.activeFocus && list.currentIndex === line.index
                                    radius: parent.radius
                                }
                            }
                        }
                    }
                    KeyButton {
                        objectName: "attachments.add"
                        text: qsTr("添加文件")
                        keys: "F9"
                        size: Desk.textBar
                        enabled: !page.vm.acting
                        onClicked: page.vm.add()
                        Layout.fillWidth: true
                    }
                }
            }
            ColumnLayout {
                spacing: Desk.s2
                Layout.fillHeight: true
                Layout.fillWidth: true
                Layout.preferredWidth: 130

                RowLayout {
                    spacing: Desk.s2
                    Layout.fillWidth: true

                    Label {
                        objectName: "attachments.hint"
                        text: page.original ? qsTr("按住鼠标框出不应公开的内容，再选理由。")
                              : page.copy ? qsTr("这是公开件，遮盖的内容已经去掉。") : qsTr("选一个文件查看。")
                        color: Theme.ink2
                        font.pixelSize: Desk.textSmall
                        Layout.fillWidth: true
                    }
                    TextLink {
                        objectName: "attachments.previous"
                        visible: (page.vm.file.page ?? 1) > 1
                        text: qsTr("上一页")
                        size: Desk.textSmall
                        onClicked: page.vm.turn(-1)
                    }
                    Label {
                        objectName: "attachments.page"
                        visible: page.original || page.copy
                        text: qsTr("第 %1 页，共 %2 页").arg(page.vm.file.page ?? 1).arg(page.vm.file.pages ?? 1)
                        color: Theme.ink3
                        font.pixelSize: Desk.textSmall
                        font.features: { "tnum": 1 }
                        wrapMode: Text.NoWrap
                    }
                    TextLink {
                        objectName: "attachments.next"
                        visible: (page.vm.file.page ?? 1) < (page.vm.file.pages ?? 1)
                        text: qsTr("下一页")
                        size: Desk.textSmall
                        onClicked: page.vm.turn(1)
                    }
                }
                PageCanvas {
                    objectName: "attachments.canvas"
                    picture: page.vm.file.picture ?? ""
                    empty: qsTr("还没有打开文件")
                    areas: page.vm.areas
                    drawable: page.original && !page.vm.acting
                    onDrawn: (x, y, width, height) => page.vm.mark(x, y, width, height)
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
                RowLayout {
                    visible: page.original || page.copy
                    spacing: Desk.px(10)
                    uniformCellSizes: true
                    Layout.fillWidth: true

                    KeyButton {
                        objectName: "attachments.unmark"
                        visible: page.original
                        text: qsTr("去掉上一处")
                        keys: "F6"
                        size: Desk.textBar
                        enabled: page.vm.count > 0 && !page.vm.acting
                        onClicked: page.vm.unmark()
                        Layout.fillWidth: true
                    }
                    KeyButton {
                        objectName: "attachments.redact"
                        visible: page.original
                        kind: "primary"
                        text: page.vm.count > 0 ? qsTr("遮盖 %1 处，生成公开件").arg(page.vm.count) : qsTr("无需遮盖，生成公开件")
                        keys: "F8"
                        size: Desk.textBar
                        enabled: !page.vm.acting
                        onClicked: page.vm.redact()
                        Layout.fillWidth: true
                    }
                    KeyButton {
                        objectName: "attachments.release"
                        visible: page.copy
                        kind: "primary"
                        text: (page.vm.file.released ?? false) ? qsTr("已提供给申请人") : qsTr("提供给申请人")
                        keys: "F7"
                        size: Desk.textBar
                        enabled: !page.vm.acting && !(page.vm.file.released ?? false)
                        onClicked: page.vm.release()
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }
    Question {
        id: asked
        objectName: "attachments.question"
        open: page.vm.question.title !== undefined
        danger: page.vm.question.danger ?? false
        careful: page.vm.question.careful ?? false
        title: page.vm.question.title ?? ""
        text: page.vm.question.text ?? ""
        yes: page.vm.question.yes ?? ""
        onRefused: page.vm.refuse()
        onAgreed: page.vm.agree()
    }
    Choice {
        id: choice
        objectName: "attachments.choice"
        asked: page.vm.choice
        onChosen: name => page.vm.choose(name)
        onWritten: text => page.vm.write(text)
        onRefused: page.vm.refuse()
    }
}
