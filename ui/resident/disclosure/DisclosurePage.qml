pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Applying for government information, one step on the screen at a time.
Page {
    id: page

    required property DisclosureViewModel vm
    readonly property bool last: vm.step === vm.steps.length - 1

    // Lying, the screen has no height to spare: the steps alone say where one is.
    title: Theme.landscape && vm.step > 0 ? "" : qsTr("政府信息公开申请")
    note: qsTr("第 %1 步，共 %2 步").arg(vm.step + 1).arg(vm.steps.length)
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    StepBar {
        steps: page.vm.steps
        current: page.vm.step
        Layout.fillWidth: true
    }
    Loader {
        sourceComponent: page.vm.kind === "notice" ? notice : page.vm.kind === "published"
            ? published : page.vm.kind === "form" ? form : review
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
    Component {
        id: notice
        NoticeStep {
            vm: page.vm
        }
    }
    Component {
        id: published
        PublishedStep {
            vm: page.vm
        }
    }
    Component {
        id: form
        FormStep {
            vm: page.vm
        }
    }
    Component {
        id: review
        ReviewStep {
            vm: page.vm
        }
    }
    actions: [
        Button {
            objectName: "disclosure.previous"
            text: page.vm.step === 0 ? qsTr("返回") : qsTr("上一步")
            onClicked: page.vm.previous()
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        },
        Button {
            objectName: page.last ? "disclosure.submit" : "disclosure.next"
            kind: "primary"
            text: page.last ? qsTr("提交申请") : page.vm.nextText
            onClicked: {
                if (page.last)
                    page.vm.submit();
                else
                    page.vm.next();
            }
            Layout.fillWidth: true
            Layout.preferredWidth: 2
        }
    ]
}
