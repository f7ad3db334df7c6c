pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Applying for government information, one screen at a time.
Page {
    id: page

    required property DisclosureViewModel vm
    readonly property bool spared: vm.kind === "spared"
    readonly property bool last: vm.kind === "sign"
    readonly property string place: qsTr("第 %1 步，共 %2 步").arg(vm.step + 1).arg(vm.steps.length)
    readonly property string saved: vm.keeping.failed ? qsTr("暂时不能自动保存")
        : vm.keeping.begun && vm.step > 1 ? qsTr("已自动保存") : ""

    // Lying, or under the keyboard, the screen has no height to spare: the steps say where one is.
    title: spared || height < Theme.px(760) || (Theme.landscape && vm.step > 0)
        ? "" : qsTr("政府信息公开申请")
    note: saved === "" ? place : Theme.largePrint ? saved : saved + " · " + place
    error: vm.error
    busy: vm.busy || vm.helper.busy || vm.resume.busy
    onErrorDismissed: vm.clearError()

    GridLayout {
        // What is found has to be seen while one types, lying under the keyboard too.
        visible: !page.spared && !(page.vm.kind === "published" && page.height < Theme.px(640))
        columns: Theme.landscape && strip.visible ? 2 : 1
        columnSpacing: Theme.s4
        rowSpacing: Theme.s3
        Layout.fillWidth: true

        StepBar {
            steps: page.vm.steps
            current: page.vm.step
            Layout.fillWidth: true
        }
        RunStrip {
            id: strip
            // Under the keyboard the fields need the room.
            visible: (page.vm.helper.helping || page.vm.step > 1)
                && page.height > Theme.px(Theme.landscape || Theme.lowPosition ? 560 : 1250)
            vm: page.vm
            onCodeAsked: code.open = true
            Layout.fillWidth: !Theme.landscape
            Layout.preferredWidth: Theme.landscape ? page.width * 0.36 : -1
        }
    }
    Loader {
        sourceComponent: ({ notice: noticeStep, published: publishedStep, form: formStep,
            review: reviewStep, readback: readBackStep, sign: signStep,
            spared: sparedStep })[page.vm.kind]
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
    Component {
        id: noticeStep
        NoticeStep {
            vm: page.vm
        }
    }
    Component {
        id: publishedStep
        PublishedStep {
            vm: page.vm
        }
    }
    Component {
        id: formStep
        FormStep {
            vm: page.vm
        }
    }
    Component {
        id: reviewStep
        ReviewStep {
            vm: page.vm
        }
    }
    Component {
        id: readBackStep
        ReadBackStep {
            vm: page.vm
        }
    }
    Component {
        id: signStep
        SignStep {
            vm: page.vm
        }
    }
    Component {
        id: sparedStep
        SparedStep {
            vm: page.vm
        }
    }
    CodeOverlay {
        id: code
        parent: page
        keeping: page.vm.keeping
    }
    LeaveOverlay {
        parent: page
        vm: page.vm.leaveQuestion
        keeping: page.vm.keeping
    }
    ResumeOverlay {
        parent: page
        vm: page.vm.resume
    }
    HelperOverlay {
        parent: page
        vm: page.vm.helper
    }
    actions: [
        Button {
            objectName: "disclosure.previous"
            text: page.spared ? qsTr("不是它，再查一查")
                : page.vm.step === 0 ? qsTr("返回") : qsTr("上一步")
            onClicked: {
                if (page.spared)
                    page.vm.lookAgain();
                else
                    page.vm.previous();
            }
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        },
        Button {
            objectName: page.spared ? "disclosure.done"
                : page.last ? "disclosure.submit" : "disclosure.next"
            kind: "primary"
            text: page.spared ? qsTr("好的，返回首页") : page.vm.nextText
            onClicked: {
                if (page.spared)
                    page.vm.goHome();
                else
                    page.vm.next();
            }
            Layout.fillWidth: true
            Layout.preferredWidth: page.spared ? 1 : 2
        }
    ]
}
