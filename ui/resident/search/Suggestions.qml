pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Before a word is typed: what many ask for. When nothing is found: why, and who helps.
ColumnLayout {
    id: part

    required property SearchViewModel vm
    readonly property bool nothing: vm.state === "nothing"

    spacing: Theme.s3

    Card {
        visible: part.nothing
        padding: Theme.s5
        Layout.fillWidth: true

        EmptyState {
            iconName: "search"
            title: qsTr("没有找到“%1”").arg(part.vm.asked)
            text: part.vm.suggestions.length > 0
                ? qsTr("没有和它一样的内容。")
                : qsTr("可以少输几个字，换个说法，或只输拼音首字母，例如“sfz”。")
            Layout.fillWidth: true
        }
        ColumnLayout {
            visible: part.nothing && part.vm.suggestions.length > 0
            spacing: Theme.s2
            Layout.fillWidth: true
            Layout.topMargin: Theme.s3

            Label {
                text: qsTr("您要找的是不是：")
                strong: true
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
            }
            Flow {
                spacing: Theme.touchGap
                Layout.fillWidth: true

                Repeater {
                    model: part.vm.suggestions

                    Chip {
                        required property int index
                        required property string modelData
                        objectName: "search.suggestion." + index
                        link: true
                        text: modelData
                        onClicked: part.vm.type(modelData)
                    }
                }
            }
        }
        Banner {
            kind: "notice"
            text: part.vm.helpPhone === ""
                ? qsTr("也可以到%1询问，工作人员会帮您找。").arg(part.vm.helpDesk)
                : qsTr("也可以到%1询问，或拨打 %2，工作人员会帮您找。").arg(part.vm.helpDesk).arg(part.vm.helpPhone)
            Layout.fillWidth: true
            Layout.topMargin: Theme.s2
        }
    }
    Label {
        visible: part.vm.popular.length > 0
        text: qsTr("大家常办")
        strong: true
        color: Theme.ink2
        font.pixelSize: Theme.textLabel
        Layout.fillWidth: true
    }
    GridLayout {
        columns: Theme.landscape ? 4 : 2
        columnSpacing: Theme.touchGap
        rowSpacing: Theme.touchGap
        uniformCellWidths: true
        Layout.fillWidth: true

        Repeater {
            model: part.vm.popular

            Button {
                required property int index
                required property var modelData
                objectName: "search.popular." + index
                text: modelData.name
                onClicked: part.vm.openGuide(modelData.code)
                Layout.fillWidth: true
            }
        }
    }
    Balanced {
        visible: !part.nothing
        text: qsTr("可以输入汉字、全拼（shenfenzheng）或首字母（sfz），一个字也能找。")
        color: Theme.ink3
        font.pixelSize: Theme.textNote
        Layout.fillWidth: true
    }
}
