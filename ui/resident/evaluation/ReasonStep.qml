pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Why: boxes to tick, a few words, and with a poor grade a number to be called back.
Scroll {
    id: step

    required property EvaluationViewModel vm
    readonly property bool poor: vm.grade.poor ?? false

    objectName: "evaluation.reasons"

    Connections {
        target: step.vm
        function onFocusWanted(name: string): void {
            if (name === "phone")
                phone.take();
        }
        function onWiped(): void {
            words.text = phone.text = "";
        }
    }
    RowLayout {
        spacing: Theme.s3
        Layout.fillWidth: true
        Icon {
            name: step.vm.grade.icon ?? "face-3"
            color: Theme.primary
            size: Theme.iconXL
        }
        Label {
            objectName: "evaluation.grade"
            text: qsTr("您选了：%1").arg(step.vm.grade.label ?? "")
            strong: true
            font.pixelSize: Theme.textTitle
            Layout.fillWidth: true
        }
    }
    GridLayout {
        columns: Theme.landscape ? 3 : 2
        columnSpacing: Theme.touchGap
        rowSpacing: Theme.touchGap
        uniformCellWidths: true
        Layout.fillWidth: true

        Repeater {
            model: step.vm.reasons

            RadioCard {
                required property var modelData
                objectName: "evaluation.reason." + modelData.code
                many: true
                text: modelData.label
                on: step.vm.ticked.includes(modelData.code)
                onClicked: step.vm.tick(modelData.code)
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }
    TextArea {
        id: words
        objectName: "evaluation.text"
        label: qsTr("还想说几句（请不要写姓名、证件号码）")
        maximumLength: step.vm.textLimit
        onEdited: text => step.vm.edit("text", text)
        Layout.fillWidth: true
    }
    TextField {
        id: phone
        objectName: "evaluation.phone"
        visible: step.poor
        label: qsTr("回访电话（愿意接到回话的再留）")
        maximumLength: 40
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData | Qt.ImhPreferNumbers
        error: step.vm.problems.phone ?? ""
        hint: qsTr("只用来就这次评价给您回话。")
        onEdited: text => step.vm.edit("phone", text)
        Layout.fillWidth: true
    }
}
