pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// The sides of an open application; one shows at a time.
ColumnLayout {
    id: tabs

    required property ApplicationsViewModel vm
    readonly property string on: vm.tab

    spacing: Desk.px(14)

    Label {
        visible: tabs.on === "course" && text !== ""
        text: tabs.vm.detail.description ?? ""
        color: Theme.ink2
        font.pixelSize: Desk.textSmall
        Layout.fillWidth: true
    }
    Timeline {
        visible: tabs.on === "course"
        rows: tabs.vm.timeline
        Layout.fillWidth: true
    }
    LimitTab {
        visible: tabs.on === "limit"
        limit: tabs.vm.limit
        Layout.fillWidth: true
    }
    ColumnLayout {
        visible: tabs.on === "person"
        spacing: 0
        Layout.fillWidth: true

        Repeater {
            model: tabs.vm.fields
            PersonField {
                required property var modelData
                row: modelData
                onAsked: tabs.vm.reveal(modelData.field)
                onCovered: tabs.vm.cover()
                Layout.fillWidth: true
            }
        }
    }
    ColumnLayout {
        visible: tabs.on === "records"
        spacing: Desk.px(10)
        Layout.fillWidth: true

        Repeater {
            model: tabs.vm.records
            RecordCard {
                required property int index
                required property var modelData
                objectName: "applications.record." + index
                row: modelData
                onAsked: tabs.vm.revealParty(modelData.party)
                onCovered: tabs.vm.cover()
                Layout.fillWidth: true
            }
        }
        Label {
            visible: tabs.vm.records.length === 0
            text: qsTr("还没有补正、征求意见、延期、收费和答复的记录。")
            color: Theme.ink3
            font.pixelSize: Desk.textNote
            Layout.fillWidth: true
        }
    }
    LetterList {
        visible: tabs.on === "letters"
        vm: tabs.vm
        Layout.fillWidth: true
    }
    SimilarList {
        visible: tabs.on === "similar"
        vm: tabs.vm
        Layout.fillWidth: true
    }
}
