import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// Asks once before something is done. Enter does it, Escape leaves all as it was. Where it is
// `careful`, the keyboard stands on the no: nothing final is done by two hasty keys.
FocusScope {
    id: question

    property bool open: false
    property string title: ""
    property string text: ""
    property string yes: ""
    property bool danger: false
    property bool careful: false
    signal agreed()
    signal refused()

    // Once all of the question is known, whether it is careful too.
    function begin(): void {
        if (open && !careful)
            yesButton.forceActiveFocus(Qt.TabFocusReason);
    }

    anchors.fill: parent
    visible: open
    onOpenChanged: {
        if (open) {
            noButton.forceActiveFocus(Qt.TabFocusReason);
            Qt.callLater(question.begin);
        }
    }
    Keys.onEscapePressed: refused()
    Accessible.role: Accessible.Dialog
    Accessible.name: title

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim
    }
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        onWheel: wheel => wheel.accepted = true
    }
    Panel {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Desk.margin, Desk.px(680))
        height: sheet.implicitHeight + 2 * Desk.px(40)

        ColumnLayout {
            id: sheet
            anchors.fill: parent
            anchors.margins: Desk.px(40)
            spacing: Desk.s2

            Label {
                text: question.title
                strong: true
                font.pixelSize: Desk.textCall
                Layout.fillWidth: true
            }
            Label {
                text: question.text
                color: Theme.ink2
                font.pixelSize: Desk.textBar
                Layout.fillWidth: true
            }
            RowLayout {
                spacing: Desk.s2
                uniformCellSizes: true
                Layout.topMargin: Desk.s2

                KeyButton {
                    id: noButton
                    objectName: question.objectName + ".no"
                    text: qsTr("取消")
                    hint: "Esc"
                    onClicked: question.refused()
                    Layout.fillWidth: true
                }
                KeyButton {
                    id: yesButton
                    objectName: question.objectName + ".yes"
                    kind: question.danger ? "danger" : "primary"
                    text: question.yes
                    hint: question.careful ? qsTr("Tab 回车") : qsTr("回车")
                    onClicked: question.agreed()
                    Layout.fillWidth: true
                }
            }
        }
    }
}
