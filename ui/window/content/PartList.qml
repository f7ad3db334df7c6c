pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// The parts of a document under each other, each with its Alt and a digit: {name, text, on,
// changed, wrong}.
ColumnLayout {
    id: list

    property var parts: []
    readonly property var nothing: ({ name: "", text: "", on: false, changed: false, wrong: false })
    signal chosen(name: string)

    spacing: Desk.px(6)

    Repeater {
        // By number: marks change while a finger is down, and its button must not go.
        model: list.parts.length

        T.AbstractButton {
            id: part
            required property int index
            readonly property var modelData: list.parts[index] ?? list.nothing

            objectName: list.objectName + "." + modelData.name
            implicitHeight: Math.max(Desk.px(54), implicitContentHeight + Desk.s1)
            leftPadding: Desk.s2
            rightPadding: Desk.s1
            hoverEnabled: true
            focusPolicy: Qt.TabFocus
            onClicked: list.chosen(modelData.name)
            Keys.onReturnPressed: clicked()
            Keys.onEnterPressed: clicked()
            Layout.fillWidth: true
            Accessible.role: Accessible.PageTab
            Accessible.name: modelData.text
            Accessible.selected: modelData.on

            Shortcut {
                sequences: ["Alt+" + (part.index + 1)]
                autoRepeat: false
                enabled: part.index < 9 && part.enabled && part.visible
                onActivated: part.clicked()
            }
            contentItem: RowLayout {
                spacing: Desk.s1

                Label {
                    text: part.modelData.text
                    strong: part.modelData.on
                    color: part.modelData.on ? Theme.primaryInk : Theme.ink
                    font.pixelSize: Desk.textNote
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
                Tag {
                    visible: part.modelData.wrong || part.modelData.changed
                    text: part.modelData.wrong ? qsTr("有误") : qsTr("已改")
                    kind: part.modelData.wrong ? "accent" : "ok"
                    size: Desk.textHint
                }
            }
            background: Rectangle {
                radius: Desk.px(12)
                color: part.modelData.on ? Theme.primary
                    : part.pressed || part.hovered ? Theme.primarySoft : "transparent"
                FocusRing { shown: part.visualFocus; radius: parent.radius; anchors.margins: 0 }
            }
        }
    }
    Item {
        Layout.fillHeight: true
    }
}
