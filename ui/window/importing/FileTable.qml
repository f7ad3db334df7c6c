pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// The files of a place, the newest first; a touch, a click or Enter reads one.
RowTable {
    id: table

    required property ImportingViewModel vm

    readonly property int kindWidth: Desk.type(108)

    objectName: "importing.list"
    rows: vm.files
    onEntered: index => {
        if (index >= 0)
            table.vm.openFile(table.rows[index].path);
    }

    head: [
        HeadLabel { text: qsTr("文件"); Layout.fillWidth: true },
        HeadLabel { text: qsTr("种类"); Layout.preferredWidth: table.kindWidth }
    ]
    delegate: RowLine {
        id: line
        on: table.vm.chosen === modelData.path

        objectName: "importing.list." + index
        leastHeight: Desk.px(78)
        onClicked: table.vm.openFile(modelData.path)
        Accessible.name: qsTr("%1，%2").arg(modelData.name).arg(modelData.kind)
        Accessible.description: modelData.note

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Label {
                text: line.modelData.name
                textFormat: Text.PlainText
                font.pixelSize: Desk.textNote
                wrapMode: Text.WrapAnywhere
                maximumLineCount: 2
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            Label {
                text: line.modelData.note
                color: Theme.ink3
                font.pixelSize: Desk.textHint
                font.features: { "tnum": 1 }
                elide: Text.ElideRight
                maximumLineCount: 1
                Layout.fillWidth: true
            }
        }
        Label {
            text: line.modelData.kind
            color: Theme.ink2
            font.pixelSize: Desk.textSmall
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            Layout.preferredWidth: table.kindWidth
        }
    }

    NothingHere {
        anchors.centerIn: parent
        width: parent.width - 2 * Desk.margin
        visible: table.rows.length === 0
        iconName: table.vm.known ? "empty" : "info"
        title: table.vm.known ? qsTr("这里没有可以导入的文件") : qsTr("正在读取…")
        text: table.vm.known ? qsTr("可以导入事项清单（CSV、XLSX）、交换库表文件夹和政策文件（TXT、HTML、DOCX、PDF）。")
            + qsTr("请插入 U 盘，或把文件放进：\n%1").arg(table.vm.folder) : ""
    }
}
