pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// Every business: who waits and how long. Enter closes it with a reason, or opens it again.
RowTable {
    id: table

    required property SupervisorViewModel vm
    readonly property int countWidth: Desk.type(46)
    readonly property int longestWidth: Desk.type(82)
    readonly property int estimateWidth: Desk.type(92)
    readonly property int stateWidth: Desk.type(94)
    readonly property int actWidth: Desk.type(102)

    objectName: "supervisor.businesses"
    rows: vm.businesses
    onEntered: index => table.vm.switchBusiness(index)

    Shortcut {
        sequences: ["F3"]
        enabled: table.enabled && table.visible
        onActivated: table.view.forceActiveFocus(Qt.TabFocusReason)
    }
    head: [
        HeadLabel { text: qsTr("业务 F3"); Layout.fillWidth: true },
        HeadLabel { text: qsTr("等候"); Layout.preferredWidth: table.countWidth },
        HeadLabel { text: qsTr("最长"); Layout.preferredWidth: table.longestWidth },
        HeadLabel {
            visible: !Theme.largePrint
            text: qsTr("预计")
            Layout.preferredWidth: table.estimateWidth
        },
        HeadLabel { text: qsTr("取号"); Layout.preferredWidth: table.stateWidth },
        Item { Layout.preferredWidth: table.actWidth }
    ]
    delegate: Item {
        id: line
        required property int index
        required property var modelData

        width: ListView.view.width
        height: Desk.rowHeight

        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: Desk.px(20)
            anchors.rightMargin: Desk.px(20)
            spacing: Desk.s2

            ColumnLayout {
                spacing: 0
                Layout.fillWidth: true
                Label {
                    objectName: table.objectName + "." + line.index
                    text: line.modelData.name
                    strong: true
                    font.pixelSize: Desk.textNote
                    fontSizeMode: text.length > 14 ? Text.FixedSize : Text.HorizontalFit
                    minimumPixelSize: Desk.leastType
                    wrapMode: text.length > 14 ? Text.Wrap : Text.NoWrap
                    maximumLineCount: line.modelData.why === "" ? 2 : 1
                    elide: Text.ElideRight
                    lineHeight: 0.88
                    Layout.fillWidth: true
                }
                Label {
                    visible: text !== ""
                    text: line.modelData.why
                    color: Theme.warn
                    font.pixelSize: Desk.textHint
                    maximumLineCount: 1
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                }
            }
            Label {
                text: line.modelData.waiting
                font.pixelSize: Desk.textRow
                font.features: { "tnum": 1 }
                Layout.preferredWidth: table.countWidth
            }
            Label {
                text: line.modelData.longest
                font.pixelSize: Desk.textNote
                font.features: { "tnum": 1 }
                wrapMode: Text.NoWrap
                Layout.preferredWidth: table.longestWidth
            }
            Label {
                visible: !Theme.largePrint
                text: line.modelData.estimate
                font.pixelSize: Desk.textNote
                font.features: { "tnum": 1 }
                wrapMode: Text.NoWrap
                Layout.preferredWidth: table.estimateWidth
            }
            Item {
                implicitHeight: tag.implicitHeight
                Layout.preferredWidth: table.stateWidth
                Tag {
                    id: tag
                    objectName: table.objectName + "." + line.index + ".state"
                    width: Math.min(implicitWidth, parent.width)
                    text: line.modelData.state
                    kind: line.modelData.kind
                }
            }
            TextLink {
                objectName: table.objectName + "." + line.index + ".act"
                text: line.modelData.act
                size: Desk.textNote
                enabled: !table.vm.acting
                focusPolicy: Qt.NoFocus
                onClicked: table.vm.switchBusiness(line.index)
                Layout.preferredWidth: table.actWidth
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
}
