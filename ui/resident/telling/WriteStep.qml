pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The words, by keyboard or by hand; for an error also where it is.
Scroll {
    id: step

    required property TellingViewModel vm

    objectName: "telling.write"

    Connections {
        target: step.vm
        function onFocusWanted(name: string): void {
            if (name === "text")
                words.take();
        }
        function onWiped(): void {
            words.text = "";
        }
    }
    Card {
        visible: step.vm.subject !== ""
        padding: Theme.s3
        Layout.fillWidth: true

        RowLayout {
            spacing: Theme.s3
            Icon {
                name: "policy"
                color: Theme.primary
                size: Theme.iconM
            }
            Label {
                objectName: "telling.subject"
                text: step.vm.subject
                strong: true
                font.pixelSize: Theme.textLabel
                maximumLineCount: 2
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            Button {
                objectName: "telling.other"
                kind: "quiet"
                text: qsTr("换一个")
                implicitHeight: Theme.chipHeight
                onClicked: step.vm.previous()
            }
        }
    }
    ColumnLayout {
        visible: step.vm.places.length > 0
        spacing: Theme.s2
        Layout.fillWidth: true

        Label {
            text: qsTr("哪里写错了？点一下")
            strong: true
            font.pixelSize: Theme.textLabel
            Layout.fillWidth: true
        }
        Flow {
            spacing: Theme.touchGap
            Layout.fillWidth: true

            Repeater {
                model: step.vm.places

                Chip {
                    required property var modelData
                    objectName: "telling.place." + modelData.place
                    checkable: true
                    checked: step.vm.chosenPlace === modelData.place
                    text: modelData.label
                    onClicked: {
                        step.vm.choosePlace(modelData.place);
                        checked = Qt.binding(() => step.vm.chosenPlace === modelData.place);
                    }
                }
            }
        }
        Label {
            objectName: "telling.placeProblem"
            visible: text !== ""
            text: step.vm.problems.place ?? ""
            color: Theme.accent
            font.pixelSize: Theme.textNote
            Layout.fillWidth: true
        }
    }
    TextArea {
        id: words
        objectName: "telling.text"
        placeholder: step.vm.writingHint
        maximumLength: step.vm.textLimit
        boxHeight: Theme.px(Theme.landscape ? 280 : 600)
        error: step.vm.problems.text ?? ""
        onEdited: text => step.vm.edit("text", text)
        Layout.fillWidth: true
        Component.onCompleted: text = step.vm.answer("text")
    }
    Label {
        text: qsTr("请不要写别人的身份证号、银行卡号。话说得急一点也没关系，我们照样办。")
        color: Theme.ink3
        font.pixelSize: Theme.textNote
        Layout.fillWidth: true
    }
}
