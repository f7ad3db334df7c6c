pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// What went wrong, why, and when: rows of {title, why, at}; `act` names what can be done.
RowTable {
    id: table

    property string title: ""
    property string act: ""
    property bool empty: false
    property string emptyIcon: ""
    property string emptyTitle: ""
    property string emptyText: ""
    signal acted(row: var)

    onEntered: index => {
        if (index >= 0 && act !== "")
            acted(rows[index]);
    }
    head: [
        Label {
            text: table.title
            strong: true
            font.pixelSize: Desk.textRow
            Layout.fillWidth: true
        }
    ]
    delegate: Item {
        id: line
        required property int index
        required property var modelData

        width: ListView.view.width
        height: inside.implicitHeight + Desk.px(28)

        RowLayout {
            id: inside
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: Desk.px(20)
            anchors.rightMargin: Desk.px(20)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Desk.s2

            ColumnLayout {
                spacing: Desk.px(2)
                Layout.fillWidth: true
                Label {
                    text: line.modelData.title
                    strong: true
                    font.pixelSize: Desk.textRow
                    Layout.fillWidth: true
                }
                Label {
                    text: line.modelData.why
                    color: Theme.ink3
                    font.pixelSize: Desk.textSmall
                    Layout.fillWidth: true
                }
            }
            Label {
                text: line.modelData.at
                color: Theme.ink3
                font.pixelSize: Desk.textNote
                font.features: { "tnum": 1 }
                wrapMode: Text.NoWrap
            }
            TextLink {
                objectName: table.objectName + "." + line.index + ".act"
                visible: table.act !== ""
                text: table.act
                focusPolicy: Qt.NoFocus
                onClicked: table.acted(line.modelData)
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.hairline
            color: Theme.line
        }
        FocusRing {
            shown: table.view.activeFocus && table.view.currentIndex === line.index
            anchors.margins: Desk.px(2)
            radius: Desk.radiusS
        }
    }

    NothingHere {
        anchors.centerIn: parent
        width: parent.width - 2 * Desk.margin
        visible: table.empty
        iconName: table.emptyIcon
        title: table.emptyTitle
        text: table.emptyText
    }
}
