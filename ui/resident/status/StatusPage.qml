import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Progress: asks at one of two doors, then shows what was found.
Page {
    id: page

    required property StatusViewModel vm
    readonly property bool found: vm.answer.kind !== undefined

    title: Theme.landscape && (found || Theme.largePrint) ? "" : qsTr("进度查询")
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    TabBar {
        objectName: "status.door"
        tabs: [qsTr("申请进度"), qsTr("排队进度")]
        current: page.vm.door
        onChosen: index => page.vm.choose(index)
        Layout.fillWidth: true
    }
    Scroll {
        objectName: "status.form"
        visible: !page.found

        AskCard {
            vm: page.vm
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.px(1200)
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Theme.s1
        }
    }
    AnswerView {
        answer: page.vm.answer
        deeds: page.vm.deeds
        visible: page.found
    }
    Connections {
        target: page.vm.deeds
        function onFocusWanted(): void {
            reference.take();
        }
        function onWiped(): void {
            reference.text = "";
        }
    }
    Overlay {
        parent: page
        open: page.vm.deeds.asking
        iconName: Theme.cramped ? "" : "ticket"
        iconKind: "warn"
        title: qsTr("要取消 %1 号吗？").arg(page.vm.deeds.number)
        actions: [
            Button {
                objectName: "status.keep"
                kind: "primary"
                text: qsTr("不取消")
                onClicked: page.vm.deeds.keep()
                Layout.fillWidth: true
            },
            Button {
                objectName: "status.cancelNow"
                kind: "danger"
                text: qsTr("取消这个号")
                onClicked: page.vm.deeds.cancel()
                Layout.fillWidth: true
            }
        ]

        Balanced {
            text: qsTr("取消后要办还得重新取号。为了不误取消别人的号，请输入小票最下面的流水。")
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        TextField {
            id: reference
            objectName: "status.reference"
            label: qsTr("流水")
            placeholder: "7F3C-0192"
            maximumLength: 40
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhPreferUppercase
            error: page.vm.deeds.problem
            onEdited: text => page.vm.deeds.edit(text)
            onAccepted: page.vm.deeds.cancel()
            Layout.fillWidth: true
        }
    }
    actions: [
        Button {
            objectName: "status.back"
            iconName: page.found ? "" : "back"
            text: page.found ? qsTr("查另一个") : qsTr("返回")
            onClicked: {
                if (page.found)
                    page.vm.again();
                else
                    page.vm.goBack();
            }
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        },
        Button {
            objectName: page.found ? "status.home" : "status.ask"
            kind: "primary"
            text: page.found ? qsTr("看完了，返回首页") : qsTr("查询")
            onClicked: {
                if (page.found)
                    page.vm.goHome();
                else
                    page.vm.ask();
            }
            Layout.fillWidth: true
            Layout.preferredWidth: 2
        }
    ]
}
