pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The body of a list: kinds, search inside, filters, and rows that go on as one scrolls.
ColumnLayout {
    id: listing

    required property ListingViewModel vm
    property string prefix: "list"

    spacing: Theme.s3

    TabBar {
        objectName: listing.prefix + ".tab"
        visible: listing.vm.tabs.length > 0
        tabs: listing.vm.tabs
        current: listing.vm.tab
        onChosen: index => listing.vm.choose(index)
        Layout.fillWidth: true
    }
    RowLayout {
        spacing: Theme.touchGap
        Layout.fillWidth: true
        Layout.fillHeight: false

        SearchField {
            objectName: listing.prefix + ".field"
            implicitHeight: Theme.fieldHeight
            text: listing.vm.query
            placeholder: listing.vm.placeholder
            onEdited: text => listing.vm.type(text)
            Layout.fillWidth: true
        }
        Button {
            objectName: listing.prefix + ".filter"
            visible: listing.vm.filterable
            text: qsTr("筛选")
            implicitHeight: Theme.fieldHeight
            onClicked: listing.vm.filter(true)
        }
    }
    Flow {
        visible: listing.vm.picked.length > 0
        spacing: Theme.touchGap
        Layout.fillWidth: true

        Repeater {
            model: listing.vm.picked

            Chip {
                required property int index
                required property var modelData
                objectName: listing.prefix + ".picked." + index
                width: Math.min(implicitWidth, listing.width)
                link: true
                text: modelData.text + "  ✕"
                Accessible.name: qsTr("取消筛选：%1").arg(modelData.text)
                onClicked: listing.vm.drop(modelData.facet)
            }
        }
    }
    RowList {
        objectName: listing.prefix + ".list"
        visible: listing.vm.state === "found"
        rows: listing.vm.rows
        delegate: ListRow {
            required property int index
            required property var modelData
            objectName: listing.prefix + ".list." + index
            width: ListView.view.width
            text: modelData.text
            note: modelData.note
            badge: modelData.badge
            badgeKind: modelData.badgeKind
            hits: modelData.hits
            last: index === listing.vm.total - 1
            onClicked: listing.vm.open(modelData.code)
        }
    }
    Item {
        visible: listing.vm.state === "nothing"
        Layout.fillWidth: true
        Layout.fillHeight: true

        Scroll {
            objectName: listing.prefix + ".nothing"
            anchors.fill: parent

            EmptyState {
                title: qsTr("没有找到")
                text: listing.vm.query === "" && listing.vm.picked.length === 0
                    ? qsTr("这里还没有内容，有新的会显示出来。") : qsTr("换一个词，或者去掉筛选再看。")
                Layout.fillWidth: true
                Layout.topMargin: Theme.s4
            }
            Button {
                objectName: listing.prefix + ".clear"
                visible: listing.vm.query !== "" || listing.vm.picked.length > 0
                kind: "primary"
                text: qsTr("看全部")
                onClicked: listing.vm.clear()
                Layout.alignment: Qt.AlignHCenter
            }
        }
    }
    Item {
        visible: listing.vm.state === "loading"
        Layout.fillHeight: true
    }
}
