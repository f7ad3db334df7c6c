pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// A form as it comes out of the printer, large enough to read; lying, how to fill it in stands
// beside it.
Page {
    id: page

    required property FormViewModel vm

    title: Theme.cramped ? "" : vm.name
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    FormTabs {
        objectName: visible ? "form.way" : ""
        visible: page.vm.loaded && !Theme.landscape
        vm: page.vm
        Layout.fillWidth: true
    }
    RowLayout {
        visible: !page.vm.missing
        spacing: Theme.s4
        Layout.fillWidth: true
        Layout.fillHeight: true

        Scroll {
            objectName: "form.scroll"

            Notes {
                visible: page.vm.loaded && !Theme.landscape
                vm: page.vm
                Layout.fillWidth: true
            }
            Repeater {
                // The number of pages alone: another way to fill it in changes the pictures, and
                // the one before stays until its successor is decoded.
                model: page.vm.pages.length

                Rectangle {
                    id: sheet
                    required property int index
                    readonly property bool drawn: picture.status === Image.Ready
                    readonly property string address: page.vm.pages[index] ?? ""
                    property bool seen: false
                    onDrawnChanged: seen = true
                    objectName: "form.page." + index
                    implicitHeight: Math.round(width * 297 / 210)
                    color: Theme.codePaper
                    border.width: Theme.hairline
                    border.color: Theme.line
                    Layout.fillWidth: true

                    Image {
                        id: picture
                        anchors.fill: parent
                        anchors.margins: Theme.hairline
                        source: sheet.address
                        asynchronous: true
                        retainWhileLoading: true
                        cache: false
                        mipmap: true
                        fillMode: Image.PreserveAspectFit
                        Accessible.role: Accessible.Graphic
                        Accessible.name: qsTr("%1，第 %2 页").arg(page.vm.name).arg(sheet.index + 1)
                    }
                    Label {
                        visible: picture.status !== Image.Ready && !sheet.seen
                        y: Theme.s6
                        width: sheet.width
                        text: qsTr("正在显示表格…")
                        color: Theme.ink3
                        horizontalAlignment: Text.AlignHCenter
                    }
                }
            }
        }
        ColumnLayout {
            visible: Theme.landscape
            spacing: Theme.s3
            Layout.fillWidth: false
            Layout.preferredWidth: Theme.px(Theme.largePrint ? 640 : 560)

            FormTabs {
                objectName: visible ? "form.way" : ""
                visible: page.vm.loaded
                vm: page.vm
                Layout.fillWidth: true
            }
            Scroll {
                objectName: "form.notes"

                Notes {
                    visible: page.vm.loaded
                    vm: page.vm
                    Layout.fillWidth: true
                }
            }
        }
    }
    EmptyState {
        visible: page.vm.missing
        title: qsTr("没有找到这张表格")
        text: qsTr("可能已经更换。请返回办事指南查看，或向窗口索取。")
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
    Banner {
        objectName: "form.printing"
        visible: page.vm.printout.state !== ""
        kind: page.vm.printout.state === "printed" ? "ok"
            : page.vm.printout.state === "printing" ? "notice" : "warn"
        text: page.vm.printout.text
        Layout.fillWidth: true
    }

    actions: [
        Button {
            objectName: "form.back"
            iconName: "back"
            text: qsTr("返回")
            onClicked: page.vm.goBack()
        },
        Button {
            objectName: "form.print"
            visible: page.vm.loaded
            enabled: page.vm.printout.state !== "printing"
            kind: "primary"
            iconName: "print"
            text: page.vm.printout.action
            onClicked: page.vm.printOut()
            Layout.fillWidth: true
        }
    ]
}
