pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// Work is going on: touches wait at once, the words come only when it takes a moment.
Rectangle {
    id: cover

    property bool busy: false
    property string text: qsTr("正在办理，请稍候…")

    anchors.fill: parent
    visible: busy
    color: slow.passed ? Theme.scrim : "transparent"
    onBusyChanged: slow.passed = false

    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
    }
    Timer {
        id: slow
        property bool passed: false
        interval: 350
        running: cover.busy
        onTriggered: passed = true
    }
    Card {
        anchors.centerIn: parent
        visible: slow.passed
        padding: Theme.s5

        RowLayout {
            spacing: Theme.s3
            Repeater {
                model: 3
                Rectangle {
                    id: dot
                    required property int index
                    implicitWidth: Theme.px(22)
                    implicitHeight: implicitWidth
                    radius: width / 2
                    color: Theme.primary
                    SequentialAnimation on opacity {
                        running: slow.passed && cover.busy
                        loops: Animation.Infinite
                        PauseAnimation { duration: dot.index * 160 }
                        NumberAnimation { from: 1; to: 0.25; duration: 320 }
                        NumberAnimation { from: 0.25; to: 1; duration: 320 }
                        PauseAnimation { duration: (2 - dot.index) * 160 }
                    }
                }
            }
            Label {
                text: cover.text
                font.pixelSize: Theme.textTitle
                wrapMode: Text.NoWrap
            }
        }
    }
}
