pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Filed. The number and the query code are all that is needed from here on.
Page {
    id: page

    required property ReceiptViewModel vm

    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()
    Keys.onPressed: event => {
        page.vm.stay();
        event.accepted = false;
    }

    PointHandler {
        onActiveChanged: if (active)
            page.vm.stay()
    }
    Scroll {
        objectName: "receipt.scroll"
        visible: page.vm.receipt.number !== undefined

        GridLayout {
            id: head
            columns: Theme.landscape || !Theme.largePrint ? 2 : 1
            columnSpacing: Theme.s4
            rowSpacing: Theme.s2
            Layout.fillWidth: true

            RowLayout {
                spacing: Theme.s3
                Layout.alignment: head.columns > 1 ? Qt.AlignLeft : Qt.AlignHCenter
                Layout.fillWidth: false

                Rectangle {
                    implicitWidth: Theme.px(Theme.landscape ? 56 : 72)
                    implicitHeight: implicitWidth
                    radius: width / 2
                    color: Theme.okSoft
                    border.width: Theme.highContrast ? Theme.hairline : 0
                    border.color: Theme.ok
                    Icon {
                        anchors.centerIn: parent
                        name: "check"
                        color: Theme.ok
                        size: parent.width * 0.6
                    }
                }
                Label {
                    text: qsTr("提交成功")
                    strong: true
                    tight: true
                    font.pixelSize: Theme.textSection
                    Accessible.role: Accessible.Heading
                }
            }
            Banner {
                objectName: "receipt.print"
                kind: page.vm.printState === "printed" ? "ok"
                    : page.vm.printState === "waiting" ? "notice" : "warn"
                text: page.vm.printText
                Layout.fillWidth: true
            }
        }
        Banner {
            visible: page.vm.earlier
            kind: "notice"
            text: qsTr("您先前已经提交成功，这是那份申请的回执；后来修改的内容没有包含在内。")
            Layout.fillWidth: true
        }
        GridLayout {
            columns: Theme.landscape ? 2 : 1
            columnSpacing: Theme.s3
            rowSpacing: Theme.s3
            uniformCellWidths: true
            Layout.fillWidth: true

            DatesCard {
                received: page.vm.receipt.received ?? ""
                due: page.vm.receipt.due ?? ""
                counting: page.vm.receipt.counting ?? ""
                weeks: page.vm.weeks
                Layout.row: Theme.landscape ? 0 : 1
                Layout.column: 0
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            ColumnLayout {
                spacing: Theme.s3
                Layout.row: 0
                Layout.column: Theme.landscape ? 1 : 0
                Layout.fillWidth: true
                Layout.fillHeight: true

                NumberCard {
                    number: page.vm.receipt.number ?? ""
                    queryCode: page.vm.receipt.queryCode ?? ""
                    Layout.fillWidth: true
                }
                PhoneCard {
                    visible: Theme.landscape
                    code: page.vm.code
                    office: page.vm.office
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
            PhoneCard {
                visible: !Theme.landscape
                code: page.vm.code
                office: page.vm.office
                Layout.row: 2
                Layout.column: 0
                Layout.fillWidth: true
            }
        }
    }
    Item {
        visible: page.vm.receipt.number === undefined
        Layout.fillHeight: true
    }
    actions: [
        Button {
            objectName: "receipt.reprint"
            visible: page.vm.printState !== "waiting" && page.vm.receipt.number !== undefined
            text: qsTr("没有出来，补打")
            iconName: "print"
            onClicked: page.vm.reprint()
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        },
        Button {
            objectName: "receipt.done"
            kind: "primary"
            text: qsTr("完成（%1）").arg(page.vm.seconds)
            onClicked: page.vm.finish()
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
    ]
}
