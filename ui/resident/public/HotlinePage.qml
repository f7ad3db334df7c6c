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

    Item {
        visible: page.vm.hotline !== ""
        Layout.fillWidth: true
        Layout.fillHeight: true

        Scroll {
            objectName: "hotline.scroll"
            anchors.fill: parent

            GridLayout {
                columns: Theme.landscape ? 2 : 1
                columnSpacing: Theme.s3
                rowSpacing: Theme.s3
                uniformCellWidths: true
                Layout.fillWidth: true

                Card {
                    Layout.alignment: Qt.AlignTop
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
                    Layout.rowSpan: Theme.landscape ? 2 : 1
                    sections: page.vm.advice
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                }
                Card {
                    padding: Theme.hairline
                    spacing: 0
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop

                    Repeater {
                        model: page.vm.organs

                        ListRow {
                            required property int index
                            required property var modelData
                            objectName: "hotline.organs." + index
                            text: modelData.text
                            value: modelData.value
                            last: index === page.vm.organs.length - 1
                            onClicked: page.vm.openOrgan(modelData.code)
                            Layout.fillWidth: true
                        }
                    }
                }
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
