pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// A released file, a page at a time, as wide as the screen. The picture is in no cache.
ColumnLayout {
    id: view

    required property ReleasedReading vm

    spacing: Theme.s2
    Layout.fillWidth: true
    Layout.fillHeight: true

    component Turn: Button {
        property int by: 1
        objectName: by > 0 ? "status.reading.next" : "status.reading.before"
        text: by > 0 ? qsTr("下一页") : qsTr("上一页")
        enabled: view.vm.page + by >= 1 && view.vm.page + by <= view.vm.pages
        onClicked: view.vm.turn(by)
    }

    RowLayout {
        spacing: Theme.s2
        Layout.fillWidth: true

        Label {
            objectName: "status.reading.name"
            text: view.vm.pages > 1 ? qsTr("%1（第 %2 页，共 %3 页）").arg(view.vm.name).arg(
                view.vm.page).arg(view.vm.pages) : view.vm.name
            strong: true
            font.pixelSize: Theme.textLabel
            Layout.fillWidth: true
        }
        Turn {
            by: -1
            visible: Theme.landscape && view.vm.pages > 1
        }
        Turn {
            visible: Theme.landscape && view.vm.pages > 1
        }
    }
    Label {
        visible: !Theme.landscape || !Theme.largePrint
        text: qsTr("黑色部分依法不公开。看完请按“看完了”，屏幕上不留内容。")
        color: Theme.ink2
        font.pixelSize: Theme.textNote
        Layout.fillWidth: true
    }
    Scroll {
        id: sheet
        objectName: "status.reading"

        Connections {
            target: view.vm
            function onTurned(): void {
                sheet.moveTo(0);
            }
        }
        Rectangle {
            objectName: "status.reading.page"
            property alias source: picture.source
            readonly property bool drawn: picture.status === Image.Ready
            color: Theme.codePaper
            implicitHeight: Math.round(sheet.contentWidth * view.vm.shape)
            Layout.fillWidth: true

            Image {
                id: picture
                anchors.fill: parent
                source: view.vm.picture
                cache: false
                smooth: true
                mipmap: true
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("第 %1 页").arg(view.vm.page)
            }
        }
    }
    RowLayout {
        visible: !Theme.landscape && view.vm.pages > 1
        spacing: Theme.s2
        Layout.fillWidth: true

        Turn {
            by: -1
            Layout.fillWidth: true
        }
        Turn {
            Layout.fillWidth: true
        }
    }
}
