import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// Previous and next page with the place between them. `page` counts from 1.
RowLayout {
    id: pager

    property int page: 1
    property int pages: 1
    signal turned(page: int)

    spacing: Theme.touchGap
    uniformCellSizes: true

    Button {
        objectName: pager.objectName + ".previous"
        text: qsTr("上一页")
        iconName: "back"
        enabled: pager.page > 1
        onClicked: pager.turned(pager.page - 1)
        Layout.fillWidth: true
    }
    Label {
        text: qsTr("第 %1 / %2 页").arg(pager.page).arg(pager.pages)
        color: Theme.ink2
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
    }
    Button {
        objectName: pager.objectName + ".next"
        kind: "primary"
        text: qsTr("下一页")
        iconName: "next"
        iconAfter: true
        enabled: pager.page < pager.pages
        onClicked: pager.turned(pager.page + 1)
        Layout.fillWidth: true
    }
}
