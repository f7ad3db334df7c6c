pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Controls
import Kiosk.Theme

// A floor drawn from its rooms and windows (0–1000 each way). Windows stand closer than fingers
// need, so a touch anywhere takes the window that is nearest to it.
Rectangle {
    id: plan

    property var rooms: []
    property var windows: []
    // The way to a marked window, corner by corner, and where this terminal stands.
    property var line: []
    property var here: ({ there: false, x: 0, y: 0, low: 0 })
    signal chosen(number: string)

    readonly property real acrossUnit: (width - 2 * Theme.s2) / 1000
    readonly property real downUnit: (height - 2 * Theme.s2) / 1000
    readonly property int windowSize: Math.min(Theme.px(54), 64 * acrossUnit, 95 * downUnit)

    function nearest(x: real, y: real): string {
        let best = "";
        let least = Math.pow(Theme.touch * 1.5, 2);
        for (const one of windows) {
            const away = Math.pow(Theme.s2 + one.x * acrossUnit - x, 2)
                + Math.pow(Theme.s2 + one.y * downUnit - y, 2);
            if (away < least) {
                least = away;
                best = one.number;
            }
        }
        return best;
    }

    // The last word of a room, such as 等候区, is not torn apart.
    function kept(name: string): string {
        const word = name.slice(-3).replace(" ", "\u00a0").split("").join("\u2060");
        return name.length > 5 ? name.slice(0, -3) + word : name;
    }

    radius: Theme.radiusL
    color: Theme.surface
    border.width: Theme.hairline
    border.color: Theme.line
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("大厅平面图；窗口也列在旁边的列表里")

    Repeater {
        model: plan.rooms

        Rectangle {
            id: room
            required property var modelData
            readonly property string kind: modelData.kind

            x: Theme.s2 + modelData.x * plan.acrossUnit
            y: Theme.s2 + modelData.y * plan.downUnit
            width: modelData.width * plan.acrossUnit
            height: modelData.height * plan.downUnit
            radius: Theme.radiusS
            color: kind === "zone" ? Theme.primarySoft : kind === "entrance" ? Theme.okSoft
                : kind === "terminal" ? Theme.warnSoft
                : kind === "waiting" ? Theme.surface : Theme.surfaceSunken
            border.width: kind === "waiting" || Theme.highContrast ? Theme.hairline : 0
            border.color: Theme.line

            Label {
                anchors.fill: parent
                anchors.margins: Theme.px(3)
                text: plan.kept(room.modelData.name)
                color: room.kind === "zone" ? Theme.primary : room.kind === "entrance" ? Theme.ok
                    : room.kind === "terminal" ? Theme.warn : Theme.ink2
                strong: room.kind === "zone" || room.kind === "entrance"
                font.pixelSize: Theme.textCaption
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.px(20)
                wrapMode: Text.WordWrap
                lineHeight: 0.85
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
            }
        }
    }
    Repeater {
        model: plan.windows

        Rectangle {
            id: place
            required property var modelData
            required property int index
            readonly property bool on: modelData.on

            objectName: plan.objectName + ".window." + modelData.number
            x: Theme.s2 + modelData.x * plan.acrossUnit - width / 2
            y: Theme.s2 + modelData.y * plan.downUnit - height / 2
            z: on ? 1 : 0
            width: on ? plan.windowSize * 1.2 : plan.windowSize
            height: width
            radius: Theme.radiusS
            color: on ? Theme.accent : Theme.primary
            border.width: on ? Theme.stroke : 0
            border.color: Theme.surface

            Label {
                anchors.centerIn: parent
                text: place.modelData.number
                strong: true
                color: Theme.primaryInk
                font.pixelSize: Math.min(Theme.textLabel, place.width * 0.55)
            }
        }
    }
    Repeater {
        // Every stretch of the way runs along the plan or across it.
        model: Math.max(0, plan.line.length - 1)

        Rectangle {
            id: stretch
            required property int index
            readonly property var from: plan.line[index]
            readonly property var to: plan.line[index + 1]
            readonly property int breadth: Theme.px(8)

            objectName: plan.objectName + ".way." + index
            x: Theme.s2 + Math.min(from.x, to.x) * plan.acrossUnit - breadth / 2
            y: Theme.s2 + Math.min(from.y, to.y) * plan.downUnit - breadth / 2
            width: Math.abs(from.x - to.x) * plan.acrossUnit + breadth
            height: Math.abs(from.y - to.y) * plan.downUnit + breadth
            radius: breadth / 2
            color: Theme.accent
        }
    }
    Rectangle {
        id: mark
        // Above the room, whose name stays free; under it where the plan ends right there.
        readonly property int tip: Theme.px(9)
        readonly property real middle: Theme.s2 + plan.here.x * plan.acrossUnit
        readonly property real edge: Theme.s2 + plan.here.y * plan.downUnit
        readonly property bool above: edge >= height + tip

        objectName: plan.objectName + ".here"
        visible: plan.here.there
        x: Math.max(Theme.s1, Math.min(plan.width - width - Theme.s1, middle - width / 2))
        y: above ? edge - height - tip / 2
            : Theme.s2 + plan.here.low * plan.downUnit + tip / 2
        z: 2
        width: you.implicitWidth + 2 * Theme.s1
        height: you.implicitHeight + Theme.s1
        radius: height / 2
        color: Theme.accent
        border.width: Theme.hairline
        border.color: Theme.surface

        Rectangle {
            x: mark.middle - mark.x - width / 2
            y: (mark.above ? mark.height : 0) - height / 2 - (mark.above ? 1 : -1)
            width: mark.tip * 1.5
            height: width
            rotation: 45
            color: Theme.accent
        }
        Label {
            id: you
            anchors.centerIn: parent
            text: qsTr("您在这里")
            strong: true
            color: Theme.accentInk
            font.pixelSize: Theme.px(22)
            wrapMode: Text.NoWrap
        }
    }
    MouseArea {
        anchors.fill: parent
        onClicked: mouse => {
            const number = plan.nearest(mouse.x, mouse.y);
            if (number !== "")
                plan.chosen(number);
        }
    }
}
