pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// Questions with their answers; `asked` is the one that search led to.
Card {
    id: card

    property var questions: []
    property int asked: -1

    spacing: Theme.s3

    Label {
        visible: card.questions.length === 0
        text: qsTr("还没有常见问题，请向窗口询问。")
        Layout.fillWidth: true
    }
    Repeater {
        model: card.questions

        Rectangle {
            id: entry
            required property var modelData
            required property int index
            readonly property bool sought: index === card.asked
            implicitHeight: column.implicitHeight + (sought ? 2 * Theme.s2 : 0)
            radius: Theme.radiusM
            color: sought ? Theme.primarySoft : "transparent"
            border.width: sought && Theme.highContrast ? Theme.stroke : 0
            border.color: Theme.primary
            Layout.fillWidth: true

            ColumnLayout {
                id: column
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: entry.sought ? Theme.s2 : 0
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.px(6)

                Label {
                    text: qsTr("问：%1").arg(entry.modelData.question)
                    strong: true
                    font.pixelSize: Theme.textRow
                    Layout.fillWidth: true
                }
                Label {
                    text: qsTr("答：%1").arg(entry.modelData.answer)
                    color: Theme.ink2
                    Layout.fillWidth: true
                }
                Rule {
                    visible: entry.index < card.questions.length - 1 && !entry.sought
                    Layout.topMargin: Theme.s2
                }
            }
        }
    }
}
