import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Which visit: the number and the mark, both on the slip.
Scroll {
    id: step

    required property EvaluationViewModel vm

    objectName: "evaluation.slip"

    Connections {
        target: step.vm
        function onFocusWanted(name: string): void {
            if (name === "reference")
                reference.take();
            else
                number.take();
        }
        function onWiped(): void {
            number.text = reference.text = "";
        }
    }
    Card {
        padding: Theme.s5
        spacing: Theme.s4
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.px(1200)
        Layout.alignment: Qt.AlignHCenter

        Balanced {
            text: step.vm.known === "" ? qsTr("请照着办完事的小票输入两样。评价是自愿的，不记您的姓名，一次办事评一次。")
                : qsTr("号码人人看得见，所以请再输入 %1 小票上的流水。没有小票的，请窗口工作人员邀请您评价。").arg(step.vm.known)
            color: Theme.ink2
            Layout.fillWidth: true
        }
        TextField {
            id: number
            objectName: "evaluation.number"
            visible: step.vm.known === ""
            label: qsTr("号码（小票上最大的字）")
            placeholder: "A015"
            maximumLength: 40
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase
            error: step.vm.problems.number ?? ""
            onEdited: text => step.vm.edit("number", text)
            onAccepted: reference.take()
            Layout.fillWidth: true
        }
        TextField {
            id: reference
            objectName: "evaluation.reference"
            label: qsTr("流水（小票最下面一行）")
            placeholder: "7F3C-0192"
            maximumLength: 40
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase
            error: step.vm.problems.reference ?? ""
            onEdited: text => step.vm.edit("reference", text)
            onAccepted: step.vm.find()
            Layout.fillWidth: true
        }
    }
}
