pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Notices of the hall.
Page {
    id: page

    required property NoticesViewModel vm

    title: Theme.cramped ? "" : qsTr("大厅公告")
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    RowList {
        objectName: "notices.list"
        visible: page.vm.rows.length > 0
        rows: page.vm.rows
        delegate: ListRow {
            required property int index
            required property var modelData
            objectName: "notices.list." + index
            width: ListView.view.width
            text: modelData.text
            note: modelData.note
            badge: modelData.badge
            badgeKind: modelData.badgeKind
            last: index === page.vm.rows.length - 1
            onClicked: page.vm.open(modelData.code)
        }
    }
    EmptyState {
        visible: page.vm.empty
        title: qsTr("现在没有公告")
        text: qsTr("有新的内容会显示在这里。")
        Layout.fillWidth: true
        Layout.fillHeight: true
    }

    actions: Button {
        objectName: "notices.back"
        iconName: "back"
        text: qsTr("返回")
        onClicked: page.vm.goBack()
    }
}
