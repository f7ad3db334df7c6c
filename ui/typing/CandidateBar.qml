pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The bar over the keys: candidates and the letters typed, or a word to the resident, or the modes.
Rectangle {
    id: bar

    required property KeyboardViewModel vm
    readonly property var line: vm.cells
    readonly property bool unfolded: vm.sheet.length > 0
    readonly property bool choosing: line.length > 0 || unfolded
    readonly property var none: ({ place: 0, number: 0, text: "", wide: 0, first: false })
    readonly property real inset: Theme.s1

    function measure(): void {
        vm.measureBar(cells.width, Theme.textName, Theme.touchLeast, 0);
    }

    radius: Theme.px(16)
    color: Theme.surface
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: Theme.line

    Connections {
        target: Theme
        function onTextNameChanged(): void {
            bar.measure();
        }
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: bar.inset
        anchors.rightMargin: bar.inset
        anchors.topMargin: bar.inset / 2
        anchors.bottomMargin: bar.inset / 2
        spacing: Theme.s1

        Item {
            id: cells
            clip: true
            Layout.fillWidth: true
            Layout.fillHeight: true
            onWidthChanged: bar.measure()

            // A line has no more than these; they are kept and take other words.
            Row {
                visible: bar.line.length > 0
                height: parent.height

                Repeater {
                    model: 20

                    CandidateCell {
                        required property int index
                        objectName: "keyboard.candidate." + (index + 1)
                        visible: index < bar.line.length
                        candidate: bar.line[index] ?? bar.none
                        height: parent?.height ?? 0
                        onClicked: bar.vm.pick(candidate.place)
                    }
                }
            }
            Label {
                objectName: "keyboard.note"
                visible: text !== "" && !bar.choosing
                anchors.fill: parent
                leftPadding: Theme.s2
                text: bar.vm.note
                color: Theme.warn
                font.pixelSize: Theme.textLabel
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.px(22)
                verticalAlignment: Text.AlignVCenter
            }
            Row {
                visible: !bar.choosing && !bar.vm.composing && bar.vm.note === ""
                height: parent.height
                spacing: Theme.landscape ? Theme.s2 : 0

                Repeater {
                    model: bar.vm.tabs

                    BarButton {
                        required property var modelData
                        objectName: "keyboard.tab." + modelData.mode
                        height: parent?.height ?? 0
                        text: modelData.text
                        on: modelData.on
                        onClicked: bar.vm.choose(modelData.mode)
                    }
                }
            }
        }
        T.AbstractButton {
            objectName: "keyboard.letters"
            visible: bar.vm.preedit !== ""
            focusPolicy: Qt.NoFocus
            Layout.fillHeight: true
            Layout.maximumWidth: bar.width * 0.26
            Layout.preferredWidth: letters.implicitWidth + Theme.s2
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("写入字母 %1").arg(bar.vm.preedit)
            onClicked: bar.vm.pickLetters()

            contentItem: Label {
                id: letters
                text: bar.vm.preedit
                color: Theme.ink3
                font.pixelSize: Theme.textRow
                wrapMode: Text.NoWrap
                elide: Text.ElideLeft
                horizontalAlignment: Text.AlignRight
                verticalAlignment: Text.AlignVCenter
                Accessible.ignored: true
            }
        }
        BarButton {
            objectName: "keyboard.earlier"
            visible: bar.vm.earlier || bar.vm.later
            enabled: bar.vm.earlier
            iconName: "back"
            display: T.AbstractButton.IconOnly
            text: qsTr("前面的字")
            onClicked: bar.vm.turn(-1)
            Layout.fillHeight: true
        }
        BarButton {
            objectName: "keyboard.later"
            visible: bar.vm.earlier || bar.vm.later
            enabled: bar.vm.later
            iconName: "next"
            display: T.AbstractButton.IconOnly
            text: qsTr("后面的字")
            onClicked: bar.vm.turn(1)
            Layout.fillHeight: true
        }
        BarButton {
            objectName: "keyboard.unfold"
            visible: bar.vm.composing && bar.choosing
            iconName: bar.unfolded ? "up" : "down"
            display: T.AbstractButton.IconOnly
            text: bar.unfolded ? qsTr("收起字表") : qsTr("展开字表")
            onClicked: bar.vm.unfold(!bar.unfolded)
            Layout.fillHeight: true
        }
        BarButton {
            objectName: "keyboard.help"
            visible: !bar.vm.composing
            iconName: "help"
            text: bar.choosing && !Theme.landscape ? qsTr("帮助") : qsTr("呼叫帮助")
            onClicked: bar.vm.askHelp()
            Layout.fillHeight: true
        }
    }
}
