import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// What is marked on the plan, with the way to whose it is.
Rectangle {
    id: marked

    property string title: ""
    property string note: ""
    property bool onward: false
    signal asked()

    implicitHeight: inside.implicitHeight + 2 * Theme.s2
    radius: Theme.radiusM
    color: Theme.accentSoft
    border.width: Theme.highContrast ? Theme.stroke : 0
    border.color: Theme.accent

    RowLayout {
        id: inside
        anchors.fill: parent
        anchors.margins: Theme.s2
        anchors.leftMargin: Theme.s3
        spacing: Theme.s3

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
}
