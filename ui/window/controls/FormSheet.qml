pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// A form over the page. Control and Enter, or F10, takes it; Escape puts it away with all that was
// typed. What a colleague did meanwhile stands over the fields.
FocusScope {
    id: sheet

    required property OpenForm form
    property bool waiting: false
    readonly property bool open: form.open

    function begin(): void {
        if (open)
            fields.take(0);
    }

    anchors.fill: parent
    visible: open
    onOpenChanged: {
        if (open) {
            noButton.forceActiveFocus();
            Qt.callLater(sheet.begin);
        }
    }
    Keys.onEscapePressed: form.putAway()
    Accessible.role: Accessible.Dialog
    Accessible.name: form.title

    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter", "F10"]
        autoRepeat: false
        enabled: sheet.open && sheet.enabled && yesButton.enabled
        onActivated: sheet.form.submit()
    }
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
        width: Math.min(parent.width - 2 * Desk.margin, Desk.px(1040))
        height: Math.min(parent.height - 2 * Desk.gap,
                         inside.implicitHeight - fields.implicitHeight + fields.contentHeight
                         + 2 * Desk.px(34) + Desk.s1)

        ColumnLayout {
            id: inside
            anchors.fill: parent
            anchors.margins: Desk.px(34)
            spacing: Desk.s2

            Label {
                objectName: sheet.objectName + ".title"
                text: sheet.form.title
                strong: true
                font.pixelSize: Desk.textCall
                Layout.fillWidth: true
            }
            Label {
                visible: text !== ""
                text: sheet.form.text
                color: Theme.ink2
                font.pixelSize: Desk.textNote
                Layout.fillWidth: true
            }
            Sentence {
                objectName: sheet.objectName + ".error"
                kind: sheet.form.news.length > 0 ? "warn" : "error"
                closable: false
                text: [sheet.form.error, ...sheet.form.news].filter(each => each !== "").join("\n")
                Layout.fillWidth: true
            }
            FormFields {
                id: fields
                form: sheet.form
                prefix: sheet.objectName
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            RowLayout {
                spacing: Desk.s2
                uniformCellSizes: true
                KeyButton {
                    id: noButton
                    objectName: sheet.objectName + ".no"
                    text: qsTr("先放下")
                    hint: "Esc"
                    onClicked: sheet.form.putAway()
                    Layout.fillWidth: true
                }
                KeyButton {
                    id: yesButton
                    objectName: sheet.objectName + ".yes"
                    kind: sheet.form.danger ? "danger" : "primary"
                    text: sheet.form.yes
                    hint: qsTr("Ctrl 回车")
                    enabled: !sheet.waiting
                    onClicked: sheet.form.submit()
                    Layout.fillWidth: true
                }
            }
        }
    }
}
