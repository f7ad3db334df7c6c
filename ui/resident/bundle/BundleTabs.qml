import Kiosk.Controls
import Kiosk.ViewModels

// The parts of a bundle.
TabBar {
    id: bar

    required property BundleViewModel vm

    objectName: "bundle.tab"
    tabs: vm.tabs
    current: vm.tab
    onChosen: index => bar.vm.choose(index)
}
