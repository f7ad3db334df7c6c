import QtQuick
import Kiosk.Theme

// A QR code from its matrix (rows of booleans, or of "1" and "0"), without the margin.
// Modules are whole pixels and the white margin is four modules, so that cameras read it.
Rectangle {
    id: code

    property var rows: []
    property string caption: ""
    readonly property int modules: rows?.length ?? 0
    readonly property int module: modules > 0 ? Math.floor(Math.min(width, height) / (modules + 8)) : 0

    implicitWidth: Theme.px(220)
    implicitHeight: implicitWidth
    radius: Theme.radiusS
    color: Theme.codePaper
    Accessible.role: Accessible.Graphic
    Accessible.name: caption

    function packed(): string {
        return Array.from(rows, row => typeof row === "string"
            ? row : Array.from(row, dark => dark ? "1" : "0").join("")).join(".");
    }

    Image {
        anchors.centerIn: parent
        width: code.module * code.modules
        height: width
        smooth: false
        cache: false
        source: code.modules > 0 ? "image://matrix/" + code.packed() : ""
    }
}
