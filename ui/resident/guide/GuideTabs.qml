import Kiosk.Controls
import Kiosk.ViewModels

// The parts of a guide.
TabBar {
    id: bar

    required property GuideViewModel vm

    objectName: "guide.tab"
    tabs: vm.tabs
    current: vm.tab
    onChosen: index => bar.vm.choose(index)
}
