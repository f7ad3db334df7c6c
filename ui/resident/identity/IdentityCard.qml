pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Asks who somebody is: the card on the reader first, the number typed where that cannot be.
Card {
    id: ask

    required property IdentityEntry vm
    property string why: ""
    property string promise: qsTr("只用来核对身份。屏幕上不显示完整号码，本机也不保存。")

    signal submitted()

    function next(): void {
        number.take();
    }

    padding: Theme.landscape ? Theme.s4 : Theme.s5
    spacing: Theme.s3

    Connections {
        target: ask.vm
        function onFocusWanted(): void {
            number.take();
        }
        function onWiped(): void {
            number.text = "";
        }
    }
    Balanced {
        visible: text !== ""
        text: ask.why
        font.pixelSize: Theme.textRow
        Layout.fillWidth: true
    }
    RowLayout {
        visible: ask.vm.reader && !ask.vm.typing
        spacing: Theme.s4
        Layout.fillWidth: true
        Layout.topMargin: Theme.s2
        Layout.bottomMargin: Theme.s2

        Rectangle {
            implicitWidth: Theme.px(Theme.cramped ? 120 : 200)
            implicitHeight: implicitWidth
            radius: Theme.radiusL
            color: Theme.primarySoft
            border.width: Theme.highContrast ? Theme.hairline : 0
            border.color: Theme.primary
            Icon {
                anchors.centerIn: parent
                name: "card"
                color: Theme.primary
                size: parent.width * 0.66
            }
        }
        ColumnLayout {
            spacing: Theme.s1
            Layout.fillWidth: true
            Balanced {
                objectName: "identity.lay"
                text: qsTr("请把身份证放在读卡区")
                strong: true
                font.pixelSize: Theme.textSection
                Layout.fillWidth: true
            }
            Balanced {
                text: qsTr("平放不动，停留两秒。读到后自动继续。")
                color: Theme.ink2
                font.pixelSize: Theme.textBody
                Layout.fillWidth: true
            }
        }
    }
    Banner {
        objectName: "identity.trouble"
        visible: ask.vm.trouble !== ""
        kind: "warn"
        text: ask.vm.trouble
        Layout.fillWidth: true
    }
    Button {
        objectName: "identity.type"
        visible: ask.vm.reader && !ask.vm.typing
        iconName: "edit"
        text: qsTr("没带身份证，输入号码")
        onClicked: ask.vm.typeInstead()
        Layout.fillWidth: true
    }
    MaskedField {
        id: number
        objectName: "identity.number"
        visible: ask.vm.typing
        label: qsTr("身份证号码（用键盘输入，共 18 位）")
        hint: qsTr("末位是字母的，请按 X 键。")
        error: ask.vm.problem
        onEdited: text => ask.vm.edit(text)
        onAccepted: ask.submitted()
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Theme.s2
        Layout.fillWidth: true
        Icon {
            name: "lock"
            color: Theme.ink3
            size: Theme.iconS
        }
        Balanced {
            text: ask.promise
            color: Theme.ink3
            font.pixelSize: Theme.textNote
            Layout.fillWidth: true
        }
    }
}
