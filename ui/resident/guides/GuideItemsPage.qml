pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The items under one heading, narrowed by what was chosen in the filters.
Page {
    id: page

    required property GuideItemsViewModel vm

    title: vm.name
    note: vm.count
    trail: Theme.cramped ? [] : [qsTr("首页"), qsTr("办事指南")]
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    Flow {
        spacing: Theme.touchGap
        Layout.fillWidth: true

        Chip {
            objectName: "guides.filter"
            link: true
            text: qsTr("筛选 ›")
            onClicked: page.vm.filter(true)
        }
        Repeater {
            model: page.vm.chosen

            Chip {
                required property int index
                required property var modelData
                objectName: "guides.chosen." + index
                checked: true
                text: qsTr("%1 ×").arg(modelData.text)
                onClicked: page.vm.narrow(modelData.facet, modelData.key)
                Accessible.name: qsTr("去掉“%1”").arg(modelData.text)
            }
        }
        Repeater {
            model: page.vm.bundles

            Chip {
                required property int index
                required property var modelData
                objectName: "guides.bundle." + index
                link: true
                text: qsTr("%1 ›").arg(modelData.text)
                onClicked: page.vm.openBundle(modelData.code)
            }
        }
    }
    RowList {
        objectName: "guides.items"
        visible: page.vm.total > 0
        rows: page.vm.items
        delegate: ListRow {
            required property int index
            required property var modelData
            objectName: "guides.items." + index
            width: ListView.view.width
            text: modelData.text
            note: modelData.note
            badge: modelData.badge
            last: index === page.vm.total - 1
            onClicked: page.vm.open(modelData.code)
        }
    }
    EmptyState {
        visible: page.vm.empty
        title: page.vm.narrowed ? qsTr("没有同时符合的事项") : qsTr("这里没有事项了")
        text: page.vm.narrowed ? qsTr("请去掉一个条件，或者全部清除后再看。")
            : qsTr("内容刚刚更新过，请返回重新选择。")
        Layout.fillWidth: true
        Layout.fillHeight: true

        Button {
            objectName: "guides.widen"
            visible: page.vm.narrowed
            text: qsTr("清除条件")
            onClicked: page.vm.widen()
            Layout.alignment: Qt.AlignHCenter
        }
    }
    Filters {
        parent: page
        vm: page.vm
    }

    actions: Button {
        objectName: "guides.items.back"
        iconName: "back"
        text: qsTr("返回")
        onClicked: page.vm.goBack()
    }
}
