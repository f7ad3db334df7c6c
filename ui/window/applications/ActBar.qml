pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Desk
import Kiosk.ViewModels

// What the case most likely waits for, the first large; all others behind F12.
RowLayout {
    id: bar

    required property ApplicationsViewModel vm
    readonly property int low: Math.max(Desk.px(72), Math.round(Desk.textBar * 2.5))

    spacing: Desk.px(10)

    Repeater {
        model: bar.vm.mainActs

        KeyButton {
            required property int index
            required property var modelData
            objectName: "applications.act." + modelData.name
            kind: modelData.kind
            text: modelData.text
            keys: modelData.keys
            size: Desk.textNote
            leftPadding: Desk.px(8)
            rightPadding: Desk.px(8)
            implicitHeight: bar.low
            enabled: !bar.vm.acting
            onClicked: bar.vm.press(modelData.name)
            Layout.fillWidth: true
            Layout.preferredWidth: index === 0 ? 14 : 10
        }
    }
    KeyButton {
        objectName: "applications.act.all"
        text: qsTr("全部")
        keys: "F12"
        size: Desk.textNote
        leftPadding: Desk.px(8)
        rightPadding: Desk.px(8)
        implicitHeight: bar.low
        enabled: !bar.vm.acting
        onClicked: bar.vm.listActs()
        Layout.fillWidth: true
        Layout.preferredWidth: 7
    }
}
