pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// The list of a view; a touch, a click or Enter opens a row.
RowTable {
    id: table

    required property ContentViewModel vm

    readonly property int tagWidth: Desk.type(124)
    readonly property int lightWidth: Desk.type(120)

    objectName: "content.list"
    rows: vm.rows
    onEntered: index => {
        if (index >= 0)
            table.vm.openOne(table.rows[index].id);
    }

    head: [
        HeadLabel {
            text: table.vm.view === "lint" ? qsTr("问题") : table.vm.view === "usage" ? qsTr("内容") : qsTr("名称")
            Layout.fillWidth: true
        },
        HeadLabel {
            text: table.vm.view === "wall" ? qsTr("要做的") : table.vm.view === "lint" ? qsTr("级别") : qsTr("状态")
            Layout.preferredWidth: table.tagWidth
        },
        HeadLabel {
            text: table.vm.view === "documents" ? qsTr("检查")
                : table.vm.view === "lint" || table.vm.view === "usage" ? qsTr("数量") : qsTr("进度")
            Layout.preferredWidth: table.lightWidth
        }
    ]
    delegate: RowLine {
        id: line
        on: table.vm.key === modelData.id
        hot: modelData.hot

        objectName: "content.list." + index
        onClicked: table.vm.openOne(modelData.id)
        Accessible.name: qsTr("%1，%2").arg(modelData.title).arg(modelData.note)
        Accessible.description: qsTr("%1，%2").arg(modelData.tag).arg(modelData.light)

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Label {
                text: line.modelData.title
                font.pixelSize: Desk.textNote
                maximumLineCount: 2
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            Label {
                text: line.modelData.note
                color: Theme.ink3
                font.pixelSize: Desk.textHint
                font.features: { "tnum": 1 }
                maximumLineCount: 1
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
        }
        TagCell {
            text: line.modelData.tag
            kind: line.modelData.tagKind
            size: Desk.textHint
            Layout.preferredWidth: table.tagWidth
        }
        TagCell {
            text: line.modelData.light
            kind: line.modelData.lightKind
            size: Desk.textHint
            Layout.preferredWidth: table.lightWidth
        }
    }

    NothingHere {
        anchors.centerIn: parent
        width: parent.width - 2 * Desk.margin
        visible: table.rows.length === 0
        iconName: table.vm.known ? "check" : "info"
        title: !table.vm.known ? qsTr("正在读取…")
            : table.vm.view === "proposals" ? qsTr("没有待审核的修改")
            : table.vm.view === "wall" ? qsTr("今天没有要换贴的")
            : table.vm.view === "lint" ? qsTr("没有发现问题")
            : table.vm.view === "usage" ? qsTr("还没有使用记录") : qsTr("没有找到")
        text: !table.vm.known ? ""
            : table.vm.view === "proposals" ? qsTr("打开一份内容，按 F6 修改后提交，由另一位工作人员审核。")
            : table.vm.view === "wall" ? qsTr("内容改动影响二维码墙时，当天要换贴、新贴、撤下的会列在这里。")
            : table.vm.view === "documents" ? qsTr("换一个名称、编码或部门再找。") : ""
    }
}
