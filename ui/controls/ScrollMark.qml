import QtQuick
import Kiosk.Theme

// A thin mark at the right edge of what scrolls: how much there is and where one stands. Lying,
// the ScrollStrip beside it has the mark.
Rectangle {
    required property Flickable target
    property bool always: false

    anchors.right: parent?.right
    width: Theme.px(8)
    radius: width / 2
    visible: (always || !Theme.landscape) && target.contentHeight > target.height + 1
    height: Math.max(Math.min(Theme.s5, (parent?.height ?? 0) / 2),
                     (parent?.height ?? 0) * target.visibleArea.heightRatio)
    y: target.visibleArea.yPosition * (parent?.height ?? 0)
    color: Theme.ink3
    opacity: 0.55
}
