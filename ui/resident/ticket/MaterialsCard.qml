import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// What to have ready: of the item, else of the business.
Card {
    id: card

    property string materials: ""
    property string remind: ""
    property bool guided: false
    signal guideAsked()

    padding: Theme.s3
    spacing: 0

    RowLayout {
        spacing: Theme.s2
        Layout.fillWidth: true

        Label {
            text: card.materials !== "" ? qsTr("请备齐材料") : qsTr("办理提醒")
            strong: true
            font.pixelSize: Theme.textRow
            Layout.fillWidth: true
        }
        Button {
            objectName: "issued.guide"
            visible: card.guided
            kind: "quiet"
            text: qsTr("查看指南 ›")
            implicitHeight: Theme.chipHeight
            onClicked: card.guideAsked()
            Layout.rightMargin: -Theme.s2
        }
    }
    Balanced {
        objectName: "issued.materials"
        text: card.materials !== "" ? card.materials : card.remind
        color: Theme.ink2
        font.pixelSize: Theme.textLabel
        Layout.fillWidth: true
    }
    Item {
        Layout.fillHeight: true
    }
}
