import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// One code as large as the page allows, for a phone with a network or for one without. `onward`
// adds a way to the guide.
Overlay {
    id: overlay

    required property CodeChoice choice
    property bool onward: false
    readonly property int waysHeight: choice.both ? ways.implicitHeight + Theme.s2 : 0
    readonly property real roomBelow: height - 2 * (Theme.s3 + Theme.s5) - Theme.touch - Theme.s3 - Theme.s2
        - (Theme.cramped ? 0 : waysHeight)
    readonly property bool short: choice.name.length <= 40
    signal asked()

    open: choice.open
    Accessible.name: choice.name
    actions: [
        Button {
            objectName: overlay.objectName + ".close"
            text: qsTr("关闭")
            iconName: "close"
            onClicked: overlay.choice.close()
            Layout.fillWidth: true
        },
        Button {
            objectName: overlay.objectName + ".guide"
            visible: overlay.onward
            kind: "primary"
            text: qsTr("看办事指南")
            iconName: "guide"
            onClicked: overlay.asked()
            Layout.fillWidth: true
        }
    ]

    GridLayout {
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.s4
        rowSpacing: Theme.s2
        Layout.fillWidth: true

        TabBar {
            id: ways
            objectName: overlay.objectName + ".way"
            visible: overlay.choice.both
            tabs: [qsTr("手机能上网：看全文"), qsTr("不能上网：看要点")]
            current: overlay.choice.way
            onChosen: index => overlay.choice.choose(index)
            Layout.columnSpan: Theme.landscape && !Theme.cramped ? 2 : 1
            Layout.fillWidth: true
        }
        Balanced {
            visible: !Theme.cramped || overlay.short
            text: overlay.choice.name
            strong: true
            font.pixelSize: text.length <= 18 ? Theme.textSection
                : overlay.short ? Theme.textTitle : Theme.textBody
            horizontalAlignment: Theme.landscape ? Text.AlignLeft : Text.AlignHCenter
            Accessible.role: Accessible.Heading
            Layout.row: 1
            Layout.column: 0
            Layout.fillWidth: true
        }
        QrCode {
            objectName: overlay.objectName + ".large"
            rows: overlay.choice.rows
            caption: overlay.choice.name
            implicitWidth: Theme.landscape ? Math.min(overlay.roomBelow, Theme.px(600))
                : Math.min(overlay.width - 4 * Theme.s5, Theme.px(760),
                    overlay.height * (Theme.lowPosition ? 0.38 : 0.5))
            Layout.row: Theme.landscape ? (Theme.cramped ? 0 : 1) : 2
            Layout.column: Theme.landscape ? 1 : 0
            Layout.rowSpan: Theme.landscape ? (Theme.cramped ? 3 : 2) : 1
            Layout.alignment: Qt.AlignHCenter
        }
        ColumnLayout {
            spacing: Theme.px(4)
            Layout.row: Theme.landscape ? 2 : 3
            Layout.column: 0
            Layout.fillWidth: true

            Label {
                visible: !Theme.lowPosition || overlay.short
                text: overlay.choice.hint
                color: Theme.ink2
                font.pixelSize: Theme.textNote
                horizontalAlignment: Theme.landscape ? Text.AlignLeft : Text.AlignHCenter
                Layout.fillWidth: true
            }
            Label {
                visible: text !== "" && !Theme.cramped
                text: overlay.choice.mark
                color: Theme.ink3
                font.pixelSize: Theme.textCaption
                horizontalAlignment: Theme.landscape ? Text.AlignLeft : Text.AlignHCenter
                Layout.fillWidth: true
            }
        }
    }
}
