import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// A sheet that stands still; the part of the bundle in it moves by itself.
Rectangle {
    id: sheet

    required property BundleViewModel vm

    implicitHeight: Theme.px(400)
    radius: Theme.radiusL
    color: Theme.surface
    border.width: Theme.hairline
    border.color: Theme.line

    Scroll {
        id: scroll
        objectName: "bundle.scroll"
        anchors.fill: parent
        anchors.margins: Theme.s3
        anchors.leftMargin: Theme.s4
        anchors.rightMargin: Theme.landscape && overflows ? Theme.s2 : Theme.s4

        BundleContent {
            vm: sheet.vm
            bare: true
            Layout.fillWidth: true
        }
    }
    Connections {
        target: sheet.vm
        function onTabChanged(): void {
            scroll.moveTo(0);
        }
    }
}
