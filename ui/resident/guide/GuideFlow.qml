import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// The whole guide in one column that moves, where the screen is too small to let its parts stand.
Scroll {
    id: flow

    required property GuideViewModel vm
    // Another tab was just chosen: how high it is becomes known step by step.
    property bool settling: false

    // The tabs come to the top with all under them in sight, or the title stands whole.
    function settle(): void {
        if (contentY > 0)
            moveTo(tabs.y <= contentHeight - viewHeight ? tabs.y : 0);
    }

    objectName: "guide.scroll"
    onContentHeightChanged: if (settling)
        Qt.callLater(settle)

    GuideTitle {
        vm: flow.vm
        Layout.fillWidth: true
    }
    FactStrip {
        facts: flow.vm.facts
        valueSize: Theme.textRow
        Layout.fillWidth: true
    }
    GuideTabs {
        id: tabs
        vm: flow.vm
        Layout.fillWidth: true
    }
    GuideContent {
        vm: flow.vm
        Layout.fillWidth: true
    }
    PlaceCard {
        vm: flow.vm
        Layout.fillWidth: true
    }
    Connections {
        target: flow.vm
        function onTabChanged(): void {
            flow.settling = true;
            rest.restart();
            Qt.callLater(flow.settle);
        }
    }
    Timer {
        id: rest
        interval: 200
        onTriggered: flow.settling = false
    }
}
