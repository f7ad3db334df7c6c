pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// A table of the official form: cells that may span rows and columns, of
// {row, column, rows, columns, text, role, zero}.
Flickable {
    id: grid

    property var cells: []
    property var weights: []
    readonly property real whole: weights.reduce((sum, each) => sum + each, 0)
    readonly property int lineCount: cells.reduce((most, each) => Math.max(most, each.row + each.rows), 1)
    readonly property int lineHeight: Math.max(Math.round(Desk.textHint * 1.35),
                                               Math.min(Desk.px(60), Math.floor(height / lineCount)))

    function edge(column: int): real {
        let sum = 0;
        for (let at = 0; at < column; at += 1)
            sum += weights[at];
        return Math.round(sum / whole * (width - Desk.px(8)));
    }

    contentWidth: width
    contentHeight: lineCount * lineHeight + Theme.hairline
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    interactive: contentHeight > height
    activeFocusOnTab: interactive
    Keys.onUpPressed: contentY = Math.max(0, contentY - 3 * lineHeight)
    Keys.onDownPressed: contentY = Math.max(0, Math.min(contentHeight - height, contentY + 3 * lineHeight))

    Repeater {
        model: grid.cells

        Rectangle {
            id: cell
            required property var modelData
            readonly property bool figure: modelData.role === "figure" || modelData.role === "sum"

            objectName: "annual.cell." + modelData.row + "." + modelData.column
            x: grid.edge(modelData.column)
            y: modelData.row * grid.lineHeight
            width: grid.edge(modelData.column + modelData.columns) - x + Theme.hairline
            height: modelData.rows * grid.lineHeight + Theme.hairline
            color: modelData.role === "head" ? Theme.surfaceSunken
                : modelData.role === "sum" ? Theme.canvas : Theme.surface
            border.width: Theme.hairline
            border.color: Theme.line

            Label {
                anchors.fill: parent
                anchors.leftMargin: Desk.px(6)
                anchors.rightMargin: Desk.px(6)
                text: cell.modelData.text
                color: cell.figure && cell.modelData.zero ? Theme.ink3 : Theme.ink
                strong: cell.modelData.role === "sum" || (cell.figure && !cell.modelData.zero)
                font.pixelSize: Desk.textHint
                font.features: { "tnum": 1 }
                fontSizeMode: Text.Fit
                minimumPixelSize: Math.max(10, Desk.leastType - 3)
                lineHeight: 0.9
                horizontalAlignment: cell.modelData.role === "label" ? Text.AlignLeft : Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                elide: Text.ElideRight
            }
        }
    }
    ScrollMark {
        parent: grid
        target: grid
        always: true
    }
}
