pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Paper for a name. Only the new piece of a line is drawn at a move, so it keeps up with any hand.
Rectangle {
    id: pad

    required property SignatureEntry signature
    readonly property real pen: Theme.px(7)

    implicitHeight: Theme.px(320)
    radius: Theme.radiusM
    color: Theme.codePaper
    border.width: Theme.stroke
    border.color: signature.problem !== "" ? Theme.accent : Theme.primary
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("签名区")

    Label {
        anchors.centerIn: parent
        visible: pad.signature.empty && !touch.down
        text: qsTr("请在此签名")
        color: Theme.surfaceSunken
        strong: true
        font.pixelSize: Theme.textDisplay
        Accessible.ignored: true
    }
    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.s5
        height: Theme.hairline
        color: Theme.line
    }
    Canvas {
        id: sheet

        property var fresh: []
        property bool whole: true

        // x, y, x, y … from where the line was drawn last, rounded at the middle of each piece.
        function line(context: var, at: var): void {
            context.beginPath();
            context.moveTo(at[0], at[1]);
            for (let i = 2; i + 3 < at.length; i += 2)
                context.quadraticCurveTo(at[i], at[i + 1],
                    (at[i] + at[i + 2]) / 2, (at[i + 1] + at[i + 3]) / 2);
            context.lineTo(at[at.length - 2] + 0.1, at[at.length - 1]);
            context.stroke();
        }
        function anew(): void {
            fresh = [];
            whole = true;
            requestPaint();
        }
        function add(piece: var): void {
            fresh.push(piece);
            const xs = piece.filter((_, at) => at % 2 === 0);
            const ys = piece.filter((_, at) => at % 2 === 1);
            const left = Math.min(...xs) - pad.pen;
            const top = Math.min(...ys) - pad.pen;
            markDirty(Qt.rect(left, top, Math.max(...xs) + pad.pen - left,
                Math.max(...ys) + pad.pen - top));
        }

        anchors.fill: parent
        anchors.margins: pad.border.width
        renderStrategy: Canvas.Immediate
        onWidthChanged: anew()
        onHeightChanged: anew()
        onAvailableChanged: anew()
        onPaint: {
            const context = getContext("2d");
            context.lineWidth = pad.pen;
            context.lineCap = "round";
            context.lineJoin = "round";
            context.strokeStyle = Theme.codeInk;
            if (whole) {
                context.clearRect(0, 0, width, height);
                for (const stroke of pad.signature.drawn(width, height))
                    line(context, stroke);
            }
            for (const piece of fresh)
                line(context, piece);
            fresh = [];
            whole = false;
        }
    }
    Connections {
        target: pad.signature
        function onWiped(): void {
            sheet.anew();
        }
    }
    MultiPointTouchArea {
        id: touch

        property list<real> stroke: []
        property bool down: false

        function follow(point: TouchPoint): void {
            stroke.push(point.x, point.y);
            sheet.add(stroke.slice(-6));
        }

        anchors.fill: sheet
        mouseEnabled: true
        maximumTouchPoints: 1
        touchPoints: TouchPoint {
            id: tip
        }
        onPressed: {
            down = true;
            stroke = [];
            follow(tip);
        }
        onUpdated: if (down)
            follow(tip)
        onReleased: {
            if (down)
                pad.signature.add(stroke, sheet.width, sheet.height);
            down = false;
        }
        onCanceled: {
            if (down)
                pad.signature.add(stroke, sheet.width, sheet.height);
            down = false;
        }
    }
}
