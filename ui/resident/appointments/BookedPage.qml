pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The appointment just made: when to come, the code as signs and as a picture.
Page {
    id: page

    required property BookedViewModel vm
    readonly property bool trouble: vm.trouble !== ""

    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    Scroll {
        id: scroll
        objectName: "booked.scroll"

        RowLayout {
            id: head
            spacing: Theme.s3
            Layout.fillWidth: true

            Rectangle {
                implicitWidth: Theme.px(Theme.landscape ? 72 : 96)
                implicitHeight: implicitWidth
                radius: width / 2
                color: page.trouble ? Theme.warnSoft : Theme.okSoft
                border.width: Theme.highContrast ? Theme.hairline : 0
                border.color: page.trouble ? Theme.warn : Theme.ok
                Icon {
                    anchors.centerIn: parent
                    name: page.trouble ? "print" : "check"
                    color: page.trouble ? Theme.warn : Theme.ok
                    size: parent.width * 0.6
                }
            }
            Label {
                objectName: "booked.headline"
                text: page.vm.headline
                strong: true
                tight: true
                font.pixelSize: Theme.textSection
                Accessible.role: Accessible.Heading
                Layout.fillWidth: true
            }
        }
        Banner {
            objectName: "booked.trouble"
            visible: page.trouble
            kind: "warn"
            text: page.vm.trouble
            Layout.fillWidth: true
        }
        GridLayout {
            columns: Theme.landscape ? 2 : 1
            columnSpacing: Theme.s3
            rowSpacing: Theme.s3
            uniformCellWidths: true
            Layout.fillWidth: true

            Card {
                padding: Theme.s5
                spacing: Theme.s2
                Layout.fillWidth: true
                Layout.fillHeight: true

                Label {
                    text: page.vm.business
                    color: Theme.ink2
                    font.pixelSize: Theme.textRow
                    Layout.fillWidth: true
                }
                Label {
                    text: page.vm.day
                    strong: true
                    tight: true
                    font.pixelSize: Theme.textHead
                    Layout.fillWidth: true
                }
                Label {
                    objectName: "booked.span"
                    text: page.vm.span
                    strong: true
                    tight: true
                    color: Theme.primary
                    font.pixelSize: Theme.textDisplay
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.textHead
                    wrapMode: Text.NoWrap
                    Layout.fillWidth: true
                }
                Rule {}
                FactStrip {
                    bare: true
                    facts: page.vm.facts
                    valueSize: Theme.textTitle
                    Layout.fillWidth: true
                }
                Item {
                    Layout.fillHeight: true
                }
            }
            Card {
                padding: Theme.s5
                Layout.fillWidth: true
                Layout.fillHeight: true

                RowLayout {
                    spacing: Theme.s4
                    Layout.fillWidth: true

                    QrCode {
                        objectName: "booked.qr"
                        rows: page.vm.modules
                        caption: qsTr("签到用的二维码")
                        implicitWidth: Theme.px(300)
                        border.width: Theme.hairline
                        border.color: Theme.line
                    }
                    ColumnLayout {
                        spacing: Theme.s1
                        Layout.fillWidth: true
                        Label {
                            text: qsTr("预约码")
                            color: Theme.ink3
                            font.pixelSize: Theme.textLabel
                            Layout.fillWidth: true
                        }
                        Label {
                            objectName: "booked.code"
                            text: page.vm.code
                            strong: true
                            font.pixelSize: Theme.textHead
                            fontSizeMode: Text.HorizontalFit
                            minimumPixelSize: Theme.textBody
                            wrapMode: Text.NoWrap
                            Layout.fillWidth: true
                        }
                        Balanced {
                            text: qsTr("到时扫码、输预约码，或者刷身份证签到，三样有一样就行。")
                            color: Theme.ink2
                            font.pixelSize: Theme.textLabel
                            Layout.fillWidth: true
                        }
                    }
                }
                Item {
                    Layout.fillHeight: true
                }
            }
        }
    }
    actions: [
        Button {
            objectName: "booked.reprint"
            enabled: page.vm.slip.canReprint
            iconName: "print"
            text: page.vm.slip.state === "printing" ? qsTr("正在打印…") : qsTr("凭证没出来，重印")
            onClicked: page.vm.slip.reprint()
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        },
        Button {
            objectName: "booked.done"
            kind: "primary"
            text: qsTr("完成")
            onClicked: page.vm.finish()
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
    ]
}
