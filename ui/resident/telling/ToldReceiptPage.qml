pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../disclosure"

// Handed in. The number and the query code open the answer later.
Page {
    id: page

    required property ToldReceiptViewModel vm

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
        objectName: "told.scroll"
        visible: page.vm.receipt.number !== undefined

        GridLayout {
            columns: Theme.landscape || !Theme.largePrint ? 2 : 1
            columnSpacing: Theme.s4
            rowSpacing: Theme.s2
            Layout.fillWidth: true

            RowLayout {
                spacing: Theme.s3
                Layout.fillWidth: false

                Icon {
                    name: "check"
                    color: Theme.ok
                    size: Theme.iconL
                }
                Label {
                    text: qsTr("已经收到")
                    strong: true
                    tight: true
                    font.pixelSize: Theme.textSection
                    wrapMode: Text.NoWrap
                    Accessible.role: Accessible.Heading
                }
            }
            Banner {
                objectName: "told.print"
                kind: page.vm.printState === "printed" ? "ok"
                    : page.vm.printState === "waiting" ? "notice" : "warn"
                text: page.vm.printText
                Layout.fillWidth: true
            }
        }
        GridLayout {
            columns: Theme.landscape ? 2 : 1
            columnSpacing: Theme.s3
            rowSpacing: Theme.s3
            uniformCellWidths: true
            Layout.fillWidth: true

            CodeCard {
                number: page.vm.receipt.number ?? ""
                queryCode: page.vm.receipt.queryCode ?? ""
                code: page.vm.code
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            ColumnLayout {
                spacing: Theme.s3
                Layout.fillWidth: true
                Layout.fillHeight: true

                FactCard {
                    title: qsTr("谁来答、什么时候")
                    rows: page.vm.rows
                    labelWidth: Theme.textLabel * 5
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
                Label {
                    objectName: "told.counting"
                    text: page.vm.receipt.counting ?? ""
                    color: Theme.ink2
                    font.pixelSize: Theme.textNote
                    Layout.fillWidth: true
                }
            }
        }
    }
    Item {
        visible: page.vm.receipt.number === undefined
        Layout.fillHeight: true
    }
    actions: [
        Button {
            objectName: "told.reprint"
            visible: page.vm.printState !== "waiting" && page.vm.receipt.number !== undefined
            text: qsTr("没有出来，补打")
            iconName: "print"
            onClicked: page.vm.reprint()
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        },
        Button {
            objectName: "told.done"
            kind: "primary"
            text: qsTr("完成（%1）").arg(page.vm.seconds)
            onClicked: page.vm.finish()
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
    ]
}
