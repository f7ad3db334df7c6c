import QtQuick
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The pad for one character. A move draws only the new piece of its line.
Rectangle {
    id: pad

    required property KeyboardViewModel vm
    readonly property real pen: Theme.px(9)

    objectName: "keyboard.pad"
    radius: Theme.px(16)
    color: Theme.surface
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: Theme.line
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("手写区")

    Label {
        anchors.centerIn: parent
        width: parent.width - Theme.s4
        visible: pad.vm.strokes === 0 && !touch.down
        text: qsTr("请在这里一次写一个字")
        color: Theme.ink3
        font.pixelSize: Theme.textTitle
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }
    Canvas {
        id: sheet

        // Lines of x, y, x, y …; the view model has the same, and tells when some are gone.
        property var lines: []
        property var fresh: []
        property bool whole: true

        function draw(context: var, at: var): void {
            context.beginPath();
            context.moveTo(at[0], at[1]);
            for (let i = 2; i + 1 < at.length; i += 2)
                context.lineTo(at[i], at[i + 1]);
            context.lineTo(at[at.length - 2] + 0.1, at[at.length - 1]);
            context.stroke();
        }
        function anew(): void {
            whole = true;
            fresh = [];
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
        function keep(count: int): void {
            if (lines.length > count) {
                lines = lines.slice(0, count);
                anew();
            }
        }

        anchors.fill: parent
        renderStrategy: Canvas.Immediate
        onWidthChanged: anew()
        onHeightChanged: anew()
        onPaint: {
            const context = getContext("2d");
            // What was set for the last painting may be lost with it, and would not be set again.
            context.save();
            context.lineWidth = pad.pen;
            context.lineCap = "round";
            context.lineJoin = "round";
            context.strokeStyle = Theme.ink;
            if (whole) {
                context.clearRect(0, 0, width, height);
                for (const line of lines)
                    draw(context, line);
            }
            for (const piece of fresh)
                draw(context, piece);
            context.restore();
            fresh = [];
            whole = false;
        }
    }
    Connections {
        target: pad.vm
        function onInkChanged(): void {
            sheet.keep(pad.vm.strokes);
        }
    }
    Connections {
        target: Theme
        function onHighContrastChanged(): void {
            sheet.anew();
        }
    }
    MultiPointTouchArea {
        id: touch

        property list<real> line: []
        property bool down: false

        function follow(): void {
            line.push(tip.x, tip.y);
            sheet.add(line.slice(-4));
        }
        function end(): void {
            if (!down)
                return;
            down = false;
            sheet.lines.push(line);
            pad.vm.write(line);
        }

        anchors.fill: parent
        mouseEnabled: true
        maximumTouchPoints: 1
        touchPoints: TouchPoint {
            id: tip
        }
        onPressed: {
            down = true;
            line = [];
            follow();
        }
        onUpdated: if (down)
            follow()
        onReleased: end()
        onCanceled: end()
    }
}
