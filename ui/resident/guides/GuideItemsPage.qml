pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.ViewModels

// The items under one heading.
Page {
    id: page

    required property GuideItemsViewModel vm

    title: vm.name
    note: vm.count
    trail: [qsTr("首页"), qsTr("办事指南")]
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    RowList {
        objectName: "guides.items"
        visible: page.vm.items.length > 0
        rows: page.vm.items
        delegate: ListRow {
            required property int index
            required property var modelData
            objectName: "guides.items." + index
            width: ListView.view.width
            text: modelData.text
            note: modelData.note
            badge: modelData.badge
            last: index === page.vm.items.length - 1
            onClicked: page.vm.open(modelData.code)
        }
    }
    EmptyState {
        visible: page.vm.empty
        title: qsTr("这里没有事项了")
        text: qsTr("内容刚刚更新过，请返回重新选择。")
        Layout.fillWidth: true
        Layout.fillHeight: true
    }

    actions: Button {
        objectName: "guides.items.back"
        iconName: "back"
        text: qsTr("返回")
        onClicked: page.vm.goBack()
    }
}
