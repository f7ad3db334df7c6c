pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The ticket that was just taken. Upright all is one column; lying, the number stands left.
Page {
    id: page

    required property IssuedViewModel vm
    readonly property bool here: vm.number !== ""
    readonly property bool trouble: vm.trouble !== ""
    // Where the page is low the number comes before everything that can be scrolled to.
    readonly property real noted: told.visible ? told.height + scroll.contentSpacing : 0
    readonly property bool compact: Theme.landscape
        ? scroll.height - head.height - noted < Theme.px(480) : Theme.lowPosition

    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    Scroll {
        id: scroll
        objectName: "issued.scroll"
        visible: page.here

        GridLayout {
            id: head
            columns: Theme.landscape ? 2 : 1
            columnSpacing: Theme.s3
            rowSpacing: Theme.s1
            Layout.fillWidth: true

            Rectangle {
                visible: Theme.landscape || !page.compact
                implicitWidth: Theme.px(Theme.landscape ? 84 : 104)
                implicitHeight: implicitWidth
                radius: width / 2
                color: page.trouble ? Theme.warnSoft : Theme.okSoft
                border.width: Theme.highContrast ? Theme.hairline : 0
                border.color: page.trouble ? Theme.warn : Theme.ok
                Layout.alignment: Qt.AlignHCenter
                Icon {
                    anchors.centerIn: parent
                    name: page.trouble ? "print" : "check"
                    color: page.trouble ? Theme.warn : Theme.ok
                    size: parent.width * 0.6
                }
            }
            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true
                Label {
                    objectName: "issued.headline"
                    text: page.vm.headline
                    strong: true
                    tight: true
                    font.pixelSize: Theme.textSection
                    horizontalAlignment: Theme.landscape ? Text.AlignLeft : Text.AlignHCenter
                    Accessible.role: Accessible.Heading
                    Layout.fillWidth: true
                }
                Label {
                    text: page.vm.subject
                    color: Theme.ink3
                    font.pixelSize: Theme.textBody
                    horizontalAlignment: Theme.landscape ? Text.AlignLeft : Text.AlignHCenter
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
            }
        }
        Banner {
            id: banner
            objectName: "issued.trouble"
            visible: page.trouble && !page.compact
            kind: "warn"
            text: page.vm.trouble
            Layout.fillWidth: true
        }
        Banner {
            id: told
            objectName: "issued.notes"
            visible: page.vm.notes.length > 0
            text: page.vm.notes.join("\n")
            Layout.fillWidth: true
        }
        GridLayout {
            columns: Theme.landscape ? 2 : 1
            columnSpacing: Theme.s3
            rowSpacing: Theme.s3
            uniformCellWidths: true
            Layout.fillWidth: true
            Layout.minimumHeight: page.compact ? 0 : scroll.height - head.height - scroll.contentSpacing
                - (banner.visible ? banner.height + scroll.contentSpacing : 0)
                - page.noted

            NumberCard {
                number: page.vm.number
                windows: page.vm.windows
                figures: page.vm.figures
                compact: page.compact
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            ColumnLayout {
                spacing: Theme.s3
                Layout.fillWidth: true
                Layout.fillHeight: true

                TrackCard {
                    code: page.vm.code
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
                MaterialsCard {
                    visible: page.vm.materials !== "" || page.vm.remind !== ""
                    materials: page.vm.materials
                    remind: page.vm.remind
                    guided: page.vm.guided
                    onGuideAsked: page.vm.openGuide()
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
        }
        Banner {
            objectName: "issued.trouble"
            visible: page.trouble && page.compact
            kind: "warn"
            text: page.vm.trouble
            Layout.fillWidth: true
        }
    }
    EmptyState {
        objectName: "issued.missing"
        visible: page.vm.missing
        title: qsTr("没有找到这张号票")
        text: qsTr("号码不受影响，请到%1询问。").arg(page.vm.helpDesk)
        Layout.fillWidth: true
    }
    Item {
        visible: page.vm.missing
        Layout.fillHeight: true
    }
    actions: [
        Button {
            objectName: "issued.reprint"
            visible: page.here
            enabled: page.vm.slip.canReprint
            iconName: "print"
            text: page.vm.slip.state === "printing" ? qsTr("正在打印…") : qsTr("小票没出来，重印")
            onClicked: page.vm.slip.reprint()
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        },
        Button {
            objectName: "issued.done"
            kind: "primary"
            text: page.vm.seconds > 0 ? qsTr("完成（%1）").arg(page.vm.seconds) : qsTr("完成")
            onClicked: page.vm.finish()
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        }
    ]
    TouchShield {
        parent: page
    }
}
