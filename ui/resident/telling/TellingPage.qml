pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// 我要说: what, about what, the words, how to hear back, check.
Page {
    id: page

    required property TellingViewModel vm
    readonly property string step: vm.step
    // Lying, the keyboard leaves room for the words alone.
    readonly property bool low: height < Theme.px(640)

    title: low || Theme.landscape ? "" : vm.title
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    Item {
        id: rest
        visible: false
    }
    Connections {
        target: page.vm
        // The keyboard goes before the question: else it would come up under the finger.
        function onLeavingChanged(): void {
            if (page.vm.asking)
                rest.forceActiveFocus();
        }
    }
    StepBar {
        objectName: "telling.bar"
        visible: !page.low && page.step !== "kind"
        steps: page.vm.steps
        current: page.vm.place
        Layout.fillWidth: true
    }
    Label {
        // Lying, the words and the check need the room; the bar says where one is.
        visible: Theme.landscape && !page.low && page.step !== "write" && page.step !== "check"
        text: page.vm.title
        strong: true
        tight: true
        font.pixelSize: Theme.textTitle
        Accessible.role: Accessible.Heading
        Layout.fillWidth: true
    }
    Loader {
        sourceComponent: page.step === "kind" ? kind : page.step === "about" ? about
            : page.step === "write" ? write : page.step === "reply" ? reply : check
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
    Component {
        id: kind
        KindStep {
            vm: page.vm
        }
    }
    Component {
        id: about
        AboutStep {
            vm: page.vm
        }
    }
    Component {
        id: write
        WriteStep {
            vm: page.vm
        }
    }
    Component {
        id: reply
        ReplyStep {
            vm: page.vm
        }
    }
    Component {
        id: check
        CheckStep {
            vm: page.vm
        }
    }
    Overlay {
        parent: page
        open: page.vm.asking
        iconName: Theme.cramped ? "" : "warning"
        iconKind: "warn"
        title: qsTr("写的内容还没有提交")
        actions: [
            Button {
                objectName: "telling.stay"
                kind: "primary"
                text: qsTr("继续写")
                onClicked: page.vm.stay()
                Layout.fillWidth: true
            },
            Button {
                objectName: "telling.throwAway"
                kind: "danger"
                text: qsTr("不写了，清除")
                onClicked: page.vm.throwAway()
                Layout.fillWidth: true
            }
        ]

        Balanced {
            text: qsTr("离开后写的内容会清除，不留给下一个人看。")
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
    }
    actions: [
        Button {
            objectName: "telling.previous"
            iconName: "back"
            text: page.step === "kind" ? qsTr("返回") : qsTr("上一步")
            onClicked: page.vm.previous()
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        },
        Button {
            objectName: "telling.answers"
            visible: page.step === "kind"
            iconName: "progress"
            text: qsTr("以前说过，看答复")
            onClicked: page.vm.readAnswer()
            Layout.fillWidth: true
            Layout.preferredWidth: 2
        },
        Button {
            objectName: "telling.nobody"
            visible: page.step === "about" && page.vm.anybody
            kind: "primary"
            text: qsTr("不清楚该找谁")
            onClicked: page.vm.pickNobody()
            Layout.fillWidth: true
            Layout.preferredWidth: 2
        },
        Button {
            objectName: "telling.next"
            visible: page.step === "write" || page.step === "reply" || page.step === "check"
            kind: "primary"
            text: page.step === "check" ? qsTr("提交") : qsTr("下一步")
            onClicked: page.vm.next()
            Layout.fillWidth: true
            Layout.preferredWidth: 2
        }
    ]
}
