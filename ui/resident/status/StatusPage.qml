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
    readonly property bool correcting: vm.own.correcting
    readonly property bool told: found && vm.answer.kind === "told"
    readonly property bool disputing: told && vm.told.disputing
    readonly property bool reading: vm.reading.open
    // Lying, the keyboard leaves room for the question alone.
    readonly property bool low: height < Theme.px(640)

    title: low || reading ? "" : correcting ? qsTr("补正申请")
        : disputing ? qsTr("哪里不满意？")
        : Theme.landscape && (found || Theme.largePrint) ? "" : qsTr("进度查询")
    error: correcting ? vm.own.error : vm.reading.error !== "" ? vm.reading.error : vm.error
    busy: vm.busy || vm.own.busy || vm.told.busy || vm.reading.busy
    onErrorDismissed: {
        vm.clearError();
        vm.reading.clearError();
        vm.own.clearError();
    }

    TabBar {
        objectName: "status.door"
        visible: !page.correcting && !page.disputing && !page.reading && !page.low
            && !(Theme.landscape && page.found)
        tabs: [qsTr("申请进度"), qsTr("排队进度"), qsTr("意见答复")]
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
        own: page.vm.own
        reading: page.vm.reading
        visible: page.found && !page.correcting && !page.told && !page.reading
    }
    ToldView {
        vm: page.vm.told
        visible: page.told && !page.disputing
    }
    DisputeView {
        vm: page.vm.told
        visible: page.disputing
    }
    ReadingView {
        vm: page.vm.reading
        visible: page.reading
    }
    CorrectionView {
        vm: page.vm.own
        visible: page.correcting
    }
    Overlay {
        parent: page
        open: page.vm.own.withdrawing
        iconName: Theme.cramped ? "" : "warning"
        iconKind: "warn"
        title: qsTr("要撤回这份申请吗？")
        actions: [
            Button {
                objectName: "status.notWithdraw"
                kind: "primary"
                text: qsTr("不撤回")
                onClicked: page.vm.own.keep()
                Layout.fillWidth: true
            },
            Button {
                objectName: "status.withdrawNow"
                kind: "danger"
                text: qsTr("撤回申请")
                onClicked: page.vm.own.withdraw()
                Layout.fillWidth: true
            }
        ]

        Balanced {
            text: qsTr("撤回后机关不再办理，不能恢复。以后还需要的，可以重新申请。")
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
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
            visible: !page.reading
            objectName: page.disputing ? "status.notDispute"
                : page.correcting ? "status.notCorrect" : "status.back"
            iconName: page.found ? "" : "back"
            text: page.disputing ? qsTr("先不说") : page.correcting ? qsTr("先不补正")
                : page.found ? qsTr("查另一个") : qsTr("返回")
            onClicked: {
                if (page.disputing)
                    page.vm.told.keep();
                else if (page.correcting)
                    page.vm.own.keep();
                else if (page.found)
                    page.vm.again();
                else
                    page.vm.goBack();
            }
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        },
        Button {
            objectName: page.reading ? "status.readingDone"
                : page.disputing ? "status.sendDispute" : page.correcting ? "status.send"
                : page.found ? "status.home" : "status.ask"
            kind: "primary"
            text: page.reading ? qsTr("看完了") : page.disputing ? qsTr("提交")
                : page.correcting ? qsTr("提交补正")
                : page.found ? qsTr("看完了，返回首页") : qsTr("查询")
            onClicked: {
                if (page.reading)
                    page.vm.reading.close();
                else if (page.disputing)
                    page.vm.told.send();
                else if (page.correcting)
                    page.vm.own.send();
                else if (page.found)
                    page.vm.goHome();
                else
                    page.vm.ask();
            }
            Layout.fillWidth: true
            Layout.preferredWidth: 2
        }
    ]
}
