pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// A look at what is public already; whoever does not find it goes on to apply.
ColumnLayout {
    id: step

    required property DisclosureViewModel vm
    readonly property PublicInformation seen: vm.public
    readonly property bool low: height < Theme.px(480)

    spacing: Theme.s3

    Label {
        visible: !step.low
        text: qsTr("先查一查：已经公开的政策文件和办事指南，不用申请就能看。没有找到，直接进入下一步。")
        color: Theme.ink2
        font.pixelSize: Theme.textLabel
        Layout.fillWidth: true
    }
    SearchField {
        id: search
        objectName: "disclosure.search"
        placeholder: qsTr("文件名称、文号或关键词")
        onEdited: text => step.seen.search(text)
        Component.onCompleted: text = step.seen.query
        Layout.fillWidth: true

        Connections {
            target: step.vm
            function onWiped(): void {
                search.text = "";
            }
        }
    }
    Banner {
        objectName: "disclosure.opened"
        visible: step.seen.opened !== ""
        kind: "ok"
        text: qsTr("刚才看的“%1”是您要找的吗？").arg(step.seen.opened)
        action: qsTr("找到了，不用申请")
        onActionClicked: step.seen.foundIt()
        Layout.fillWidth: true
    }
    Label {
        visible: step.seen.found.length > 0 && !step.low
        text: step.seen.query === "" ? qsTr("最近公开的文件") : qsTr("找到的已公开信息")
        strong: true
        font.pixelSize: Theme.textLabel
    }
    RowList {
        objectName: "disclosure.found"
        visible: step.seen.found.length > 0
        rows: step.seen.found

        delegate: ListRow {
            required property int index
            required property var modelData
            objectName: "disclosure.found." + index
            width: ListView.view.width
            text: modelData.name
            note: modelData.note
            badge: modelData.kind === "policy" ? qsTr("文件") : qsTr("指南")
            badgeKind: modelData.kind === "policy" ? "primary" : "plain"
            arrow: modelData.door
            enabled: modelData.door
            last: index === ListView.view.count - 1
            onClicked: step.seen.open(modelData.kind, modelData.code)
        }
    }
    EmptyState {
        visible: step.seen.found.length === 0 && step.seen.query !== ""
        title: qsTr("没有找到已经公开的信息")
        text: qsTr("换个说法再查，或者直接进入下一步提出申请。")
        iconName: "search"
        Layout.fillWidth: true
        Layout.topMargin: Theme.s6
    }
    Item {
        visible: step.seen.found.length === 0
        Layout.fillHeight: true
    }
}
