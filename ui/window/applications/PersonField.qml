import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// A field of the applicant, masked; it may be seen for a short time, and the look is audited.
RowLayout {
    id: field

    property var row: ({})
    signal asked()
    signal covered()

    spacing: Desk.s2

    Label {
        text: field.row.label
        color: Theme.ink3
        font.pixelSize: Desk.textNote
        Layout.preferredWidth: Desk.type(150)
        Layout.maximumWidth: Desk.type(150)
    }
    Label {
        objectName: "applications.field." + field.row.field
        text: field.row.shown
        strong: field.row.open
        font.pixelSize: Desk.textNote
        font.features: { "tnum": 1 }
        wrapMode: Text.WrapAnywhere
        Layout.fillWidth: true
    }
    TextLink {
        objectName: "applications.reveal." + field.row.field
        visible: field.row.masked || field.row.open
        text: field.row.open ? qsTr("收起") : qsTr("查看（留痕）")
        size: Desk.textNote
        implicitHeight: Desk.px(44)
        Layout.preferredWidth: Desk.type(156)
        onClicked: field.row.open ? field.covered() : field.asked()
    }
    Item {
        visible: !field.row.masked && !field.row.open
        implicitHeight: Desk.px(44)
    }
}
