import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// One code as large as the page allows. `onward` adds a way to the guide.
Overlay {
    id: overlay

    property var rows: []
    property bool onward: false
    signal closed()
    signal asked()

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

    QrCode {
        objectName: overlay.objectName + ".large"
        rows: overlay.rows
        caption: overlay.title
        implicitWidth: Math.min(overlay.width - 4 * Theme.s5, overlay.height * 0.56, Theme.px(720))
        Layout.alignment: Qt.AlignHCenter
    }
    Label {
        text: qsTr("用手机扫一扫，在手机上看全文、存下来。")
        color: Theme.ink2
        font.pixelSize: Theme.textNote
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
}
