pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Search: the field always has the keyboard; below it what was found, or ways to go on. Lying, the
// way back stands beside the field, so that more of what was found is in sight.
Page {
    id: page

    required property SearchViewModel vm

    error: vm.error
    onErrorDismissed: vm.clearError()
    onActiveFocusChanged: if (activeFocus)
        field.take()

    RowLayout {
        spacing: Theme.s3
        Layout.fillWidth: true
        Layout.fillHeight: false

        Button {
            objectName: visible ? "search.back" : ""
            visible: Theme.landscape
            iconName: "back"
            text: qsTr("返回")
            onClicked: page.vm.goBack()
            Layout.fillHeight: true
        }
        SearchField {
            id: field
            objectName: "search.field"
            text: page.vm.query
            placeholder: qsTr("输入事项名称、拼音或首字母")
            onEdited: text => page.vm.type(text)
            Layout.fillWidth: true
        }
        Button {
            objectName: visible ? "search.browse" : ""
            visible: Theme.landscape && page.vm.browsing
            iconName: "guide"
            text: qsTr("按部门、主题找")
            onClicked: page.vm.browse()
            Layout.fillHeight: true
        }
    }
    Banner {
        objectName: visible ? "search.meant" : ""
        visible: !Theme.landscape && page.vm.state === "found" && page.vm.meant !== ""
        text: qsTr("没有“%1”，下面是“%2”的结果").arg(page.vm.asked).arg(page.vm.meant)
        Layout.fillWidth: true
    }
    RowLayout {
        visible: page.vm.state === "found"
        spacing: Theme.s3
        Layout.fillWidth: true
        Layout.fillHeight: false

        Flow {
            spacing: Theme.touchGap
            Layout.fillWidth: true

            Repeater {
                model: page.vm.filters

                Chip {
                    required property int index
                    required property var modelData
                    objectName: "search.filter." + modelData.key
                    checkable: true
                    checked: modelData.key === page.vm.filter
                    enabled: modelData.count > 0
                    opacity: enabled ? 1 : 0.5
                    text: modelData.text
                    onClicked: page.vm.choose(modelData.key)
                }
            }
        }
        Label {
            objectName: visible ? "search.meant" : ""
            visible: Theme.landscape && page.vm.meant !== ""
            text: qsTr("没有“%1”，下面是“%2”的结果").arg(page.vm.asked).arg(page.vm.meant)
            color: Theme.primary
            font.pixelSize: Theme.textNote
            horizontalAlignment: Text.AlignRight
            Layout.maximumWidth: page.width / 3
        }
    }
    Results {
        objectName: "search.results"
        visible: page.vm.state === "found"
        rows: page.vm.rows
        onOpened: (kind, code, position) => page.vm.openHit(kind, code, position)
        onUnfolded: kind => page.vm.unfold(kind)
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
    Item {
        visible: page.vm.state === "empty" || page.vm.state === "nothing"
        Layout.fillWidth: true
        Layout.fillHeight: true

        Scroll {
            objectName: "search.start"
            anchors.fill: parent

            Suggestions {
                vm: page.vm
                Layout.fillWidth: true
            }
        }
    }
    Item {
        visible: page.vm.state === "waiting"
        Layout.fillHeight: true
    }
    RowLayout {
        visible: !Theme.landscape
        spacing: Theme.s3

        Button {
            objectName: visible ? "search.back" : ""
            iconName: "back"
            text: qsTr("返回")
            onClicked: page.vm.goBack()
        }
        Button {
            objectName: visible ? "search.browse" : ""
            visible: page.vm.browsing
            iconName: "guide"
            text: qsTr("按部门、主题找")
            onClicked: page.vm.browse()
            Layout.fillWidth: true
        }
    }
}
