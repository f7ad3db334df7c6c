pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// Pages of a document under each other, as wide as there is room.
Panel {
    id: paper

    property var pages: []
    property string empty: ""

    color: Theme.surfaceSunken

    Label {
        anchors.centerIn: parent
        visible: paper.pages.length === 0
        text: paper.empty
        color: Theme.ink3
        font.pixelSize: Desk.textNote
    }
    ListView {
        id: view
        objectName: paper.objectName + ".view"
        anchors.fill: parent
        anchors.margins: Desk.px(16)
        model: paper.pages
        spacing: Desk.px(16)
        // Nothing here is ever current: no highlight that would have to move.
        currentIndex: -1
        highlightFollowsCurrentItem: false
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        Keys.onUpPressed: contentY = Math.max(0, contentY - Desk.px(120))
        Keys.onDownPressed: contentY = Math.max(0, Math.min(contentHeight - height, contentY + Desk.px(120)))
        Accessible.role: Accessible.List
        Accessible.name: qsTr("文书预览")

        delegate: Rectangle {
            id: page
            required property int index
            required property string modelData
            readonly property bool drawn: picture.status === Image.Ready
            objectName: paper.objectName + "." + index
            width: ListView.view.width - Desk.px(12)
            height: Math.round(width * 297 / 210)
            color: Theme.codePaper
            border.width: Theme.hairline
            border.color: Theme.line

            Image {
                id: picture
                anchors.fill: parent
                anchors.margins: Theme.hairline
                source: page.modelData
                asynchronous: true
                cache: false
                smooth: true
                mipmap: true
                fillMode: Image.PreserveAspectFit
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("第 %1 页").arg(page.index + 1)
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
