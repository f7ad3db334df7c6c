pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../codes"

// Where, when and whom to ask, in short, beside the code that takes the guide along.
Card {
    id: card

    required property GuideViewModel vm
    // The plan is one touch away; without tickets the page has a button of its own for it.
    readonly property bool onward: vm.mapped && vm.ticketText !== ""
    // Lying, there is room for every word until something is told about printing.
    readonly property bool whole: Theme.landscape && !Theme.cramped && !Theme.largePrint
        && vm.notice.state === ""

    padding: Theme.s3

    RowLayout {
        spacing: Theme.s3

        ColumnLayout {
            spacing: card.whole ? Theme.s2 : Theme.s1
            Layout.fillWidth: true
            Layout.leftMargin: Theme.s1

            Repeater {
                model: card.vm.placeLines

                RowLayout {
                    id: line
                    required property var modelData
                    spacing: Theme.s2
                    Layout.fillWidth: true

                    Icon {
                        name: line.modelData.icon
                        size: Theme.iconS
                        Layout.alignment: chip.visible ? Qt.AlignVCenter : Qt.AlignTop
                        Layout.topMargin: chip.visible ? 0 : Theme.px(3)
                    }
                    Label {
                        text: card.whole ? line.modelData.whole : line.modelData.value
                        color: line.modelData.main ? Theme.ink : Theme.ink3
                        font.pixelSize: line.modelData.main ? Theme.textNote : Theme.textCaption
                        font.weight: line.modelData.main ? Font.Medium : Font.Normal
                        Layout.fillWidth: true
                    }
                    Chip {
                        id: chip
                        objectName: visible ? "guide.place" : ""
                        visible: card.onward && !Theme.largePrint && line.modelData.icon === "place"
                        link: true
                        text: qsTr("看位置 ›")
                        onClicked: card.vm.showPlace()
                    }
                }
            }
            Chip {
                objectName: visible ? "guide.place" : ""
                visible: card.onward && Theme.largePrint
                link: true
                text: qsTr("看窗口位置 ›")
                onClicked: card.vm.showPlace()
            }
        }
        CodeButton {
            objectName: "guide.enlarge"
            captioned: false
            rows: card.vm.codeRows
            text: qsTr("扫码带走")
            codeSize: Theme.px(206)
            onClicked: card.vm.showCode()
        }
    }
}
