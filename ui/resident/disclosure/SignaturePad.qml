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

        // A piece is a start, the point that bends it, and an end: x, y, x, y, x, y. It runs from
        // the middle before a point to the middle after it, so that pieces join without a corner.
        function piece(at: var, index: int): var {
            const point = n => [at[2 * n], at[2 * n + 1]];
            const middle = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
            const here = point(index);
            const before = index > 0 ? middle(point(index - 1), here) : here;
            const last = 2 * index + 2 >= at.length;
            return [...before, ...here, ...(last ? here : middle(here, point(index + 1)))];
        }
        function draw(context: var, piece: var): void {
            context.beginPath();
            context.moveTo(piece[0], piece[1]);
            context.quadraticCurveTo(piece[2], piece[3], piece[4] + 0.1, piece[5]);
            context.stroke();
        }
        function anew(): void {
            fresh = [];
            whole = true;
            requestPaint();
        }
        function add(one: var): void {
            fresh.push(one);
            const left = Math.min(one[0], one[2], one[4]) - pad.pen;
            const top = Math.min(one[1], one[3], one[5]) - pad.pen;
            markDirty(Qt.rect(left, top, Math.max(one[0], one[2], one[4]) + pad.pen - left,
                Math.max(one[1], one[3], one[5]) + pad.pen - top));
        }

        anchors.fill: parent
        anchors.margins: pad.border.width
        renderStrategy: Canvas.Immediate
        onWidthChanged: anew()
        onHeightChanged: anew()
        onAvailableChanged: anew()
        onPaint: {
            const context = getContext("2d");
            context.save();
            context.lineWidth = pad.pen;
            context.lineCap = "round";
            context.lineJoin = "round";
            context.strokeStyle = Theme.codeInk;
            if (whole) {
                context.clearRect(0, 0, width, height);
                for (const stroke of pad.signature.drawn(width, height)) {
                    for (let index = 0; 2 * index < stroke.length; index++)
                        draw(context, piece(stroke, index));
                }
            }
            for (const one of fresh)
                draw(context, one);
            context.restore();
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
            const points = stroke.length / 2;
            sheet.add(sheet.piece(stroke, Math.max(0, points - 2)));
        }
        function lift(): void {
            if (!down)
                return;
            down = false;
            sheet.add(sheet.piece(stroke, stroke.length / 2 - 1));
            pad.signature.add(stroke, sheet.width, sheet.height);
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
        onReleased: lift()
        onCanceled: lift()
    }
}
