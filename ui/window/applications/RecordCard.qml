pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// One record of what was done: {title, tag, tagKind, lines, party, open}. A third party's name is
// masked; it may be seen for a short time, with a reason, and the look is audited.
Rectangle {
    id: card

    property var row: ({})
    signal asked()
    signal covered()

    implicitHeight: inside.implicitHeight + 2 * Desk.px(14)
    radius: Desk.px(12)
    color: Theme.surface
    border.width: Theme.hairline
    border.color: Theme.line

    ColumnLayout {
        id: inside
        anchors.fill: parent
        anchors.margins: Desk.px(14)
        spacing: Desk.px(4)

        RowLayout {
            spacing: Desk.s2
            Layout.fillWidth: true
            Label {
                text: card.row.title
                strong: true
                font.pixelSize: Desk.textNote
                Layout.fillWidth: true
            }
            Tag {
                text: card.row.tag
                kind: card.row.tagKind
                size: Desk.textHint
                Layout.alignment: Qt.AlignTop
            }
        }
        Repeater {
            model: card.row.lines
            Label {
                required property string modelData
                text: modelData
                color: Theme.ink2
                font.pixelSize: Desk.textSmall
                font.features: { "tnum": 1 }
                Layout.fillWidth: true
            }
        }
        TextLink {
            objectName: "applications.party." + card.row.party
            visible: card.row.party !== ""
            text: card.row.open ? qsTr("收起全名") : qsTr("看第三方全名（写明事由，留痕）")
            size: Desk.textSmall
            implicitHeight: Desk.px(44)
            onClicked: card.row.open ? card.covered() : card.asked()
        }
    }
}
