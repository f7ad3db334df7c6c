import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// One day on the way to a deadline; colour is never the only sign.
Rectangle {
    id: day

    required property var cell
    readonly property string look: cell.look
    readonly property bool due: look === "due"
    readonly property bool counted: look === "counted"

    implicitHeight: Math.round(Theme.textNote * 1.45)
    radius: Theme.radiusS
    color: due ? Theme.primary : counted ? Theme.primarySoft
        : look === "stopped" ? Theme.warnSoft : look === "off" ? Theme.surfaceSunken : "transparent"
    border.width: look === "received" || cell.today ? Theme.stroke
        : Theme.highContrast && look !== "blank" ? 1 : 0
    border.color: cell.today && look !== "received" ? Theme.yellow : Theme.primary
    Accessible.role: Accessible.StaticText
    Accessible.name: cell.tip
    Accessible.ignored: cell.tip === ""

    Label {
        anchors.centerIn: parent
        text: day.cell.mark === "" ? day.cell.day : day.cell.day + " " + day.cell.mark
        strong: day.due || day.counted || day.look === "received"
        tight: true
        color: day.due ? Theme.primaryInk : day.counted || day.look === "received" ? Theme.primary
            : day.look === "stopped" ? Theme.warn : Theme.ink3
        font.pixelSize: Theme.textCaption
        font.features: { "tnum": 1 }
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
}
