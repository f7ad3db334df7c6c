import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// Big up and down buttons for a flickable that holds more than it shows.
RowLayout {
    id: strip

    required property Flickable target
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

    spacing: Theme.s2
    uniformCellSizes: true

    NumberAnimation {
        id: glide
        target: strip.target
        property: "contentY"
        duration: 180
        easing.type: Easing.OutCubic
    }
    Button {
        objectName: strip.objectName + ".up"
        implicitHeight: Theme.chipHeight
        text: qsTr("向上")
        iconName: "up"
        enabled: !strip.atTop
        onClicked: strip.turn(-1)
        Layout.fillWidth: true
    }
    Button {
        objectName: strip.objectName + ".down"
        implicitHeight: Theme.chipHeight
        text: strip.atEnd ? qsTr("已到末尾") : qsTr("向下看更多")
        iconName: strip.atEnd ? "" : "down"
        enabled: !strip.atEnd
        onClicked: strip.turn(1)
        Layout.fillWidth: true
    }
}
