pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// A document in parts: the parts on the left, the fields of one in the middle, on the right what
// was changed and what is wrong with it. Escape goes out of an entry, then puts all away.
FocusScope {
    id: sheet

    required property DocumentEditor editor
    property bool waiting: false
    readonly property bool open: editor.open
    signal previewed()

    property int row: 0

    function begin(): void {
        if (open)
            fields.take(row);
    }

    anchors.fill: parent
    visible: open
    onOpenChanged: {
        if (open) {
            noButton.forceActiveFocus();
            Qt.callLater(sheet.begin);
        }
    }
    Keys.onEscapePressed: editor.back()
    Accessible.role: Accessible.Dialog
    Accessible.name: editor.title

    Connections {
        target: sheet.editor
        function onPlaceChanged(): void {
            fields.contentY = 0;
            sheet.row = 0;
            Qt.callLater(sheet.begin);
        }
        function onWanted(row: int): void {
            sheet.row = row;
            Qt.callLater(sheet.begin);
        }
    }
    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter", "F10"]
        autoRepeat: false
        enabled: sheet.open && sheet.enabled && yesButton.enabled
        onActivated: sheet.editor.submit()
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.scrim
    }
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        onWheel: wheel => wheel.accepted = true
    }
    Panel {
        anchors.fill: parent
        anchors.margins: Desk.gap

        ColumnLayout {
            anchors.fill: parent
            anchors.margins: Desk.px(30)
            spacing: Desk.px(16)

            RowLayout {
                spacing: Desk.s2
                Layout.fillWidth: true

                Label {
                    objectName: sheet.objectName + ".title"
                    text: sheet.editor.title
                    strong: true
                    font.pixelSize: Desk.textHead
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
                TextLink {
                    objectName: sheet.objectName + ".over"
                    visible: sheet.editor.touched
                    text: qsTr("全部改回去")
                    size: Desk.textNote
                    onClicked: sheet.editor.startOver()
                    Layout.alignment: Qt.AlignTop
                }
            }
            Sentence {
                objectName: sheet.objectName + ".error"
                kind: "error"
                closable: false
                text: sheet.editor.error
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: Desk.px(28)
                Layout.fillWidth: true
                Layout.fillHeight: true

                PartList {
                    objectName: sheet.objectName + ".part"
                    parts: sheet.editor.parts
                    onChosen: name => sheet.editor.goPart(name)
                    Layout.fillWidth: false
                    Layout.preferredWidth: Desk.type(208)
                    Layout.fillHeight: true
                }
                ColumnLayout {
                    spacing: Desk.px(10)
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 140

                    TrailLine {
                        objectName: sheet.objectName + ".trail"
                        visible: sheet.editor.trail.length > 1
                        trail: sheet.editor.trail
                        onWent: depth => sheet.editor.goUp(depth)
                        Layout.fillWidth: true
                    }
                    FormFields {
                        id: fields
                        form: sheet.editor
                        prefix: sheet.objectName
                        onEntryAsked: (act, name, place) => sheet.editor.entry(act, name, place)
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                    }
                    TextLink {
                        objectName: sheet.objectName + ".undo"
                        visible: text !== ""
                        text: sheet.editor.undoText
                        size: Desk.textNote
                        onClicked: sheet.editor.undo()
                    }
                }
                SideLines {
                    objectName: sheet.objectName + ".side"
                    lines: sheet.editor.sideLines
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 100
                }
            }
            RowLayout {
                spacing: Desk.s2
                uniformCellSizes: true

                KeyButton {
                    id: noButton
                    objectName: sheet.objectName + ".no"
                    text: sheet.editor.trail.length > 1 ? qsTr("返回上一层") : qsTr("先放下")
                    hint: "Esc"
                    onClicked: sheet.editor.back()
                    Layout.fillWidth: true
                }
                KeyButton {
                    objectName: sheet.objectName + ".preview"
                    visible: sheet.editor.previews
                    text: qsTr("预览居民页面")
                    keys: "F7"
                    onClicked: sheet.previewed()
                    Layout.fillWidth: true
                }
                KeyButton {
                    id: yesButton
                    objectName: sheet.objectName + ".yes"
                    kind: "primary"
                    text: sheet.editor.atEnd ? qsTr("提交审核") : qsTr("核对并提交")
                    hint: qsTr("Ctrl 回车")
                    enabled: !sheet.waiting
                    onClicked: sheet.editor.submit()
                    Layout.fillWidth: true
                }
            }
        }
    }
}
