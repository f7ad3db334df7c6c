pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Policy documents and notices of the hall.
Page {
    id: page

    required property PoliciesViewModel vm

    title: Theme.cramped ? "" : qsTr("公报与政策")
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    TabBar {
        objectName: "policies.tab"
        tabs: page.vm.tabs
        current: page.vm.tab
        onChosen: index => page.vm.choose(index)
        Layout.fillWidth: true
    }
    Flow {
        visible: page.vm.categories.length > 0 && !Theme.cramped
        spacing: Theme.touchGap
        Layout.fillWidth: true

        Repeater {
            model: page.vm.categories

            Chip {
                required property int index
                required property var modelData
                objectName: "policies.category." + index
                checkable: true
                checked: modelData.on
                text: modelData.text
                onClicked: page.vm.chooseCategory(modelData.key)
            }
        }
    }
    RowList {
        objectName: "policies.list"
        visible: page.vm.rows.length > 0
        rows: page.vm.rows
        delegate: ListRow {
            required property int index
            required property var modelData
            objectName: "policies.list." + index
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
        title: page.vm.tab === 0 ? qsTr("还没有政策文件") : qsTr("现在没有公告")
        text: qsTr("有新的内容会显示在这里。")
        Layout.fillWidth: true
        Layout.fillHeight: true
    }

    actions: Button {
        objectName: "policies.back"
        iconName: "back"
        text: qsTr("返回")
        onClicked: page.vm.goBack()
    }
}
