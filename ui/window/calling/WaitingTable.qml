pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// Who waits in the order of calling, then who did not come when called.
RowTable {
    id: table

    required property CallingViewModel vm

    // Large print has no room for the source; whoever comes by another way than the machine, or
    // stands aside, says so in place of the business.
    readonly property bool sourced: !Theme.largePrint
    readonly property int numberWidth: Desk.type(92)
    readonly property int sourceWidth: Desk.type(132)
    readonly property int waitedWidth: Desk.type(98)
    readonly property int actsWidth: Desk.type(166)

    objectName: "calling.list"
    rows: vm.waiting
    onEntered: index => table.vm.actOn(index)

    Shortcut {
        sequences: ["Ctrl+P"]
        autoRepeat: false
        enabled: table.view.activeFocus && !table.vm.acting
        onActivated: table.vm.reprint(table.view.currentIndex)
    }
    Shortcut {
        sequences: ["Ctrl+Down"]
        enabled: table.enabled && table.visible
        onActivated: table.view.forceActiveFocus(Qt.TabFocusReason)
    }

    head: [
        HeadLabel { text: qsTr("号码"); Layout.preferredWidth: table.numberWidth },
        HeadLabel { text: qsTr("业务"); Layout.fillWidth: true },
        HeadLabel {
            visible: table.sourced
            text: qsTr("来源")
            Layout.preferredWidth: table.sourceWidth
        },
        HeadLabel { text: qsTr("等候"); Layout.preferredWidth: table.waitedWidth },
        RowLayout {
            spacing: 0
            Layout.fillWidth: false
            Layout.preferredWidth: table.actsWidth

            Item { Layout.fillWidth: true }
            TextLink {
                id: number
                objectName: "calling.byNumber"
                text: qsTr("叫指定号 F2")
                size: Desk.textSmall
                enabled: !table.vm.acting && table.vm.known && table.vm.serves
                onClicked: table.vm.askNumber()

                Shortcut {
                    sequences: ["F2"]
                    autoRepeat: false
                    enabled: number.enabled && number.visible
                    onActivated: table.vm.askNumber()
                }
            }
        }
    ]
    delegate: Item {
        id: line
        required property int index
        required property var modelData
        readonly property color ink: modelData.aside ? Theme.ink3 : Theme.ink

        width: ListView.view.width
        height: Desk.rowHeight

        Rectangle {
            anchors.fill: parent
            visible: line.modelData.marked
            color: Theme.warnSoft
        }
        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: Desk.px(20)
            anchors.rightMargin: Desk.px(20)
            spacing: Desk.s2

            Label {
                objectName: "calling.list." + line.index + ".number"
                text: line.modelData.number
                strong: true
                color: line.ink
                font.pixelSize: Desk.textRow
                font.features: { "tnum": 1 }
                wrapMode: Text.NoWrap
                Layout.preferredWidth: table.numberWidth
            }
            Label {
                text: !table.sourced && (line.modelData.aside || line.modelData.marked) ? line.modelData.source
                    : line.modelData.business
                color: line.ink
                font.pixelSize: Desk.textRow
                // A name of a few signs is never broken for its last one.
                fontSizeMode: text.length > 8 ? Text.FixedSize : Text.HorizontalFit
                minimumPixelSize: Desk.leastType
                wrapMode: text.length > 8 ? Text.Wrap : Text.NoWrap
                maximumLineCount: 2
                elide: Text.ElideRight
                lineHeight: 0.88
                Layout.fillWidth: true
            }
            Label {
                visible: table.sourced
                text: line.modelData.source.replace(" · ", "\n")
                color: line.modelData.marked ? Theme.warn : line.ink
                font.pixelSize: Desk.textNote
                maximumLineCount: 2
                elide: Text.ElideRight
                lineHeight: 0.88
                Layout.preferredWidth: table.sourceWidth
            }
            Label {
                text: line.modelData.waited
                color: line.ink
                font.pixelSize: Desk.textRow
                font.features: { "tnum": 1 }
                wrapMode: Text.NoWrap
                Layout.preferredWidth: table.waitedWidth
            }
            RowLayout {
                spacing: 0
                Layout.fillWidth: false
                Layout.preferredWidth: table.actsWidth

                TextLink {
                    objectName: "calling.list." + line.index + ".act"
                    text: line.modelData.actText
                    enabled: line.modelData.act === "call" ? table.vm.ready : !table.vm.acting
                    focusPolicy: Qt.NoFocus
                    onClicked: table.vm.actOn(line.index)
                }
                Item {
                    Layout.fillWidth: true
                }
                TextLink {
                    objectName: "calling.list." + line.index + ".reprint"
                    text: qsTr("补打")
                    enabled: !table.vm.acting
                    focusPolicy: Qt.NoFocus
                    onClicked: table.vm.reprint(line.index)
                }
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.hairline
            color: Theme.line
        }
        FocusRing {
            shown: table.view.activeFocus && table.view.currentIndex === line.index
            anchors.margins: Desk.px(2)
            radius: Desk.radiusS
        }
    }

    NothingHere {
        anchors.centerIn: parent
        width: parent.width - 2 * Desk.margin
        visible: table.vm.known && table.vm.serves && table.rows.length === 0
        iconName: "ticket"
        title: qsTr("没有人等候")
        text: qsTr("有人取号后，会自动出现在这里。")
    }
}
