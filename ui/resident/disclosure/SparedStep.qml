import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// A good end: it was public already.
ColumnLayout {
    id: step

    required property DisclosureViewModel vm

    spacing: Theme.s3

    Item {
        Layout.fillHeight: true
    }
    Card {
        padding: Theme.s5
        spacing: Theme.s3
        Layout.fillWidth: true

        Rectangle {
            implicitWidth: Theme.px(160)
            implicitHeight: implicitWidth
            radius: width / 2
            color: Theme.okSoft
            border.width: Theme.highContrast ? Theme.hairline : 0
            border.color: Theme.ok
            Layout.alignment: Qt.AlignHCenter
            Icon {
                anchors.centerIn: parent
                name: "check"
                color: Theme.ok
                size: parent.width * 0.6
            }
        }
        Balanced {
            objectName: "disclosure.spared"
            text: qsTr("找到了，不用申请")
            strong: true
            tight: true
            font.pixelSize: Theme.textHead
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        Balanced {
            visible: text !== ""
            text: step.vm.public.opened
            font.pixelSize: Theme.textRow
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
        Balanced {
            text: qsTr("以后随时可以在本机再看。您填写的内容已全部清除。")
            color: Theme.ink2
            font.pixelSize: Theme.textLabel
            horizontalAlignment: Text.AlignHCenter
            Layout.fillWidth: true
        }
    }
    Item {
        Layout.fillHeight: true
    }
}
