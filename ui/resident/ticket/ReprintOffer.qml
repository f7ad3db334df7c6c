pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// After a restart, once: slips that may not have come out. Stands over the home page.
Overlay {
    id: offer

    required property SlipOffer vm
    readonly property bool asking: vm.state === ""

    open: vm.open
    iconName: vm.state === "printed" ? "check" : "print"
    iconKind: vm.state === "printed" ? "ok" : asking || vm.state === "printing" ? "primary" : "warn"
    title: !asking ? qsTr("补打小票") : vm.numbers.length === 1
        ? qsTr("刚才的号票 %1\n可能没有打印出来").arg(vm.numbers[0])
        : qsTr("刚才的号票\n可能没有打印出来")
    actions: [
        Button {
            objectName: "offer.dismiss"
            visible: offer.vm.state !== "printing"
            kind: offer.asking ? "second" : "primary"
            text: offer.asking ? qsTr("不用了") : qsTr("知道了")
            onClicked: offer.vm.dismiss()
            Layout.fillWidth: true
        },
        Button {
            objectName: "offer.reprint"
            visible: offer.vm.numbers.length === 1
            kind: "primary"
            iconName: "print"
            text: qsTr("补打")
            onClicked: offer.vm.reprint(0)
            Layout.fillWidth: true
        }
    ]

    Label {
        objectName: "offer.text"
        text: offer.vm.text
        color: Theme.ink2
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    Repeater {
        model: offer.vm.numbers.length > 1 ? offer.vm.numbers : []

        Button {
            required property int index
            required property string modelData
            objectName: "offer.reprint." + index
            iconName: "print"
            text: qsTr("补打 %1").arg(modelData)
            onClicked: offer.vm.reprint(index)
            Layout.fillWidth: true
            Layout.topMargin: index === 0 ? Theme.s2 : 0
        }
    }
}
