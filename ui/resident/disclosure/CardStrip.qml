import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The identity card saves typing: name and number come from it.
Rectangle {
    id: strip

    required property CardFilling vm
    readonly property bool done: vm.holder !== ""
    readonly property color ink: done ? Theme.ok : vm.usable ? Theme.primary : Theme.warn

    implicitHeight: row.implicitHeight + 2 * Theme.s2
    radius: Theme.radiusM
    color: done ? Theme.okSoft : vm.trouble !== "" ? Theme.warnSoft : Theme.primarySoft
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: done ? Theme.ok : Theme.primary

    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.s3
        anchors.rightMargin: Theme.s2
        spacing: Theme.s3

        Icon {
            name: strip.done ? "check" : "card"
            color: strip.ink
            size: Theme.iconM
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Label {
                objectName: "disclosure.card"
                text: strip.done ? qsTr("已从身份证读取：%1").arg(strip.vm.holder)
                    : !strip.vm.usable ? qsTr("暂时不能读卡，请在下面输入")
                    : qsTr("把身份证放在读卡区，姓名和号码自动填好")
                strong: true
                color: strip.ink
                font.pixelSize: Theme.textLabel
                Layout.fillWidth: true
            }
            Label {
                objectName: "disclosure.card.trouble"
                text: strip.done ? qsTr("请核对下面填好的内容。")
                    : strip.vm.trouble !== "" ? strip.vm.trouble : qsTr("没带身份证，可以在下面输入。")
                color: Theme.ink2
                font.pixelSize: Theme.textCaption
                Layout.fillWidth: true
            }
        }
        Button {
            objectName: "disclosure.card.again"
            visible: strip.done
            kind: "quiet"
            text: qsTr("重新读卡")
            implicitHeight: Theme.chipHeight
            onClicked: strip.vm.again()
        }
    }
}
