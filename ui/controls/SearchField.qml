pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Theme

// The search box. With `door` it only looks like one and is a way to the search page.
Rectangle {
    id: field

    property string text: ""
    property string placeholder: ""
    property bool door: false
    property int maximumLength: 60
    signal edited(text: string)
    signal opened()

    function take(): void {
        input.forceActiveFocus();
    }

    implicitHeight: Theme.searchHeight
    radius: Theme.px(32)
    color: door && touch.pressed ? Theme.primarySoft : Theme.surface
    border.width: Theme.px(4)
    border.color: Theme.primary

    onTextChanged: if (input.text !== text)
        input.text = text

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.px(36)
        anchors.rightMargin: Theme.s2
        spacing: Theme.s3

        Icon {
            name: "search"
            color: input.length > 0 ? Theme.ink : Theme.ink3
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            TextInput {
                id: input
                objectName: field.objectName === "" ? "" : field.objectName + ".input"
                anchors.fill: parent
                enabled: !field.door
                verticalAlignment: TextInput.AlignVCenter
                clip: true
                color: Theme.ink
                selectionColor: Theme.primary
                selectedTextColor: Theme.primaryInk
                selectByMouse: false
                activeFocusOnTab: true
                maximumLength: field.maximumLength
                font.pixelSize: Theme.textTitle
                onTextEdited: field.edited(text)
                Accessible.role: Accessible.EditableText
                Accessible.name: field.placeholder
                Accessible.ignored: field.door

                cursorDelegate: Caret {
                    shown: input.cursorVisible
                }
            }
            Label {
                anchors.fill: parent
                verticalAlignment: Text.AlignVCenter
                visible: input.length === 0 && input.preeditText === ""
                text: field.placeholder
                color: Theme.ink3
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                font.pixelSize: Theme.textRow
                Accessible.ignored: true
            }
        }
        Rectangle {
            visible: field.door
            implicitHeight: field.height - 2 * Theme.s3
            implicitWidth: go.implicitWidth + 2 * Theme.s3
            radius: Theme.px(18)
            color: Theme.primarySoft
            border.width: Theme.highContrast ? Theme.hairline : 0
            border.color: Theme.primary
            Layout.rightMargin: Theme.s1
            Label {
                id: go
                anchors.centerIn: parent
                text: qsTr("搜索")
                strong: true
                color: Theme.primary
                font.pixelSize: Theme.textLabel
                Accessible.ignored: true
            }
        }
        Button {
            objectName: field.objectName === "" ? "" : field.objectName + ".clear"
            visible: !field.door && input.length > 0
            kind: "quiet"
            text: qsTr("清除")
            iconName: "close"
            iconAfter: true
            implicitHeight: Math.max(Theme.touchLeast, field.height - Theme.s2 * 2)
            onClicked: {
                input.clear();
                field.edited("");
                field.take();
            }
        }
    }
    T.AbstractButton {
        id: touch
        objectName: field.objectName === "" ? "" : field.objectName + ".open"
        anchors.fill: parent
        visible: field.door
        onClicked: field.opened()
        Accessible.role: Accessible.Button
        Accessible.name: field.placeholder
    }
}
