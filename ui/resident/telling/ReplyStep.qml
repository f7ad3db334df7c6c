pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// How the answer is told: by number and code, which asks for nothing, or by a call as well.
Scroll {
    id: step

    required property TellingViewModel vm
    readonly property bool called: vm.reply === "phone"

    objectName: "telling.reply"

    Connections {
        target: step.vm
        function onFocusWanted(name: string): void {
            if (name === "phone")
                phone.take();
        }
        function onWiped(): void {
            name.text = phone.text = "";
        }
    }
    Banner {
        objectName: "telling.promise"
        kind: "notice"
        text: step.vm.promise
        Layout.fillWidth: true
    }
    GridLayout {
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.touchGap
        rowSpacing: Theme.touchGap
        uniformCellWidths: true
        Layout.fillWidth: true

        RadioCard {
            objectName: "telling.reply.code"
            text: qsTr("我自己来查")
            note: qsTr("给您编号和查询码，在终端或手机上看，不用留姓名电话")
            on: !step.called
            onClicked: step.vm.chooseReply("code")
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        RadioCard {
            objectName: "telling.reply.phone"
            text: qsTr("也打电话告诉我")
            note: qsTr("要留一个电话；编号和查询码照样给您")
            on: step.called
            onClicked: step.vm.chooseReply("phone")
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }
    GridLayout {
        visible: step.called
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.s3
        rowSpacing: Theme.s3
        uniformCellWidths: true
        Layout.fillWidth: true

        TextField {
            id: phone
            objectName: "telling.phone"
            label: qsTr("电话")
            required: true
            placeholder: qsTr("手机号，或带区号的座机")
            maximumLength: 40
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData | Qt.ImhPreferNumbers
            error: step.vm.problems.phone ?? ""
            onEdited: text => step.vm.edit("phone", text)
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            Component.onCompleted: text = step.vm.answer("phone")
        }
        TextField {
            id: name
            objectName: "telling.name"
            label: qsTr("怎么称呼您（可不填）")
            placeholder: qsTr("如：李女士")
            maximumLength: 40
            inputMethodHints: Qt.ImhSensitiveData
            error: step.vm.problems.name ?? ""
            onEdited: text => step.vm.edit("name", text)
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            Component.onCompleted: text = step.vm.answer("name")
        }
    }
    Label {
        visible: step.called
        text: step.vm.handler
        color: Theme.ink3
        font.pixelSize: Theme.textNote
        Layout.fillWidth: true
    }
}
