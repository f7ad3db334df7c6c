pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Theme
import Kiosk.ViewModels

// The on-screen keyboard: the bar, and under it the keys of a mode or the sheet of candidates.
// It stands at the foot of the screen, where every key is within reach.
Rectangle {
    id: keyboard

    required property KeyboardViewModel vm
    readonly property bool folded: vm.sheet.length === 0
    readonly property list<string> modes: ["pinyin", "handwriting", "latin", "digits", "identity",
        "symbols"]

    readonly property int sheetLines: Math.max(1,
        Math.floor(field.height / (Theme.touchLeast + Theme.s1)))
    // The keys that were asked for stand there; now the others, one mode after the other.
    property int made: 0
    readonly property bool rested: made > modes.length

    function measure(): void {
        vm.measureSheet(field.width - 2 * Theme.s1, Theme.textName, Theme.px(100), Theme.s1,
            sheetLines);
    }

    objectName: "keyboard"
    implicitHeight: inside.y + inside.height + Theme.s2
    color: Theme.keyGround
    onHeightChanged: vm.stand(height)
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("屏幕键盘")

    Rectangle {
        width: parent.width
        height: Theme.hairline
        visible: Theme.highContrast
        color: Theme.line
    }
    Connections {
        target: Theme
        function onTextNameChanged(): void {
            keyboard.measure();
        }
    }
    Timer {
        interval: keyboard.made === 0 && keyboard.vm.shown ? 500 : 150
        repeat: true
        running: !keyboard.rested
        onTriggered: keyboard.made += 1
    }
    // What misses a key is not for the page below.
    MouseArea {
        anchors.fill: parent
    }
    Item {
        id: inside
        y: Theme.s2
        anchors.horizontalCenter: parent.horizontalCenter
        width: parent.width - 2 * Theme.s2
        height: bar.height + Theme.touchGap + field.height

        CandidateBar {
            id: bar
            vm: keyboard.vm
            width: parent.width
            height: Theme.px(Theme.landscape ? 76 : 92)
        }
        Item {
            id: field
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.px(Theme.landscape ? 304 : 452)
            onWidthChanged: keyboard.measure()
            onHeightChanged: keyboard.measure()

            // Kept once they are made; those that are not wanted yet are made between frames.
            Repeater {
                model: keyboard.modes

                Loader {
                    id: place

                    required property string modelData
                    required property int index
                    readonly property int widest: keyboard.vm.layouts[modelData].widest
                    readonly property bool wanted: modelData === keyboard.vm.mode

                    active: wanted && keyboard.vm.shown || index < keyboard.made || item !== null
                    asynchronous: !wanted || !keyboard.vm.shown
                    visible: wanted && keyboard.folded
                    anchors.horizontalCenter: parent?.horizontalCenter
                    width: widest > 0 ? Math.min(field.width, Theme.px(widest)) : field.width
                    height: field.height
                    sourceComponent: KeyBlock {
                        vm: keyboard.vm
                        mode: place.modelData
                    }
                }
            }
            Loader {
                anchors.fill: parent
                active: keyboard.rested || !keyboard.folded || item !== null
                asynchronous: keyboard.folded
                visible: !keyboard.folded
                sourceComponent: CandidateSheet {
                    vm: keyboard.vm
                    count: keyboard.sheetLines
                }
            }
        }
    }
}
