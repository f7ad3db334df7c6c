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
    signal callAsked(row: var)

    // Large print has no room for the source; a no-show says so in place of its business.
    readonly property bool sourced: !Theme.largePrint
    readonly property int numberWidth: Desk.type(88)
    readonly property int sourceWidth: Desk.type(112)
    readonly property int waitedWidth: Desk.type(110)
    readonly property int actsWidth: Desk.type(172)

    function act(row: var): void {
        if (row.missed)
            table.vm.restore(row.id);
        else
            table.callAsked(row);
    }

    objectName: "calling.list"
    rows: vm.waiting
    onEntered: index => {
        if (index >= 0)
            table.act(table.rows[index]);
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
        Item { Layout.preferredWidth: table.actsWidth }
    ]
    delegate: Item {
        id: line
        required property int index
        required property var modelData
        readonly property color ink: modelData.missed ? Theme.ink3 : Theme.ink

        width: ListView.view.width
        height: Desk.rowHeight

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
                text: !table.sourced && line.modelData.missed ? line.modelData.source
                    : line.modelData.business
                color: line.ink
                font.pixelSize: Desk.textRow
                maximumLineCount: 2
                elide: Text.ElideRight
                lineHeight: 0.88
                Layout.fillWidth: true
            }
            Label {
                visible: table.sourced
                text: line.modelData.source
                color: line.ink
                font.pixelSize: Desk.textRow
                wrapMode: Text.NoWrap
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
                    text: line.modelData.missed ? qsTr("恢复") : qsTr("直接呼叫")
                    enabled: line.modelData.missed ? !table.vm.acting : table.vm.ready
                    focusPolicy: Qt.NoFocus
                    onClicked: table.act(line.modelData)
                }
                Item {
                    Layout.fillWidth: true
                }
                TextLink {
                    objectName: "calling.list." + line.index + ".reprint"
                    text: qsTr("补打")
                    enabled: !table.vm.acting
                    focusPolicy: Qt.NoFocus
                    onClicked: table.vm.reprint(line.modelData.id, line.modelData.number)
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
        visible: table.vm.known && table.rows.length === 0
        iconName: "ticket"
        title: qsTr("没有人等候")
        text: qsTr("有人取号后，会自动出现在这里。")
    }
}
