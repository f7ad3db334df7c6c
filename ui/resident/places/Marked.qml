pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// What is marked on the plan, the way there in words, and the way to whose it is.
Rectangle {
    id: marked

    property string title: ""
    property string note: ""
    property bool onward: false
    property var steps: []
    property string otherWay: ""
    property bool speaking: false
    property string trouble: ""
    signal asked()
    signal turned()
    signal heard()
    signal closed()

    implicitHeight: inside.implicitHeight + 2 * Theme.s2
    radius: Theme.radiusM
    color: Theme.accentSoft
    border.width: Theme.highContrast ? Theme.stroke : 0
    border.color: Theme.accent

    ColumnLayout {
        id: inside
        anchors.fill: parent
        anchors.margins: Theme.s2
        anchors.leftMargin: Theme.s3
        spacing: Theme.s2

        RowLayout {
            spacing: Theme.s3
            Layout.fillHeight: false

            Icon {
                name: "place"
                color: Theme.accent
            }
            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true
                Label {
                    text: marked.title
                    strong: true
                    color: Theme.accent
                    Layout.fillWidth: true
                }
                Label {
                    visible: text !== ""
                    text: marked.note
                    color: Theme.ink2
                    font.pixelSize: Theme.textCaption
                    Layout.fillWidth: true
                }
            }
            Button {
                objectName: "places.organ"
                visible: marked.onward
                kind: "quiet"
                text: qsTr("部门 ›")
                implicitHeight: Theme.chipHeight
                implicitWidth: Theme.touch * 1.6
                onClicked: marked.asked()
            }
        }
        Item {
            visible: marked.steps.length > 0 && !Theme.lowPosition
            implicitHeight: Theme.touch
            Layout.fillWidth: true
            Layout.fillHeight: true

            Scroll {
                objectName: "places.steps"
                anchors.fill: parent
                contentSpacing: Theme.s1

                Repeater {
                    model: marked.steps

                    RowLayout {
                        id: step
                        required property int index
                        required property string modelData
                        spacing: Theme.s1

                        Label {
                            text: (step.index + 1) + "."
                            color: Theme.ink3
                            Layout.alignment: Qt.AlignTop
                        }
                        Label {
                            text: step.modelData
                            Layout.fillWidth: true
                        }
                    }
                }
            }
        }
        Label {
            visible: text !== ""
            text: marked.trouble
            color: Theme.warn
            font.pixelSize: Theme.textNote
            Layout.fillWidth: true
        }
        RowLayout {
            visible: marked.steps.length > 0
            spacing: Theme.touchGap
            Layout.fillHeight: false

            Button {
                objectName: "places.heard"
                iconName: marked.speaking ? "close" : "speak"
                text: marked.speaking ? qsTr("停止") : qsTr("朗读")
                implicitHeight: Theme.chipHeight
                onClicked: marked.heard()
                Layout.fillWidth: true
            }
            Button {
                objectName: "places.otherWay"
                visible: marked.otherWay !== ""
                text: marked.otherWay
                implicitHeight: Theme.chipHeight
                onClicked: marked.turned()
                Layout.fillWidth: true
            }
            Button {
                objectName: "places.unmark"
                text: qsTr("全部窗口")
                implicitHeight: Theme.chipHeight
                onClicked: marked.closed()
                Layout.fillWidth: true
            }
        }
    }
}
