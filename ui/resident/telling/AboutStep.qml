pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What it is about: an organ, a guide or document that is searched for, or a draft that is open.
ColumnLayout {
    id: step

    required property TellingViewModel vm
    readonly property bool drafts: vm.kind === "comment"

    spacing: Theme.s3

    SearchField {
        id: search
        objectName: "telling.query"
        visible: !step.drafts
        placeholder: step.vm.kind === "error" ? qsTr("搜那份指南或文件的名字")
            : qsTr("搜事项或文件；也可以在下面选部门")
        onEdited: text => step.vm.edit("query", text)
        Layout.fillWidth: true
    }
    Label {
        objectName: "telling.pickOne"
        visible: text !== ""
        text: step.vm.problems.query ?? ""
        color: Theme.accent
        font.pixelSize: Theme.textNote
        Layout.fillWidth: true
    }
    Scroll {
        objectName: "telling.lines"
        visible: step.vm.choice.rows.length > 0

        Rectangle {
            color: Theme.surface
            radius: Theme.radiusL
            border.width: Theme.hairline
            border.color: Theme.line
            implicitHeight: rows.implicitHeight
            Layout.fillWidth: true

            GridLayout {
                id: rows
                anchors.left: parent.left
                anchors.right: parent.right
                columns: Theme.landscape && !step.drafts ? 2 : 1
                columnSpacing: 0
                rowSpacing: 0
                uniformCellWidths: true

                Repeater {
                    id: lines
                    model: step.vm.choice.rows

                    ListRow {
                        required property int index
                        required property var modelData
                        objectName: "telling.line." + index
                        text: modelData.title
                        note: modelData.note
                        last: index === lines.count - 1
                        onClicked: step.vm.pick(index)
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                    }
                }
            }
        }
    }
    EmptyState {
        objectName: "telling.nothing"
        visible: step.vm.choice.rows.length === 0 && (step.drafts || step.vm.choice.searched !== ""
            || step.vm.kind === "error")
        iconName: step.drafts ? "empty" : "search"
        title: step.drafts ? qsTr("现在没有在征集意见的草案")
            : step.vm.choice.searched !== "" ? qsTr("没有找到“%1”").arg(step.vm.choice.searched)
            : qsTr("请先找到写错的那份")
        text: step.drafts ? qsTr("对别的事情有想法，请返回上一步选“我有个建议”。")
            : step.vm.choice.searched !== "" ? qsTr("换一个说法再搜。")
            : qsTr("输入名字里的几个字，或拼音首字母。也可以在看指南时直接点“有错告诉我们”。")
        Layout.fillWidth: true
        Layout.topMargin: Theme.s5
    }
    Item {
        visible: step.vm.choice.rows.length === 0
        Layout.fillHeight: true
    }
}
