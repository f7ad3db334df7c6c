import Kiosk.Controls
import Kiosk.ViewModels

// The sample to copy from, and the blank.
TabBar {
    id: bar

    required property FormViewModel vm

    tabs: vm.ways
    current: vm.way
    onChosen: index => bar.vm.choose(index)
}
