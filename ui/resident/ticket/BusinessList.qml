pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The businesses, with what holds for the ticket above them. From a guide its own stands first.
ColumnLayout {
    id: list

    required property TicketViewModel vm
    readonly property bool led: vm.lead.code !== undefined && !vm.many

    spacing: Theme.s3

    Banner {
        objectName: "ticket.notice"
        visible: list.vm.notice !== ""
        kind: "warn"
        text: list.vm.notice
        Layout.fillWidth: true
    }
    Banner {
        objectName: "ticket.priorityNote"
        visible: list.vm.groupNote !== ""
        kind: "ok"
        text: list.vm.groupNote
        action: qsTr("不用了")
        onActionClicked: list.vm.chooseGroup("")
        Layout.fillWidth: true
    }
    Banner {
        objectName: "ticket.severalNote"
        visible: list.vm.many
        text: qsTr("按办理顺序选。办完一项，这个号自动排下一项，不用重新取号。")
        Layout.fillWidth: true
    }
    component PriorityDoor: Button {
        objectName: "ticket.leadPriority"
        visible: list.vm.lead.open && list.vm.priorityOffered
        iconName: "priority"
        text: qsTr("绿色通道 · 军人老人残疾人等")
        onClicked: list.vm.choosePriority()
        Layout.fillWidth: true
    }
    Loader {
        sourceComponent: !list.led ? plain : Theme.landscape ? ledWide : ledTall
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
    Component {
        id: plain
        Scroll {
            id: all
            objectName: "ticket.scroll"
            BusinessGrid {
                businesses: list.vm.many && list.vm.lead.code !== undefined
                    ? [list.vm.lead].concat(list.vm.businesses) : list.vm.businesses
                picked: list.vm.picked
                room: all.height
                columns: !Theme.landscape ? 2 : Theme.largePrint ? 3 : 4
                onChosen: code => list.vm.take(code)
                Layout.fillWidth: true
            }
        }
    }
    Component {
        id: ledTall
        Scroll {
            objectName: "ticket.scroll"
            LeadCard {
                row: list.vm.lead
                Layout.fillWidth: true
            }
            PriorityDoor {}
            OtherBusinesses {
                businesses: list.vm.businesses
                onChosen: code => list.vm.take(code)
                Layout.fillWidth: true
                Layout.topMargin: Theme.s2
            }
        }
    }
    Component {
        id: ledWide
        RowLayout {
            spacing: Theme.s4
            uniformCellSizes: true
            Scroll {
                objectName: "ticket.lead"
                LeadCard {
                    row: list.vm.lead
                    Layout.fillWidth: true
                }
                PriorityDoor {}
            }
            Scroll {
                objectName: "ticket.scroll"
                OtherBusinesses {
                    businesses: list.vm.businesses
                    onChosen: code => list.vm.take(code)
                    Layout.fillWidth: true
                }
            }
        }
    }
}
