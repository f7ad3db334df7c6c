import QtQuick
import QtQuick.Layouts
import Kiosk.Desk
import Kiosk.ViewModels

// The clerk's page: on the left whom one serves, on the right who waits.
FocusScope {
    id: page

    required property CallingViewModel vm
    property var wanted: null

    function ask(row: var): void {
        if (page.vm.current.id === undefined)
            page.vm.call(row.id);
        else
            page.wanted = row;
    }

    anchors.fill: parent

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Desk.margin
        anchors.rightMargin: Desk.margin
        anchors.topMargin: Desk.gap
        anchors.bottomMargin: Desk.gap
        spacing: Desk.s2
        enabled: !missing.open && !direct.open

        Sentence {
            objectName: "calling.error"
            kind: "error"
            text: page.vm.error
            onClosed: page.vm.clearError()
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Desk.gap
            Layout.fillWidth: true
            Layout.fillHeight: true

            CurrentTicket {
                vm: page.vm
                onMissAsked: missing.open = true
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 115
            }
            ColumnLayout {
                spacing: Desk.gap
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 100

                Figures {
                    objectName: "calling.figure"
                    rows: page.vm.figures
                    Layout.fillWidth: true
                }
                WaitingTable {
                    vm: page.vm
                    onCallAsked: row => page.ask(row)
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
            }
        }
    }
    Question {
        id: missing
        objectName: "calling.miss"
        danger: true
        title: qsTr("%1 过号？").arg(page.vm.current.number ?? "")
        text: page.vm.current.recalls
            ? qsTr("%1，仍没有人来。过号后，本人到来时可以在列表中恢复。").arg(page.vm.current.recalls)
            : qsTr("还没有重呼过。过号后，本人到来时可以在列表中恢复。")
        yes: qsTr("过号")
        onRefused: open = false
        onAgreed: {
            open = false;
            page.vm.miss();
        }
    }
    Question {
        id: direct
        objectName: "calling.direct"
        open: page.wanted !== null
        title: qsTr("完成 %1，呼叫 %2？").arg(page.vm.current.number ?? "").arg(page.wanted?.number ?? "")
        text: qsTr("%1 正在办理。先办结它，再直接呼叫 %2。").arg(page.vm.current.number ?? "")
            .arg(page.wanted?.number ?? "")
        yes: qsTr("完成并呼叫")
        onRefused: page.wanted = null
        onAgreed: {
            const row = page.wanted;
            page.wanted = null;
            page.vm.call(row.id);
        }
    }
}
