pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// 好差评: which slip, which grade, why if one wants to say, thank you.
Page {
    id: page

    required property EvaluationViewModel vm
    readonly property string step: vm.step
    readonly property bool over: step === "thanks" || step === "refused"

    title: over || Theme.cramped ? "" : step === "details" ? qsTr("为什么这样评？") : qsTr("服务评价")
    note: step === "grades" ? vm.visit : step === "details" ? qsTr("可以不填") : ""
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    Loader {
        sourceComponent: page.step === "ask" ? ask : page.step === "grades" ? grades
            : page.step === "details" ? details : page.over ? end : null
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
    Component {
        id: ask
        SlipStep {
            vm: page.vm
        }
    }
    Component {
        id: grades
        GradeStep {
            vm: page.vm
        }
    }
    Component {
        id: details
        ReasonStep {
            vm: page.vm
        }
    }
    Component {
        id: end
        ColumnLayout {
            Item {
                Layout.fillHeight: true
            }
            EmptyState {
                objectName: page.step === "thanks" ? "evaluation.thanks" : "evaluation.refused"
                iconName: page.step === "thanks" ? "check" : "info"
                title: page.step === "thanks" ? qsTr("谢谢您的评价") : page.vm.refusalTitle
                text: page.step === "thanks" ? page.vm.thanks : page.vm.refusal
                Layout.fillWidth: true
            }
            Item {
                Layout.fillHeight: true
                Layout.preferredHeight: 2
            }
        }
    }
    actions: [
        Button {
            objectName: "evaluation.previous"
            visible: !page.over
            iconName: "back"
            text: page.step === "details" ? qsTr("改等级") : qsTr("返回")
            onClicked: page.vm.previous()
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        },
        Button {
            objectName: "evaluation.find"
            visible: page.step === "ask"
            kind: "primary"
            text: qsTr("下一步")
            onClicked: page.vm.find()
            Layout.fillWidth: true
            Layout.preferredWidth: 2
        },
        Button {
            objectName: "evaluation.submit"
            visible: page.step === "details"
            kind: "primary"
            text: qsTr("提交评价")
            onClicked: page.vm.submit()
            Layout.fillWidth: true
            Layout.preferredWidth: 2
        },
        Button {
            objectName: "evaluation.done"
            visible: page.over
            kind: "primary"
            text: qsTr("完成")
            onClicked: page.vm.finish()
            Layout.fillWidth: true
        }
    ]
}
