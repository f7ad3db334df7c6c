pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../codes"

// Pages to print, each to be left out by a touch; how the printing goes; the code for a phone.
Item {
    id: take

    required property TakingViewModel taking
    property string name: ""

    anchors.fill: parent
    visible: taking.state !== ""

    CodeOverlay {
        objectName: "reading.phone"
        open: take.taking.state === "code"
        name: take.name
        rows: take.taking.codeRows
        onClosed: take.taking.close()
    }
    Overlay {
        id: choice
        open: take.taking.state === "choosing"
        title: Theme.cramped ? "" : qsTr("选择要打印的页")
        actions: [
            Button {
                objectName: "reading.print.close"
                text: qsTr("不打印")
                onClicked: take.taking.close()
                Layout.fillWidth: true
            },
            Button {
                objectName: "reading.print.go"
                kind: "primary"
                iconName: "print"
                text: qsTr("打印 %1 页").arg(take.taking.chosen)
                enabled: take.taking.chosen > 0
                onClicked: take.taking.print()
                Layout.fillWidth: true
            }
        ]

        RowLayout {
            spacing: Theme.touchGap
            Layout.alignment: Qt.AlignHCenter

            Chip {
                objectName: "reading.print.all"
                text: qsTr("全部选上")
                onClicked: take.taking.all(true)
            }
            Chip {
                objectName: "reading.print.none"
                text: qsTr("全部不选")
                onClicked: take.taking.all(false)
            }
        }
        Item {
            implicitHeight: Math.max(Theme.touch * 2, choice.height - 2 * (Theme.s3 + Theme.s5)
                - (Theme.cramped ? 0 : Theme.textSection * 1.3) - Theme.touch - Theme.chipHeight
                - 6 * Theme.s2)
            Layout.fillWidth: true

            Scroll {
                objectName: "reading.pages"
                anchors.fill: parent

                Flow {
                    id: sheets
                    readonly property int across: Theme.landscape ? 4 : 3
                    spacing: Theme.s2
                    Layout.fillWidth: true

                    Repeater {
                        model: take.taking.pages

                        T.AbstractButton {
                            id: sheet
                            required property int index
                            required property var modelData
                            objectName: "reading.page." + index
                            width: Math.floor((sheets.width - (sheets.across - 1) * Theme.s2)
                                / sheets.across)
                            height: Math.round(width * 1.414) + number.implicitHeight + Theme.s2
                            Accessible.role: Accessible.CheckBox
                            Accessible.name: qsTr("第 %1 页").arg(modelData.number)
                            Accessible.checked: modelData.on
                            onClicked: take.taking.toggle(modelData.number)

                            contentItem: Item {
                                Image {
                                    anchors.fill: parent
                                    anchors.margins: Theme.stroke
                                    anchors.bottomMargin: number.height + Theme.s1
                                    source: sheet.modelData.source
                                    fillMode: Image.PreserveAspectFit
                                    opacity: sheet.modelData.on ? 1 : 0.35
                                    asynchronous: false
                                }
                                Label {
                                    id: number
                                    anchors.horizontalCenter: parent.horizontalCenter
                                    anchors.bottom: parent.bottom
                                    anchors.bottomMargin: Theme.s1
                                    text: sheet.modelData.on
                                        ? qsTr("✓ 第 %1 页").arg(sheet.modelData.number)
                                        : qsTr("第 %1 页").arg(sheet.modelData.number)
                                    strong: sheet.modelData.on
                                    color: sheet.modelData.on ? Theme.primary : Theme.ink3
                                    font.pixelSize: Theme.textCaption
                                }
                            }
                            background: Rectangle {
                                radius: Theme.radiusS
                                color: sheet.modelData.on ? Theme.primarySoft : Theme.surface
                                border.width: sheet.modelData.on ? Theme.stroke : Theme.hairline
                                border.color: sheet.modelData.on ? Theme.primary : Theme.line
                            }
                        }
                    }
                }
            }
        }
    }
    Overlay {
        open: take.taking.text !== ""
        iconName: take.taking.state === "printed" ? "check"
            : take.taking.state === "printing" ? "print" : "warning"
        iconKind: take.taking.state === "printed" ? "ok"
            : take.taking.state === "printing" ? "primary" : "warn"
        title: take.taking.text
        actions: [
            Button {
                objectName: "reading.print.again"
                visible: take.taking.state === "failed" || take.taking.state === "unknown"
                text: qsTr("再试一次")
                onClicked: take.taking.choosePages()
                Layout.fillWidth: true
            },
            Button {
                objectName: "reading.print.done"
                kind: "primary"
                text: qsTr("知道了")
                onClicked: take.taking.close()
                Layout.fillWidth: true
            }
        ]
    }
}
