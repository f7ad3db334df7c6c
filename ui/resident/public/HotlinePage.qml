pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../guide"

// 12345 in figures that are read from afar, what it is for, and every organ's telephone.
Page {
    id: page

    required property HotlineViewModel vm

    title: Theme.cramped ? "" : qsTr("便民热线")
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    GridLayout {
        visible: page.vm.hotline !== ""
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.s3
        rowSpacing: Theme.s3
        uniformCellWidths: true
        Layout.fillWidth: true
        Layout.fillHeight: true

        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: 5

            Scroll {
                objectName: "hotline.scroll"
                anchors.fill: parent

                Card {
                    Layout.fillWidth: true

                    Label {
                        objectName: "hotline.number"
                        text: page.vm.hotline
                        strong: true
                        tight: true
                        color: Theme.primary
                        font.pixelSize: Theme.textDisplay
                        horizontalAlignment: Text.AlignHCenter
                        Layout.fillWidth: true
                    }
                    Label {
                        text: qsTr("24 小时有人接听，不收服务费")
                        color: Theme.ink2
                        font.pixelSize: Theme.textLabel
                        horizontalAlignment: Text.AlignHCenter
                        Layout.fillWidth: true
                    }
                }
                Sections {
                    sections: page.vm.advice
                    Layout.fillWidth: true
                }
            }
        }
        RowList {
            objectName: "hotline.organs"
            rows: page.vm.organs
            Layout.preferredHeight: 4
            delegate: ListRow {
                required property int index
                required property var modelData
                objectName: "hotline.organs." + index
                width: ListView.view.width
                text: modelData.text
                value: modelData.value
                last: index === page.vm.organs.length - 1
                onClicked: page.vm.openOrgan(modelData.code)
            }
        }
    }

    actions: [
        Button {
            objectName: "hotline.back"
            iconName: "back"
            text: qsTr("返回")
            onClicked: page.vm.goBack()
        },
        Button {
            objectName: "hotline.tell"
            visible: page.vm.telling
            kind: "primary"
            iconName: "edit"
            text: qsTr("在本机反映")
            onClicked: page.vm.tell()
            Layout.fillWidth: true
        }
    ]
}
