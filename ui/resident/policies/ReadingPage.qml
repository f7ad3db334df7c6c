pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// A document to read. Lying, what is known of it stands beside the text; upright, above it, and
// scrolls away with it.
Page {
    id: page

    required property ReadingViewModel vm
    property bool finding: false
    property bool choosing: false
    // Lying and with the keyboard, the words that are looked for need the room of the buttons.
    readonly property bool tight: finding && Theme.landscape && height < 0.4 * width

    function find(on: bool): void {
        finding = on;
        if (on)
            field.take();
        else
            vm.seek("");
    }

    trail: Theme.cramped ? [] : vm.trail
    error: vm.error !== "" ? vm.error : vm.taking.error
    busy: vm.busy || vm.taking.busy
    onErrorDismissed: {
        vm.clearError();
        vm.taking.clearError();
    }

    Connections {
        target: page.vm
        function onFoundChanged(): void {
            if (page.vm.hitRow >= 0)
                text.show(page.vm.hitRow);
        }
    }
    Connections {
        target: page.vm.aloud
        function onRowChanged(): void {
            if (page.vm.aloud.row >= 0)
                text.show(page.vm.aloud.row);
        }
    }
    FindBar {
        id: field
        visible: page.finding
        vm: page.vm
        onClosed: page.find(false)
        Layout.fillWidth: true
    }
    Banner {
        objectName: "reading.silent"
        visible: page.vm.aloud.trouble !== ""
        kind: "warn"
        text: page.vm.aloud.trouble
        Layout.fillWidth: true
    }
    GridLayout {
        visible: page.vm.loaded
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.s4
        rowSpacing: Theme.s3
        Layout.fillWidth: true
        Layout.fillHeight: true

        Item {
            visible: Theme.landscape && !page.finding
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 2

            Scroll {
                objectName: "reading.head"
                anchors.fill: parent

                ReadingHead {
                    vm: page.vm
                    Layout.fillWidth: true
                }
            }
        }
        Paragraphs {
            id: text
            objectName: "reading.text"
            vm: page.vm
            header: Theme.landscape ? null : above
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            Layout.fillHeight: true

            Component {
                id: above

                Item {
                    width: ListView.view?.width ?? 0
                    implicitHeight: known.implicitHeight + 2 * Theme.s4

                    ReadingHead {
                        id: known
                        vm: page.vm
                        anchors.left: parent.left
                        anchors.right: parent.right
                        anchors.top: parent.top
                        anchors.margins: Theme.s4
                    }
                    Rule {
                        anchors.left: parent.left
                        anchors.right: parent.right
                        anchors.bottom: parent.bottom
                        anchors.bottomMargin: Theme.s2
                    }
                }
            }
        }
    }
    EmptyState {
        visible: page.vm.missing
        title: qsTr("没有找到这份内容")
        text: qsTr("可能已经撤下，请返回列表查看。")
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
    ContentsOverlay {
        parent: page
        open: page.choosing
        rows: page.vm.contents
        onClosed: page.choosing = false
        onChosen: row => {
            page.choosing = false;
            text.show(row);
        }
    }
    TakeOverlay {
        parent: page
        taking: page.vm.taking
        name: page.vm.name
    }

    actions: [
        Button {
            objectName: "reading.back"
            visible: !page.tight
            iconName: "back"
            text: qsTr("返回")
            narrow: !Theme.landscape
            onClicked: page.vm.goBack()
            Layout.fillWidth: !Theme.landscape
        },
        Button {
            objectName: "reading.contents"
            visible: !page.tight && page.vm.contents.length > 1
            iconName: "several"
            text: qsTr("目录")
            narrow: !Theme.landscape
            onClicked: page.choosing = true
            Layout.fillWidth: true
        },
        Button {
            objectName: "reading.find"
            visible: !page.tight && page.vm.loaded
            iconName: "search"
            text: qsTr("查找")
            narrow: !Theme.landscape
            onClicked: page.find(!page.finding)
            Layout.fillWidth: true
        },
        Button {
            objectName: "reading.aloud"
            visible: !page.tight && page.vm.loaded
            iconName: page.vm.aloud.speaking ? "close" : "speak"
            text: page.vm.aloud.speaking ? qsTr("停止") : qsTr("朗读")
            narrow: !Theme.landscape
            onClicked: {
                if (page.vm.aloud.speaking)
                    page.vm.aloud.stop();
                else
                    page.vm.readAloud(text.kept);
            }
            Layout.fillWidth: true
        },
        Button {
            objectName: "reading.print"
            visible: !page.tight && page.vm.loaded && page.vm.takeable
            iconName: "print"
            text: qsTr("打印")
            narrow: !Theme.landscape
            onClicked: page.vm.taking.choosePages()
            Layout.fillWidth: true
        },
        Button {
            objectName: "reading.code"
            visible: !page.tight && page.vm.loaded && page.vm.takeable
            iconName: "qr"
            text: qsTr("扫码")
            narrow: !Theme.landscape
            onClicked: page.vm.taking.showCode()
            Layout.fillWidth: true
        }
    ]
}
