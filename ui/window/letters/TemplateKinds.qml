pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// The texts by group, and which version of each is in use; empty: the one delivered.
Panel {
    id: kinds

    required property TemplatesViewModel vm

    ListView {
        id: list
        objectName: "templates.kinds"
        anchors.fill: parent
        anchors.topMargin: Desk.px(12)
        anchors.bottomMargin: Desk.px(12)
        model: kinds.vm.kinds
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        highlightMoveDuration: 0
        highlightResizeDuration: 0
        onModelChanged: {
            currentIndex = Math.max(0, kinds.vm.kinds.findIndex(row => row.on));
            positionViewAtIndex(currentIndex, ListView.Contain);
        }
        Keys.onReturnPressed: kinds.vm.choose(kinds.vm.kinds[currentIndex].name)
        Keys.onEnterPressed: kinds.vm.choose(kinds.vm.kinds[currentIndex].name)
        Accessible.role: Accessible.List

        delegate: T.AbstractButton {
            id: line
            required property int index
            required property var modelData
            objectName: "templates.kind." + (modelData.head ? "head." + index : modelData.name)
            width: ListView.view.width
            height: Math.round(Desk.textSmall * 2.3)
            leftPadding: Desk.px(20)
            rightPadding: Desk.px(12)
            hoverEnabled: true
            focusPolicy: Qt.NoFocus
            enabled: !modelData.head
            onClicked: kinds.vm.choose(modelData.name)
            Accessible.role: Accessible.Button
            Accessible.name: modelData.text
            Accessible.description: modelData.note

            contentItem: RowLayout {
                id: words
                spacing: Desk.s1
                Label {
                    text: line.modelData.text
                    strong: line.modelData.on
                    color: line.modelData.on ? Theme.primary : line.modelData.head ? Theme.ink3 : Theme.ink
                    font.pixelSize: line.modelData.head ? Desk.textHint : Desk.textSmall
                    elide: Text.ElideRight
                    maximumLineCount: 1
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
                Label {
                    text: line.modelData.note
                    color: Theme.ink3
                    font.pixelSize: Desk.textHint
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
            background: Rectangle {
                color: line.modelData.on || line.hovered || line.pressed ? Theme.primarySoft : "transparent"
                FocusRing {
                    shown: list.activeFocus && list.currentIndex === line.index
                    anchors.margins: 0
                }
            }
        }
    }
}
