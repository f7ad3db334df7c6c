import QtQuick
import Kiosk.Board
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The number in call, as large as it fits; or calm words when nobody is called.
Rectangle {
    id: card

    required property BoardViewModel vm
    readonly property bool calls: vm.state === "call"
    readonly property bool alone: vm.state === "closed" || vm.state === "starting"

    radius: Board.radius
    color: calls ? Theme.boardCall : Theme.boardPanel
    Accessible.role: Accessible.AlertMessage
    Accessible.name: calls ? qsTr("请 %1 %2").arg(card.vm.current.number ?? "").arg(card.vm.current.window ?? "")
        : vm.stateTitle

    Connections {
        target: card.vm
        function onCalled(): void {
            glow.opacity = 1;
            fading.restart();
        }
    }
    Column {
        visible: card.calls
        anchors.verticalCenter: parent.verticalCenter
        x: Board.margin
        width: parent.width - 2 * Board.margin

        FittedLine {
            width: parent.width
            text: qsTr("请")
            color: Theme.boardCallSoft
            size: Board.textPlease
        }
        Item {
            width: 1
            height: Board.px(54)
        }
        FittedLine {
            objectName: "board.number"
            width: parent.width
            text: card.vm.current.number ?? ""
            color: Theme.boardInk
            strong: true
            size: Board.textNumber
            spacing: Board.numberSpacing
            least: Board.textWindow
            tall: 0.75
        }
        Item {
            width: 1
            height: Board.px(60)
        }
        FittedLine {
            objectName: "board.window"
            width: parent.width
            text: card.vm.current.window ?? ""
            color: Theme.boardInk
            strong: true
            size: Board.textWindow
            least: Board.textLeast
        }
        Item {
            width: 1
            height: Board.px(40)
        }
        FittedLine {
            objectName: "board.business"
            width: parent.width
            text: card.vm.current.business ?? ""
            color: Theme.boardCallSoft
            size: Board.textNote
            least: Board.textLeast
        }
    }
    Column {
        visible: !card.calls
        anchors.verticalCenter: parent.verticalCenter
        x: Board.margin
        width: parent.width - 2 * Board.margin
        spacing: Board.px(24)

        Balanced {
            objectName: "board.title"
            width: parent.width
            text: card.vm.stateTitle
            color: Theme.boardInk
            strong: true
            font.pixelSize: Board.textTitle
            tight: true
            horizontalAlignment: card.alone ? Text.AlignHCenter : Text.AlignLeft
        }
        Balanced {
            objectName: "board.text"
            width: parent.width
            text: card.vm.stateText
            color: Theme.boardSoft
            font.pixelSize: Board.textNote
            horizontalAlignment: card.alone ? Text.AlignHCenter : Text.AlignLeft
        }
    }
    Rectangle {
        id: glow
        anchors.fill: parent
        visible: card.calls && opacity > 0
        opacity: 0
        radius: Board.radius
        color: "transparent"
        border.width: Board.glow
        border.color: Theme.boardGlow

        NumberAnimation on opacity {
            id: fading
            running: false
            to: 0
            duration: Board.glowFade
            easing.type: Easing.InQuad
        }
    }
}
