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
        visible: page.found
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
