pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The correction: what is asked, and the wording that stands, to be put right.
Scroll {
    id: view

    required property OwnApplication vm

    function signs(text: string): int {
        return [...text].length;
    }
    function fill(): void {
        title.text = vm.text("title_or_number");
        description.text = vm.text("description");
    }

    objectName: "status.correction"
    onVisibleChanged: if (visible)
        fill()

    Connections {
        target: view.vm
        function onFocusWanted(name: string): void {
            if (name === "description")
                description.take();
            else
                title.take();
        }
        function onWiped(): void {
            title.text = description.text = "";
        }
    }
    Card {
        color: Theme.warnSoft
        border.color: Theme.warn
        spacing: Theme.s1
        padding: Theme.s3
        Layout.fillWidth: true

        Label {
            text: qsTr("机关请您补正（最迟 %1）").arg(view.vm.asked.replyBy ?? "")
            color: Theme.warn
            strong: true
            font.pixelSize: Theme.textLabel
            Layout.fillWidth: true
        }
        Label {
            text: view.vm.asked.what ?? ""
            font.pixelSize: Theme.textBody
            Layout.fillWidth: true
        }
    }
    TextField {
        id: title
        objectName: "status.title_or_number"
        label: qsTr("文件名称或文号")
        hint: qsTr("知道就填，不知道可以空着")
        limit: view.vm.limit("title_or_number")
        length: view.signs(text)
        maximumLength: 2 * limit
        error: view.vm.problems.title_or_number ?? ""
        onEdited: text => view.vm.edit("title_or_number", text)
        Layout.fillWidth: true
    }
    TextArea {
        id: description
        objectName: "status.description"
        label: qsTr("所需政府信息的内容描述")
        required: true
        hint: qsTr("在原来的内容上修改，写清时间、地点、事项")
        limit: view.vm.limit("description")
        length: view.signs(text)
        maximumLength: 2 * limit
        boxHeight: Theme.px(Theme.landscape ? 240 : 400)
        error: view.vm.problems.description ?? ""
        onEdited: text => view.vm.edit("description", text)
        Layout.fillWidth: true
    }
}
