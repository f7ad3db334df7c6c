import QtQuick
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// One day on the way to a deadline.
Rectangle {
    id: day

    property var cell: ({})
    readonly property string look: cell.look ?? "blank"
    readonly property bool counts: look === "counted" || look === "makeup" || look === "assumed"
    readonly property color ink: look === "due" ? Theme.accentInk
        : look === "received" ? Theme.primary
        : counts ? (cell.past ? Theme.primaryInk : Theme.primary)
        : look === "stopped" ? Theme.warn : Theme.ink3

    radius: Desk.radiusS
    color: look === "due" ? Theme.accent
        : counts ? (cell.past ? Theme.primary : Theme.primarySoft)
        : look === "stopped" ? Theme.warnSoft
        : look === "off" || look === "holiday" ? Theme.surfaceSunken : "transparent"
    border.width: cell.today ? Theme.stroke * 2 : look === "received" ? Theme.stroke
        : look === "assumed" || (Theme.highContrast && look !== "blank") ? Theme.hairline : 0
    border.color: cell.today ? Theme.yellow : look === "received" ? Theme.primary : Theme.line
    Accessible.role: Accessible.StaticText
    Accessible.name: cell.tip ?? ""
    Accessible.ignored: (cell.tip ?? "") === ""

    Label {
        id: number
        x: Desk.px(9)
        anchors.verticalCenter: parent.verticalCenter
        text: day.cell.day ?? ""
        color: day.ink
        strong: day.counts || day.look === "due" || day.look === "received"
        font.pixelSize: Desk.textNote
        font.features: { "tnum": 1 }
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Label {
        anchors.right: parent.right
        anchors.rightMargin: Desk.px(8)
        anchors.verticalCenter: parent.verticalCenter
        visible: text !== "" && number.implicitWidth + implicitWidth + Desk.px(18) < day.width
        text: [day.cell.mark ?? "", day.cell.index ?? ""].filter(each => each !== "").join(" ")
        color: day.ink
        opacity: 0.9
        font.pixelSize: Math.max(Desk.leastType, Math.round(Desk.textHint * 0.85))
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
