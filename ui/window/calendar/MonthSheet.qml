pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// One month: weeks from Monday, days off sunken, make-up days and holidays marked.
Panel {
    id: sheet

    property var month: ({})
    readonly property int cellWidth: Math.floor((width - 2 * Desk.px(12)) / 7)
    readonly property int cellHeight: Math.floor((height - head.height - Desk.px(24)) / 6)

    RowLayout {
        id: head
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.margins: Desk.px(10)
        Label {
            text: sheet.month.title ?? ""
            strong: true
            font.pixelSize: Desk.textSmall
            Layout.fillWidth: true
        }
        Label {
            text: sheet.month.count ?? ""
            color: Theme.ink3
            font.pixelSize: Desk.textHint
        }
    }
    Grid {
        anchors.top: head.bottom
        anchors.topMargin: Desk.px(4)
        anchors.horizontalCenter: parent.horizontalCenter
        columns: 7

        Repeater {
            model: sheet.month.cells ?? []

            Rectangle {
                id: day
                required property var modelData
                readonly property bool off: modelData.look === "off" || modelData.look === "holiday"
                    || modelData.look === "closed"

                width: sheet.cellWidth
                height: sheet.cellHeight
                color: modelData.look === "blank" || modelData.look === "work" ? "transparent"
                    : modelData.look === "makeup" ? Theme.primarySoft
                    : modelData.look === "holiday" ? Theme.accentSoft
                    : modelData.look === "closed" ? Theme.warnSoft
                    : modelData.look === "assumed" ? "transparent" : Theme.surfaceSunken
                border.width: modelData.today ? Theme.stroke : 0
                border.color: Theme.primary
                Accessible.role: Accessible.StaticText
                Accessible.name: modelData.tip
                Accessible.ignored: modelData.tip === ""

                Label {
                    anchors.centerIn: parent
                    text: day.modelData.mark === "" ? day.modelData.day
                        : day.modelData.day + day.modelData.mark
                    color: day.modelData.look === "holiday" ? Theme.accent
                        : day.modelData.look === "closed" ? Theme.warn
                        : day.modelData.look === "makeup" ? Theme.primary
                        : day.off || day.modelData.look === "assumed" ? Theme.ink3 : Theme.ink
                    font.italic: day.modelData.look === "assumed"
                    font.pixelSize: Desk.textHint
                    font.features: { "tnum": 1 }
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
        }
    }
}
