import QtQuick
import Kiosk.Theme

// A thin mark at the right edge: how much there is and where one stands.
Rectangle {
    required property Flickable target

    anchors.right: parent?.right
    width: Theme.px(8)
    radius: width / 2
    visible: target.contentHeight > target.height + 1
    height: Math.max(Theme.s5, target.height * target.visibleArea.heightRatio)
    y: target.y + target.visibleArea.yPosition * target.height
    color: Theme.ink3
    opacity: 0.55
}
