pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// A page of a file, as wide as there is room; on an original, areas are drawn with the mouse.
Panel {
    id: canvas

    property string picture: ""
    property string empty: ""
    property var areas: []
    property bool drawable: false
    signal drawn(x: real, y: real, width: real, height: real)

    color: Theme.surfaceSunken
    onPictureChanged: view.contentY = 0

    Label {
        anchors.centerIn: parent
        visible: canvas.picture === ""
        text: canvas.empty
        color: Theme.ink3
        font.pixelSize: Desk.textNote
    }
    Flickable {
        id: view
        objectName: canvas.objectName + ".view"
        readonly property real most: Math.max(0, contentHeight - height)

        function scroll(by: real): void {
            contentY = Math.max(0, Math.min(most, contentY + by));
        }

        anchors.fill: parent
        anchors.margins: Desk.px(16)
        contentWidth: width
        contentHeight: paper.height
        clip: true
        interactive: false
        activeFocusOnTab: true
        Keys.onUpPressed: scroll(-Desk.px(120))
        Keys.onDownPressed: scroll(Desk.px(120))
        Accessible.role: Accessible.Graphic
        Accessible.name: qsTr("文件页面")

        Image {
            id: paper
            objectName: canvas.objectName + ".paper"
            width: view.width - Desk.px(12)
            height: implicitWidth > 0 ? width * implicitHeight / implicitWidth : 0
            visible: status === Image.Ready
            source: canvas.picture
            asynchronous: true
            cache: false
            smooth: true
            mipmap: true

            Repeater {
                model: canvas.areas
                Rectangle {
                    id: area
                    required property var modelData
                    x: modelData.x * paper.width
                    y: modelData.y * paper.height
                    width: modelData.width * paper.width
                    height: modelData.height * paper.height
                    color: Theme.nav
                    opacity: 0.85

                    Label {
                        anchors.centerIn: parent
                        width: Math.min(implicitWidth, parent.width)
                        text: area.modelData.text
                        color: Theme.navInkOn
                        font.pixelSize: Desk.textHint
                        elide: Text.ElideRight
                        maximumLineCount: 1
                    }
                }
            }
            Rectangle {
                id: rubber
                visible: mouse.pressed && canvas.drawable
                color: Theme.primarySoft
                opacity: 0.6
                border.width: Desk.px(2)
                border.color: Theme.primary
                x: Math.min(mouse.fromX, mouse.toX)
                y: Math.min(mouse.fromY, mouse.toY)
                width: Math.abs(mouse.toX - mouse.fromX)
                height: Math.abs(mouse.toY - mouse.fromY)
            }
            MouseArea {
                id: mouse
                property real fromX: 0
                property real fromY: 0
                property real toX: 0
                property real toY: 0
                readonly property int least: Desk.px(6)

                function within(place: real, most: real): real {
                    return Math.max(0, Math.min(place, most));
                }

                anchors.fill: parent
                enabled: canvas.picture !== ""
                cursorShape: canvas.drawable ? Qt.CrossCursor : Qt.ArrowCursor
                preventStealing: true
                onPressed: event => {
                    view.forceActiveFocus(Qt.MouseFocusReason);
                    fromX = toX = within(event.x, paper.width);
                    fromY = toY = within(event.y, paper.height);
                }
                onPositionChanged: event => {
                    toX = within(event.x, paper.width);
                    toY = within(event.y, paper.height);
                }
                onReleased: {
                    if (canvas.drawable && rubber.width >= least && rubber.height >= least)
                        canvas.drawn(rubber.x / paper.width, rubber.y / paper.height,
                                     rubber.width / paper.width, rubber.height / paper.height);
                }
                onWheel: wheel => view.scroll(-wheel.angleDelta.y)
            }
        }
        ScrollMark {
            parent: view
            target: view
            always: true
        }
    }
    FocusRing {
        shown: view.activeFocus
        radius: parent.radius
        anchors.margins: 0
    }
}
