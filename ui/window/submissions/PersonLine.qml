import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// A name or a number, masked, with the audited look at it.
RowLayout {
    id: line

    property string label: ""
    property string kept: ""
    property string clear: ""
    signal revealed()
    signal covered()

    spacing: Desk.s2

    Label {
        text: line.label
        color: Theme.ink3
        font.pixelSize: Desk.textNote
    }
    Label {
        objectName: line.objectName + ".shown"
        text: line.clear !== "" ? line.clear : line.kept
        strong: line.clear !== ""
        font.pixelSize: Desk.textNote
        font.features: { "tnum": 1 }
        Layout.fillWidth: true
    }
    TextLink {
        objectName: line.objectName + ".reveal"
        visible: line.kept !== ""
        text: line.clear !== "" ? qsTr("收起") : qsTr("查看（留痕）")
        size: Desk.textNote
        onClicked: line.clear !== "" ? line.covered() : line.revealed()
    }
}
