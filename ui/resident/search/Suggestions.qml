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

    // The keyboard leaves little height: what to do next comes before anything that only looks nice.
    Card {
        visible: part.nothing
        padding: Theme.landscape ? Theme.s3 : Theme.s4
        Layout.fillWidth: true

        Balanced {
            text: qsTr("没有找到“%1”").arg(part.vm.asked)
            strong: true
            font.pixelSize: Theme.textTitle
            Layout.fillWidth: true
        }
        Balanced {
            visible: part.vm.suggestions.length === 0
            text: qsTr("可以少输几个字，换个说法，或只输拼音首字母，例如“sfz”。")
            color: Theme.ink2
            font.pixelSize: Theme.textLabel
            Layout.fillWidth: true
        }
        ColumnLayout {
            visible: part.nothing && part.vm.suggestions.length > 0
            spacing: Theme.s2
            Layout.fillWidth: true

            Label {
                text: qsTr("您要找的是不是：")
                color: Theme.ink2
                font.pixelSize: Theme.textLabel
                Layout.fillWidth: true
            }
            GridLayout {
                columns: Math.min(part.vm.suggestions.length, Theme.landscape ? 4 : 2)
                columnSpacing: Theme.touchGap
                rowSpacing: Theme.touchGap
                uniformCellWidths: true
                Layout.fillWidth: true

                Repeater {
                    model: part.vm.suggestions

                    Button {
                        required property int index
                        required property string modelData
                        objectName: "search.suggestion." + index
                        text: modelData
                        onClicked: part.vm.type(modelData)
                        Layout.fillWidth: true
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
