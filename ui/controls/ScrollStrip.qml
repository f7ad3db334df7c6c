import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// Big up and down buttons for a flickable that holds more than it shows: upright a strip under
// it, lying (where height is scarce) a narrow column at its right.
GridLayout {
    id: strip

    required property Flickable target
    readonly property bool upright: Theme.landscape
    readonly property int breadth: Math.max(Theme.touchLeast, 2 * Theme.textCaption + Theme.s3)
    readonly property real travel: Math.max(0, target.contentHeight - target.height)
    readonly property bool atTop: target.contentY - target.originY < 1
    readonly property bool atEnd: target.contentY - target.originY > travel - 1

    function turn(direction: int): void {
        const step = target.height * 0.85 * direction;
        const low = target.originY;
        target.cancelFlick();
        glide.to = Math.max(low, Math.min(low + travel, target.contentY + step));
        glide.restart();
    }

    function halt(): void {
        glide.stop();
    }

    columns: upright ? 1 : 2
    columnSpacing: Theme.s2
    rowSpacing: Theme.touchGap
    uniformCellWidths: true

    NumberAnimation {
        id: glide
        target: strip.target
        property: "contentY"
        duration: 180
        easing.type: Easing.OutCubic
    }
    Button {
        objectName: strip.objectName + ".up"
        narrow: strip.upright
        implicitHeight: strip.upright ? 2 * Theme.touch : Theme.chipHeight
        text: qsTr("向上")
        iconName: "up"
        enabled: !strip.atTop
        onClicked: strip.turn(-1)
        Layout.fillWidth: true
        Layout.preferredWidth: strip.upright ? strip.breadth : -1
        Layout.fillHeight: strip.upright
        Layout.minimumHeight: Theme.touchLeast
        Layout.maximumHeight: strip.upright ? 2 * Theme.touch : -1
        Layout.alignment: Qt.AlignTop
    }
    Item {
        visible: strip.upright
        Layout.fillWidth: true
        Layout.fillHeight: true

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.px(8)
            height: parent.height
            radius: width / 2
            visible: height > Theme.s6
            color: Theme.surfaceSunken

            ScrollMark {
                always: true
                target: strip.target
            }
        }
    }
    Button {
        objectName: strip.objectName + ".down"
        narrow: strip.upright
        implicitHeight: strip.upright ? 2 * Theme.touch : Theme.chipHeight
        text: strip.upright ? qsTr("向下") : strip.atEnd ? qsTr("已到末尾") : qsTr("向下看更多")
        iconName: strip.atEnd && !strip.upright ? "" : "down"
        enabled: !strip.atEnd
        onClicked: strip.turn(1)
        Layout.fillWidth: true
        Layout.preferredWidth: strip.upright ? strip.breadth : -1
        Layout.fillHeight: strip.upright
        Layout.minimumHeight: Theme.touchLeast
        Layout.maximumHeight: strip.upright ? 2 * Theme.touch : -1
        Layout.alignment: Qt.AlignBottom
    }
}
