pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// A list inside a form: an entry a row with its name and what else it says, opened by a click or
// Enter, moved and removed by the words at its end; a new one is added below.
ColumnLayout {
    id: field

    property string label: ""
    property string error: ""
    property var entries: []
    // open, add, remove, up or down; `place` counts from 0.
    signal asked(act: string, place: int)

    function take(): void {
        const first = rows.itemAt(0) as T.AbstractButton;
        (first ?? more).forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: Desk.s1

    Label {
        text: field.entries.length > 0 ? qsTr("%1（%2）").arg(field.label).arg(field.entries.length)
            : field.label
        strong: true
        font.pixelSize: Desk.textRow
        Layout.fillWidth: true
        Accessible.ignored: true
    }
    Rectangle {
        implicitHeight: list.implicitHeight + 2 * Theme.hairline
        radius: Desk.px(12)
        color: Theme.surface
        border.width: Theme.hairline
        border.color: field.error !== "" ? Theme.accent : Theme.line
        Layout.fillWidth: true

        ColumnLayout {
            id: list
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.hairline
            spacing: 0

            Label {
                visible: field.entries.length === 0
                text: qsTr("还没有")
                color: Theme.ink3
                font.pixelSize: Desk.textNote
                Layout.margins: Desk.s2
                Layout.fillWidth: true
            }
            Repeater {
                id: rows
                model: field.entries

                T.AbstractButton {
                    id: line
                    required property int index
                    required property var modelData

                    objectName: field.objectName + "." + index
                    implicitHeight: implicitContentHeight + 2 * Desk.px(10)
                    leftPadding: Desk.s2
                    rightPadding: Desk.s1
                    topPadding: Desk.px(10)
                    bottomPadding: Desk.px(10)
                    hoverEnabled: true
                    focusPolicy: Qt.TabFocus
                    onClicked: field.asked("open", index)
                    Keys.onReturnPressed: clicked()
                    Keys.onEnterPressed: clicked()
                    Layout.fillWidth: true
                    Accessible.role: Accessible.Button
                    Accessible.name: qsTr("第 %1 项，%2").arg(index + 1).arg(modelData.title)
                    Accessible.description: modelData.note

                    contentItem: RowLayout {
                        spacing: Desk.s2

                        Label {
                            text: line.index + 1
                            color: Theme.ink3
                            font.pixelSize: Desk.textNote
                            font.features: { "tnum": 1 }
                            horizontalAlignment: Text.AlignRight
                            Layout.preferredWidth: Desk.type(28)
                            Layout.alignment: Qt.AlignTop
                            Accessible.ignored: true
                        }
                        ColumnLayout {
                            spacing: 0
                            Layout.fillWidth: true

                            Label {
                                text: line.modelData.title
                                font.pixelSize: Desk.textNote
                                maximumLineCount: 2
                                elide: Text.ElideRight
                                Layout.fillWidth: true
                                Accessible.ignored: true
                            }
                            Label {
                                visible: text !== ""
                                text: line.modelData.note
                                color: Theme.ink3
                                font.pixelSize: Desk.textHint
                                maximumLineCount: 2
                                elide: Text.ElideRight
                                Layout.fillWidth: true
                                Accessible.ignored: true
                            }
                        }
                        TextLink {
                            objectName: line.objectName + ".up"
                            text: qsTr("上移")
                            size: Desk.textSmall
                            enabled: line.index > 0
                            onClicked: field.asked("up", line.index)
                        }
                        TextLink {
                            objectName: line.objectName + ".down"
                            text: qsTr("下移")
                            size: Desk.textSmall
                            enabled: line.index < field.entries.length - 1
                            onClicked: field.asked("down", line.index)
                        }
                        TextLink {
                            objectName: line.objectName + ".remove"
                            text: qsTr("删除")
                            size: Desk.textSmall
                            onClicked: field.asked("remove", line.index)
                        }
                    }
                    background: Rectangle {
                        radius: Desk.px(11)
                        color: line.pressed || line.hovered ? Theme.primarySoft : "transparent"
                        FocusRing { shown: line.visualFocus; radius: parent.radius; anchors.margins: 0 }
                        Rectangle {
                            anchors.bottom: parent.bottom
                            visible: line.index < field.entries.length - 1
                            width: parent.width
                            height: Theme.hairline
                            color: Theme.line
                        }
                    }
                }
            }
        }
    }
    RowLayout {
        spacing: Desk.s2
        Layout.fillWidth: true

        TextLink {
            id: more
            objectName: field.objectName + ".add"
            text: qsTr("＋ 添加一项")
            size: Desk.textNote
            onClicked: field.asked("add", -1)
        }
        FieldNote {
            error: field.error
            Layout.fillWidth: true
        }
    }
}
