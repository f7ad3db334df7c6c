import QtQuick
import QtQuick.Layouts
import Kiosk.Desk
import Kiosk.ViewModels

// Paper on the left, the line to the platform on the right.
FocusScope {
    id: page

    required property TroublesViewModel vm

    anchors.fill: parent

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Desk.margin
        anchors.rightMargin: Desk.margin
        anchors.topMargin: Desk.gap
        anchors.bottomMargin: Desk.gap
        spacing: Desk.gap

        Figures {
            objectName: "troubles.figure"
            rows: page.vm.figures
            Layout.fillWidth: true
        }
        Sentence {
            objectName: "troubles.error"
            kind: "error"
            text: page.vm.error
            onClosed: page.vm.clearError()
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Desk.gap
            uniformCellSizes: true
            Layout.fillWidth: true
            Layout.fillHeight: true

            TroubleTable {
                objectName: "troubles.slips"
                title: qsTr("没有确认打出的小票")
                act: qsTr("补打")
                rows: page.vm.slips
                empty: page.vm.known && page.vm.slips.length === 0
                emptyIcon: "print"
                emptyTitle: qsTr("小票都已打出")
                emptyText: qsTr("最近一天内没有确认打出的小票会列在这里。")
                onActed: row => page.vm.reprint(row.kind, row.subject)
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            TroubleTable {
                objectName: "troubles.parked"
                title: qsTr("平台没有接受的记录")
                rows: page.vm.parked
                empty: page.vm.known && page.vm.parked.length === 0
                emptyIcon: "check"
                emptyTitle: qsTr("没有待处理的记录")
                emptyText: qsTr("平台没有接受的记录会保存在本机，并列在这里，由平台管理员处理。")
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
    }
}
