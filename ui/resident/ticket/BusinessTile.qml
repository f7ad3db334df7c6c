import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Theme

// One business: what it is for, its windows, who waits. A closed one says why and still answers
// a touch. row: see ui/resident/ticket/wording.py.
T.AbstractButton {
    id: tile

    required property var row
    // In a visit with several services: which one it is, 0 while it is not chosen.
    property int place: 0
    readonly property bool closed: !row.open

    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    implicitWidth: Theme.touch * 3
    leftPadding: Theme.s4
    rightPadding: Theme.s3
    topPadding: Theme.px(14)
    bottomPadding: Theme.px(10)
    focusPolicy: Qt.TabFocus
    text: row.name
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: [row.summary, row.windows, closed ? row.badge + " " + row.why : row.waiting].join(" ")

    contentItem: ColumnLayout {
        spacing: Theme.px(2)

        RowLayout {
            spacing: Theme.s2
            Layout.fillWidth: true

            Rectangle {
                implicitWidth: Theme.type(64)
                implicitHeight: implicitWidth
                radius: Theme.radiusS
                color: tile.closed ? Theme.surfaceSunken : Theme.primarySoft
                border.width: Theme.highContrast ? Theme.hairline : 0
                border.color: letter.color
                Layout.alignment: Qt.AlignTop

                Label {
                    id: letter
                    anchors.centerIn: parent
                    text: tile.row.prefix
                    strong: true
                    color: tile.closed ? Theme.ink3 : Theme.primary
                    font.pixelSize: Theme.textRow
                }
            }
            Label {
                text: tile.row.name
                strong: true
                tight: true
                color: tile.closed ? Theme.ink2 : Theme.ink
                font.pixelSize: text.length * Theme.textTitle > width ? Theme.textRow : Theme.textTitle
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        Label {
            visible: text !== ""
            text: tile.row.summary
            color: Theme.ink3
            font.pixelSize: Theme.textNote
            lineHeight: 0.92
            maximumLineCount: 4
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Item {
            Layout.fillHeight: true
        }
        Label {
            visible: text !== "" && !tile.closed
            text: qsTr("窗口 %1").arg(tile.row.windows)
            color: Theme.ink2
            font.pixelSize: Theme.textNote
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Label {
            visible: tile.closed
            text: tile.row.why
            color: Theme.warn
            font.pixelSize: Theme.textNote
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        RowLayout {
            spacing: Theme.s2
            Layout.fillWidth: true

            Label {
                visible: !tile.closed && tile.place === 0
                text: tile.row.waiting
                strong: true
                color: Theme.primary
                font.pixelSize: Theme.textRow
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Badge {
                visible: tile.closed
                text: tile.row.badge
                kind: "warn"
            }
            Item {
                visible: tile.closed || tile.place > 0
                Layout.fillWidth: true
            }
            Badge {
                visible: !tile.closed && (tile.row.realName ?? false) && tile.place === 0
                    && tile.width > 11 * Theme.textRow
                text: qsTr("要身份证")
            }
            Label {
                objectName: "ticket.place"
                visible: tile.place > 0
                text: qsTr("第 %1 项").arg(tile.place)
                strong: true
                color: Theme.primary
                font.pixelSize: Theme.textRow
                wrapMode: Text.NoWrap
            }
            Icon {
                name: tile.closed ? "info" : tile.place > 0 ? "check" : "ticket"
                color: tile.closed ? Theme.ink3 : Theme.primary
                size: Theme.iconM
            }
        }
    }
    background: Rectangle {
        radius: Theme.radiusL
        color: tile.pressed || tile.place > 0 ? Theme.primarySoft : tile.closed ? Theme.canvas : Theme.surface
        border.width: tile.place > 0 ? Theme.stroke : Theme.hairline
        border.color: tile.pressed || tile.place > 0 ? Theme.primary : Theme.line
        FocusRing { shown: tile.visualFocus; radius: parent.radius }
    }
}
