pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// One of several, by its digit, by the arrow keys and Enter, or touched. `asked` is
// {title, text, options: [{name, text, note}], own, toggles: [{name, text, keys, on}]}; `own` names
// a field for own words, reached with 0. Escape leaves all as it was.
FocusScope {
    id: choice

    property var asked: ({})
    readonly property bool open: asked.title !== undefined
    readonly property var options: asked.options ?? []
    readonly property var toggles: asked.toggles ?? []
    signal chosen(name: string)
    signal written(text: string)
    signal toggled(name: string)
    signal refused()

    function begin(): void {
        own.text = "";
        if (options.length === 0)
            own.take();
        else {
            list.currentIndex = 0;
            list.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    anchors.fill: parent
    visible: open
    onOpenChanged: {
        if (open)
            begin();
    }
    Keys.onEscapePressed: refused()
    Accessible.role: Accessible.Dialog
    Accessible.name: asked.title ?? ""

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
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Desk.margin, Desk.px(680))
        height: Math.min(parent.height - 2 * Desk.gap, sheet.implicitHeight + 2 * Desk.px(36))

        ColumnLayout {
            id: sheet
            anchors.fill: parent
            anchors.margins: Desk.px(36)
            spacing: Desk.s2

            Label {
                text: choice.asked.title ?? ""
                strong: true
                font.pixelSize: Desk.textCall
                Layout.fillWidth: true
            }
            Label {
                visible: text !== ""
                text: choice.asked.text ?? ""
                color: Theme.ink2
                font.pixelSize: Desk.textBar
                Layout.fillWidth: true
            }
            ListView {
                id: list
                objectName: choice.objectName + ".list"
                visible: count > 0
                model: choice.options
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                keyNavigationEnabled: true
                activeFocusOnTab: true
                highlightMoveDuration: 0
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: contentHeight
                Keys.onReturnPressed: choice.chosen(choice.options[currentIndex].name)
                Keys.onEnterPressed: choice.chosen(choice.options[currentIndex].name)
                Keys.onPressed: event => {
                    const digit = event.key - Qt.Key_0;
                    if (event.isAutoRepeat || event.modifiers & ~Qt.KeypadModifier)
                        return;
                    if (digit === 0 && (choice.asked.own ?? "") !== "")
                        own.take();
                    else if (digit >= 1 && digit <= choice.options.length)
                        choice.chosen(choice.options[digit - 1].name);
                    else
                        return;
                    event.accepted = true;
                }
                Accessible.role: Accessible.List

                delegate: T.AbstractButton {
                    id: line
                    required property int index
                    required property var modelData
                    objectName: choice.objectName + "." + modelData.name
                    width: ListView.view.width
                    height: Math.max(Desk.px(62), Math.round(Desk.textButton * 2))
                    hoverEnabled: true
                    focusPolicy: Qt.NoFocus
                    leftPadding: Desk.s2
                    rightPadding: Desk.s2
                    onClicked: choice.chosen(modelData.name)
                    Accessible.role: Accessible.Button
                    Accessible.name: modelData.text
                    Accessible.description: modelData.note

                    contentItem: RowLayout {
                        spacing: Desk.s2
                        Rectangle {
                            implicitWidth: Desk.type(38)
                            implicitHeight: Desk.type(38)
                            radius: Desk.radiusS
                            color: Theme.surfaceSunken
                            border.width: Theme.highContrast ? Theme.hairline : 0
                            border.color: Theme.line
                            Label {
                                anchors.centerIn: parent
                                text: line.index < 9 ? line.index + 1 : ""
                                color: Theme.ink2
                                strong: true
                                font.pixelSize: Desk.textSmall
                            }
                        }
                        Label {
                            text: line.modelData.text
                            strong: true
                            font.pixelSize: Desk.textButton
                            elide: Text.ElideRight
                            maximumLineCount: 1
                            Layout.fillWidth: true
                            Accessible.ignored: true
                        }
                        Label {
                            text: line.modelData.note
                            color: Theme.ink3
                            font.pixelSize: Desk.textNote
                            wrapMode: Text.NoWrap
                            Accessible.ignored: true
                        }
                    }
                    background: Rectangle {
                        radius: Desk.radiusS
                        color: line.pressed || line.hovered ? Theme.primarySoft : "transparent"
                        FocusRing {
                            shown: list.activeFocus && list.currentIndex === line.index
                            radius: parent.radius
                            anchors.margins: 0
                        }
                    }
                }
            }
            DeskField {
                id: own
                objectName: choice.objectName + ".own"
                visible: (choice.asked.own ?? "") !== ""
                label: choice.options.length > 0 ? qsTr("0　%1").arg(choice.asked.own ?? "")
                    : choice.asked.own ?? ""
                maximumLength: 40
                onAccepted: choice.written(text)
                Layout.fillWidth: true
            }
            Repeater {
                model: choice.toggles

                KeyButton {
                    id: toggle
                    required property var modelData
                    objectName: choice.objectName + "." + modelData.name
                    kind: modelData.on ? "primary" : "second"
                    text: modelData.on ? qsTr("✓ %1").arg(modelData.text) : modelData.text
                    keys: modelData.keys
                    focusPolicy: Qt.NoFocus
                    onClicked: choice.toggled(modelData.name)
                    Accessible.checkable: true
                    Accessible.checked: modelData.on
                    Layout.fillWidth: true
                }
            }
            RowLayout {
                spacing: Desk.s2
                uniformCellSizes: true
                KeyButton {
                    objectName: choice.objectName + ".no"
                    text: qsTr("取消")
                    hint: "Esc"
                    onClicked: choice.refused()
                    Layout.fillWidth: true
                }
                KeyButton {
                    objectName: choice.objectName + ".yes"
                    visible: choice.options.length === 0
                    kind: "primary"
                    text: qsTr("确定")
                    hint: qsTr("回车")
                    onClicked: choice.written(own.text)
                    Layout.fillWidth: true
                }
            }
        }
    }
}
