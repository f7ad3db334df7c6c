import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// One code as large as the page allows. `onward` adds a way to the guide.
Overlay {
    id: overlay

    property string name: ""
    property var rows: []
    property bool onward: false
    readonly property real roomBelow: height - 2 * (Theme.s3 + Theme.s5) - Theme.touch - Theme.s3 - Theme.s2
    signal closed()
    signal asked()

    Accessible.name: name
    actions: [
        Button {
            objectName: overlay.objectName + ".close"
            text: qsTr("关闭")
            iconName: "close"
            onClicked: overlay.closed()
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
        rowSpacing: Theme.s3
        Layout.fillWidth: true

        Label {
            text: overlay.name
            strong: true
            font.pixelSize: text.length <= 18 ? Theme.textSection
                : text.length <= 40 ? Theme.textTitle : Theme.textBody
            horizontalAlignment: Theme.landscape ? Text.AlignLeft : Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            Accessible.role: Accessible.Heading
            Layout.fillWidth: true
            Layout.fillHeight: Theme.landscape
        }
        QrCode {
            objectName: overlay.objectName + ".large"
            rows: overlay.rows
            caption: overlay.name
            implicitWidth: Theme.landscape ? Math.min(overlay.roomBelow, Theme.px(560))
                : Math.min(overlay.width - 4 * Theme.s5, Theme.px(720),
                    overlay.height * (Theme.lowPosition ? 0.42 : 0.5))
            Layout.rowSpan: Theme.landscape ? 2 : 1
            Layout.alignment: Qt.AlignHCenter
        }
        Label {
            visible: !Theme.lowPosition || overlay.name.length <= 40
            text: qsTr("用手机扫一扫，在手机上看全文、存下来。")
            color: Theme.ink2
            font.pixelSize: Theme.textNote
            horizontalAlignment: Theme.landscape ? Text.AlignLeft : Text.AlignHCenter
            Layout.fillWidth: true
        }
    }
}
