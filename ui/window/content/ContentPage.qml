pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// What residents read: the list of a view on the left, what is open of it on the right.
FocusScope {
    id: page

    required property ContentViewModel vm

    anchors.fill: parent

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Desk.margin
        anchors.rightMargin: Desk.margin
        anchors.topMargin: Desk.px(20)
        anchors.bottomMargin: Desk.gap
        spacing: Desk.px(16)
        enabled: !sheet.open && !editing.open && !asked.open

        RowLayout {
            spacing: Desk.px(14)
            Layout.fillWidth: true

            ChipRow {
                objectName: "content.view"
                rows: page.vm.chips
                first: 1
                onChosen: name => page.vm.chooseView(name)
            }
            Label {
                objectName: "content.cut"
                text: page.vm.cutText
                color: Theme.ink3
                font.pixelSize: Desk.textSmall
                horizontalAlignment: Text.AlignRight
                elide: Text.ElideRight
                maximumLineCount: 1
                Layout.fillWidth: true
            }
            LineField {
                id: finding
                objectName: "content.find"
                visible: page.vm.kinds.length > 0
                placeholder: qsTr("名称、编码或部门")
                keys: "F3"
                onEdited: text => page.vm.find(text)
                Layout.preferredWidth: Desk.px(420)

                Connections {
                    target: page.vm
                    function onViewChanged(): void {
                        if (finding.text.trim() !== page.vm.findText)
                            finding.text = page.vm.findText;
                    }
                }
            }
        }
        Flow {
            visible: page.vm.kinds.length > 0
            spacing: Desk.s1
            Layout.fillWidth: true

            Repeater {
                // By number: looks in the background must not take a chip from under a finger.
                model: page.vm.kinds.length

                FilterChip {
                    required property int index
                    readonly property var modelData: page.vm.kinds[index] ?? ({ name: "", text: "", on: false })
                    objectName: "content.kind." + modelData.name
                    text: modelData.text
                    on: modelData.on
                    onClicked: page.vm.chooseKind(modelData.name)
                }
            }
        }
        Sentence {
            objectName: "content.away"
            kind: "warn"
            closable: false
            text: page.vm.away
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "content.error"
            kind: "error"
            text: page.vm.error
            onClosed: page.vm.clearError()
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "content.note"
            kind: "ok"
            text: page.vm.note
            onClosed: page.vm.clearNote()
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Desk.px(24)
            Layout.fillWidth: true
            Layout.fillHeight: true

            ContentTable {
                vm: page.vm
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 105
            }
            ContentDetail {
                vm: page.vm
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 100
            }
        }
    }
    FormSheet {
        id: sheet
        objectName: "content.form"
        form: page.vm.form
        waiting: page.vm.acting
        enabled: !asked.open
    }
    EditorSheet {
        id: editing
        objectName: "content.editor"
        editor: page.vm.editor
        waiting: page.vm.acting
        enabled: !asked.open
        onPreviewed: page.vm.preview()
    }
    Question {
        id: asked
        objectName: "content.question"
        open: page.vm.question.title !== undefined
        title: page.vm.question.title ?? ""
        text: page.vm.question.text ?? ""
        yes: page.vm.question.yes ?? ""
        danger: page.vm.question.danger ?? false
        onRefused: page.vm.refuse()
        onAgreed: page.vm.agree()
    }
}
