pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What became of what was told the hall: the answer in large print, to be heard and printed, and
// whether it is enough.
Scroll {
    id: view

    required property OwnTold vm
    readonly property color ink: vm.head.tone === "ok" ? Theme.ok
        : vm.head.tone === "warn" ? Theme.warn : Theme.primary

    objectName: "status.told"

    Banner {
        objectName: "status.toldDone"
        visible: view.vm.done !== ""
        kind: "ok"
        text: view.vm.done
        Layout.fillWidth: true
    }
    Banner {
        objectName: "status.toldError"
        visible: view.vm.error !== ""
        kind: "error"
        text: view.vm.error
        Layout.fillWidth: true
    }
    GridLayout {
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.s3
        rowSpacing: Theme.s3
        uniformCellWidths: Theme.landscape
        Layout.fillWidth: true

        ColumnLayout {
            spacing: Theme.s3
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop

            Card {
                spacing: Theme.s2
                Layout.fillWidth: true

                Label {
                    text: view.vm.head.title ?? ""
                    color: Theme.ink3
                    font.pixelSize: Theme.textLabel
                    Layout.fillWidth: true
                }
                Label {
                    objectName: "status.toldHeadline"
                    text: view.vm.head.headline ?? ""
                    strong: true
                    tight: true
                    color: view.ink
                    font.pixelSize: Theme.textSection
                    Accessible.role: Accessible.Heading
                    Layout.fillWidth: true
                }
                Label {
                    visible: text !== ""
                    text: view.vm.head.due ?? ""
                    font.pixelSize: Theme.textLabel
                    Layout.fillWidth: true
                }
                Label {
                    text: view.vm.head.next ?? ""
                    color: Theme.ink2
                    font.pixelSize: Theme.textLabel
                    Layout.fillWidth: true
                }
            }
            Repeater {
                model: view.vm.answers

                Card {
                    id: answer
                    required property int index
                    required property var modelData
                    Layout.fillWidth: true

                    Label {
                        text: qsTr("答复（%1）").arg(answer.modelData.on)
                        color: Theme.ink3
                        font.pixelSize: Theme.textLabel
                        Layout.fillWidth: true
                    }
                    Label {
                        objectName: "status.toldAnswer." + answer.index
                        text: answer.modelData.text
                        font.pixelSize: Theme.textTitle
                        Layout.fillWidth: true
                    }
                }
            }
            Card {
                visible: (view.vm.head.result ?? "") !== ""
                Layout.fillWidth: true

                Label {
                    text: qsTr("草案征集结果")
                    color: Theme.ink3
                    font.pixelSize: Theme.textLabel
                    Layout.fillWidth: true
                }
                Label {
                    objectName: "status.toldResult"
                    text: view.vm.head.result ?? ""
                    font.pixelSize: Theme.textBody
                    Layout.fillWidth: true
                }
            }
            GridLayout {
                visible: view.vm.answers.length > 0
                columns: 2
                columnSpacing: Theme.touchGap
                uniformCellWidths: true
                Layout.fillWidth: true

                Button {
                    objectName: "status.toldAloud"
                    text: view.vm.aloud.speaking ? qsTr("停止") : qsTr("读给我听")
                    onClicked: {
                        if (view.vm.aloud.speaking)
                            view.vm.aloud.stop();
                        else
                            view.vm.readAloud();
                    }
                    Layout.fillWidth: true
                }
                Button {
                    objectName: "status.toldPrint"
                    iconName: "print"
                    text: qsTr("打印答复")
                    onClicked: view.vm.printAnswer()
                    Layout.fillWidth: true
                }
            }
            Label {
                visible: text !== ""
                text: view.vm.aloud.trouble
                color: Theme.warn
                font.pixelSize: Theme.textNote
                Layout.fillWidth: true
            }
        }
        ColumnLayout {
            spacing: Theme.s3
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop

            Card {
                visible: view.vm.canJudge
                spacing: Theme.s3
                Layout.fillWidth: true

                Label {
                    text: qsTr("这个答复您满意吗？")
                    strong: true
                    font.pixelSize: Theme.textTitle
                    Layout.fillWidth: true
                }
                GridLayout {
                    columns: view.vm.mayDispute ? 2 : 1
                    columnSpacing: Theme.touchGap
                    uniformCellWidths: true
                    Layout.fillWidth: true

                    Button {
                        objectName: "status.toldSatisfied"
                        kind: "primary"
                        text: qsTr("满意，办结")
                        onClicked: view.vm.satisfied()
                        Layout.fillWidth: true
                    }
                    Button {
                        objectName: "status.toldDispute"
                        visible: view.vm.mayDispute
                        text: qsTr("不满意")
                        onClicked: view.vm.dispute()
                        Layout.fillWidth: true
                    }
                }
            }
            Card {
                Layout.fillWidth: true

                Label {
                    text: (view.vm.head.about ?? "") === "" ? qsTr("您写的")
                        : qsTr("您写的，关于“%1”").arg(view.vm.head.about)
                    color: Theme.ink3
                    font.pixelSize: Theme.textLabel
                    Layout.fillWidth: true
                }
                Label {
                    objectName: "status.toldText"
                    text: view.vm.head.text ?? ""
                    font.pixelSize: Theme.textBody
                    Layout.fillWidth: true
                }
            }
            Card {
                spacing: 0
                Layout.fillWidth: true

                Label {
                    text: qsTr("办理过程")
                    strong: true
                    tight: true
                    font.pixelSize: Theme.textTitle
                    Layout.fillWidth: true
                    Layout.bottomMargin: Theme.s2
                }
                Repeater {
                    model: view.vm.timeline

                    TimelineRow {
                        required property int index
                        required property var modelData
                        step: modelData
                        last: index === view.vm.timeline.length - 1
                        tint: view.ink
                        Layout.fillWidth: true
                    }
                }
            }
            Button {
                objectName: "status.toldWithdraw"
                visible: view.vm.canWithdraw
                text: qsTr("不用办了，撤回")
                onClicked: view.vm.withdraw()
                Layout.fillWidth: true
            }
        }
    }
}
