pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Who signs, and where. Whoever cannot sign is helped by a staff member who has signed in.
ColumnLayout {
    id: step

    required property DisclosureViewModel vm
    readonly property SignatureEntry signature: vm.signature
    readonly property bool drawn: signature.signer !== "seal"

    spacing: Theme.s3

    Label {
        objectName: "disclosure.sign.problem"
        text: step.signature.problem !== "" ? step.signature.problem
            : step.signature.signer === "staff"
            ? qsTr("申请人不能签名的，由工作人员签自己的姓名，登记时注明“代签”。请在框内签名：")
            : step.drawn ? qsTr("以上是我申请的内容。请在框内用手指或触控笔签名：")
            : qsTr("由工作人员核对加盖公章的书面材料并留存，然后直接提交。登记时注明“盖章”。")
        strong: step.signature.problem !== ""
        color: step.signature.problem !== "" ? Theme.accent : Theme.ink2
        font.pixelSize: Theme.textLabel
        Layout.fillWidth: true
    }
    SignaturePad {
        objectName: "disclosure.pad"
        visible: step.drawn
        signature: step.signature
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredHeight: Theme.px(Theme.landscape ? 620 : 720)
        Layout.maximumHeight: Theme.px(Theme.landscape ? 620 : 720)
    }
    EmptyState {
        visible: !step.drawn
        title: qsTr("已由工作人员核对公章")
        text: qsTr("单位：以登记的名称为准")
        iconName: "check"
        Layout.fillWidth: true
        Layout.topMargin: Theme.s5
    }
    Flow {
        spacing: Theme.touchGap
        Layout.fillWidth: true

        Button {
            objectName: "disclosure.sign.clear"
            visible: step.drawn
            enabled: !step.signature.empty
            iconName: "edit"
            text: qsTr("重写")
            implicitHeight: Theme.chipHeight
            onClicked: step.signature.clear()
        }
        Button {
            objectName: "disclosure.sign.applicant"
            visible: step.signature.signer !== "applicant"
            text: qsTr("改由本人签名")
            implicitHeight: Theme.chipHeight
            onClicked: step.signature.choose("applicant")
        }
        Button {
            objectName: "disclosure.sign.staff"
            visible: step.signature.signer === "applicant"
            text: step.vm.helper.helping ? qsTr("由工作人员代签") : qsTr("不能签名？请工作人员代签")
            implicitHeight: Theme.chipHeight
            onClicked: {
                if (step.vm.helper.helping)
                    step.signature.choose("staff");
                else
                    step.vm.helper.begin();
            }
        }
        Button {
            objectName: "disclosure.sign.seal"
            visible: step.vm.helper.helping && step.vm.organisation
                && step.signature.signer === "applicant"
            text: qsTr("单位盖章")
            implicitHeight: Theme.chipHeight
            onClicked: step.signature.choose("seal")
        }
    }
    Item {
        Layout.fillHeight: true
    }
}
