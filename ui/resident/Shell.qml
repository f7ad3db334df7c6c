import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../typing"

// The window of the resident's face. Pages stand in `pages`; the navigator puts them there.
Window {
    id: shell

    required property ShellViewModel vm
    readonly property KeyboardViewModel keyboard: vm.keyboard
    readonly property Item pages: stand
    // The face is being closed: a keyboard that is only half made is given up first, while
    // everything it is made of still stands.
    property bool retired: false

    color: Theme.canvas
    title: vm.hallName

    Timer {
        interval: 3000
        running: true
        onTriggered: typing.make()
    }
    Connections {
        target: shell.keyboard
        function onShownChanged(): void {
            typing.make();
        }
        function onHelpWanted(): void {
            shell.vm.openHelp();
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Header {
            hallName: shell.vm.hallName
            subtitle: shell.vm.subtitle
            timeText: shell.vm.timeText
            dateText: shell.vm.dateText
            offlineText: shell.vm.offlineText
            folded: Theme.cramped && shell.keyboard.shown
            Layout.fillWidth: true
        }
        Item {
            id: host
            clip: true
            Layout.fillWidth: true
            Layout.fillHeight: true

            Item {
                id: stand
                // Width and height in one step: a page that is cut into pages keeps its place.
                anchors.fill: parent
                transform: Translate {
                    y: -reveal.lift
                }
            }
            FieldReveal {
                id: reveal
                page: stand
                active: shell.keyboard.shown
            }
        }
        Loader {
            id: typing

            // Made when the home page has long been painted, or at once where it is wanted.
            function make(): void {
                if (String(source) === "")
                    setSource("../typing/Keyboard.qml", { vm: shell.keyboard });
            }

            active: !shell.retired
            asynchronous: !shell.keyboard.shown
            visible: shell.keyboard.shown
            Layout.fillWidth: true
        }
        AccessFooter {
            visible: !shell.keyboard.shown
            atHome: shell.vm.atHome
            onHomeClicked: shell.vm.goHome()
            onSwitched: name => shell.vm.switch(name)
            onHelpClicked: shell.vm.openHelp()
            Layout.fillWidth: true
        }
    }
    Item {
        anchors.fill: parent
        anchors.topMargin: Theme.drop

        Overlay {
            open: shell.vm.helpOpen
            title: qsTr("工作人员来帮您")
            iconName: "help"
            actions: Button {
                objectName: "shell.help.close"
                kind: "primary"
                text: qsTr("知道了")
                onClicked: shell.vm.closeHelp()
                Layout.fillWidth: true
            }

            Balanced {
                text: qsTr("请向“%1”的工作人员招手或走过去，他们可以帮您操作，也可以直接为您办理。")
                    .arg(shell.vm.helpDesk)
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            FactStrip {
                centred: true
                valueSize: Theme.textSection
                facts: shell.vm.helpPhone === ""
                    ? [{ value: shell.vm.helpDesk, name: qsTr("就在本大厅") }]
                    : [{ value: shell.vm.helpDesk, name: qsTr("就在本大厅") },
                       { value: shell.vm.helpPhone, name: qsTr("导服电话") }]
                Layout.fillWidth: true
                Layout.topMargin: Theme.s2
            }
            Label {
                text: qsTr("您填写的内容会保留在屏幕上，直到您离开。")
                color: Theme.ink3
                font.pixelSize: Theme.textNote
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
        }
        Overlay {
            open: shell.vm.warning
            title: qsTr("您还在吗？")
            iconName: "clock"
            iconKind: "warn"
            actions: [
                Button {
                    objectName: "shell.warning.end"
                    text: qsTr("结束并清除")
                    onClicked: shell.vm.end()
                    Layout.fillWidth: true
                },
                Button {
                    objectName: "shell.warning.extend"
                    kind: "primary"
                    text: qsTr("继续使用")
                    onClicked: shell.vm.extend()
                    Layout.fillWidth: true
                }
            ]

            Label {
                text: shell.vm.secondsLeft
                strong: true
                color: Theme.warn
                font.pixelSize: Theme.textTicket
                font.features: { "tnum": 1 }
                lineHeight: 0.78
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            Label {
                text: qsTr("秒后返回首页，并清除您填写的内容。")
                color: Theme.ink2
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
        }
    }
}
