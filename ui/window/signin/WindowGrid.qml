pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// The hall's windows to touch; the arrow keys and Space choose too.
ColumnLayout {
    id: pick

    required property SignInViewModel vm
    signal chosen()

    function choose(index: int): void {
        if (index < 0)
            return;
        vm.edit("window", vm.windows[index].number);
        chosen();
    }

    spacing: Desk.px(22)

    Label {
        text: qsTr("今天在哪个窗口？")
        strong: true
        tight: true
        font.pixelSize: Desk.textCall
        Layout.fillWidth: true
    }
    GridView {
        id: grid
        objectName: "signin.windows"
        readonly property int columns: Math.max(2, Math.floor(width / Desk.type(168)))
        model: pick.vm.windows
        cellWidth: Math.floor(width / columns)
        cellHeight: Math.max(Desk.px(112), Math.round(Desk.textHead * 1.4 + Desk.textHint * 3.4))
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        keyNavigationEnabled: true
        activeFocusOnTab: true
        currentIndex: -1
        highlightMoveDuration: 0
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.minimumHeight: Math.max(Desk.px(280), Math.min(contentHeight, Desk.px(700)))
        Layout.rightMargin: -Desk.px(12)
        Keys.onSpacePressed: pick.choose(currentIndex)
        Keys.onReturnPressed: pick.choose(currentIndex)
        onActiveFocusChanged: {
            if (activeFocus && currentIndex < 0)
                currentIndex = 0;
        }
        Accessible.role: Accessible.List
        Accessible.name: qsTr("窗口号")

        NothingHere {
            parent: grid
            anchors.centerIn: parent
            width: parent.width
            visible: pick.vm.known && grid.count === 0
            title: qsTr("还没有窗口资料")
            text: qsTr("收到中心平台发布的内容后，才能选择窗口。请联系技术人员。")
        }
        ScrollMark {
            parent: grid
            target: grid
        }

        delegate: Item {
            id: cell
            required property int index
            required property var modelData

            width: grid.cellWidth
            height: grid.cellHeight

            T.AbstractButton {
                id: tile
                objectName: "signin.window." + cell.modelData.number
                readonly property bool on: pick.vm.chosen === cell.modelData.number
                anchors.fill: parent
                anchors.rightMargin: Desk.px(12)
                anchors.bottomMargin: Desk.px(12)
                hoverEnabled: true
                focusPolicy: Qt.NoFocus
                onClicked: pick.choose(cell.index)
                Accessible.role: Accessible.RadioButton
                Accessible.name: qsTr("%1 号窗口 %2").arg(cell.modelData.number).arg(cell.modelData.name)
                Accessible.checked: on

                contentItem: Item {
                    ColumnLayout {
                        anchors.centerIn: parent
                        width: parent.width - 2 * Desk.s1
                        spacing: 0
                        Label {
                            text: cell.modelData.number
                            strong: true
                            tight: true
                            color: tile.on ? Theme.primaryInk : Theme.ink
                            font.pixelSize: Desk.textHead
                            horizontalAlignment: Text.AlignHCenter
                            Layout.fillWidth: true
                            Accessible.ignored: true
                        }
                        Label {
                            text: cell.modelData.name
                            color: tile.on ? Theme.primaryInk : Theme.ink3
                            font.pixelSize: Desk.textHint
                            horizontalAlignment: Text.AlignHCenter
                            maximumLineCount: 2
                            elide: Text.ElideRight
                            lineHeight: 0.9
                            Layout.fillWidth: true
                            Accessible.ignored: true
                        }
                    }
                }
                background: Rectangle {
                    radius: Desk.px(12)
                    color: tile.on ? Theme.primary
                        : tile.pressed || tile.hovered ? Theme.primarySoft : Theme.surface
                    border.width: Theme.hairline
                    border.color: tile.on ? Theme.primary : Theme.line
                    FocusRing {
                        shown: grid.activeFocus && grid.currentIndex === cell.index
                        radius: parent.radius
                        anchors.margins: 0
                    }
                }
            }
        }
    }
}
