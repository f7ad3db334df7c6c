import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The version of the text with its dates, and the way to say that something in it is wrong.
ColumnLayout {
    id: foot

    required property GuideViewModel vm

    spacing: Theme.s1

    Balanced {
        objectName: "guide.version"
        text: foot.vm.foot
        color: Theme.ink3
        font.pixelSize: Theme.textCaption
        Layout.fillWidth: true
    }
    Chip {
        objectName: "guide.error"
        visible: foot.vm.telling
        link: true
        text: qsTr("内容有错？告诉我们 ›")
        onClicked: foot.vm.tellError()
    }
}
