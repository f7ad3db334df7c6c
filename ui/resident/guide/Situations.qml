pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// Questions about one's situation, each with its answers to touch. Rows {question, options}.
Rectangle {
    id: box

    property var situations: []
    signal answered(key: string)

    implicitHeight: column.implicitHeight + 2 * Theme.s3
    radius: Theme.radiusM
    color: Theme.primarySoft
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: Theme.line

    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Theme.s3
        spacing: Theme.s2

        Label {
            text: qsTr("点一点您的情况，只看您要带的：")
            color: Theme.primary
            strong: true
            font.pixelSize: Theme.textNote
            Layout.fillWidth: true
        }
        Repeater {
            model: box.situations

            ColumnLayout {
                id: situation
                required property var modelData
                required property int index
                spacing: Theme.s1
                Layout.fillWidth: true

                Label {
                    text: situation.modelData.question
                    font.pixelSize: Theme.textLabel
                    Layout.fillWidth: true
                }
                Flow {
                    spacing: Theme.touchGap
                    Layout.fillWidth: true

                    Repeater {
                        model: situation.modelData.options

                        Chip {
                            required property var modelData
                            required property int index
                            objectName: "guide.situation." + situation.index + "." + index
                            checkable: true
                            checked: modelData.on
                            text: modelData.text
                            // The view model says what is chosen.
                            onClicked: {
                                checked = Qt.binding(() => modelData.on);
                                box.answered(modelData.key);
                            }
                        }
                    }
                }
            }
        }
    }
}
