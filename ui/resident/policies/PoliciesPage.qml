import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../listing"

// Documents by kind or column, looked up by number, narrowed by year, organ, theme and validity.
Page {
    id: page

    required property PoliciesViewModel vm

    title: Theme.cramped ? "" : vm.title
    note: Theme.cramped ? "" : vm.totalText
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    Listing {
        vm: page.vm
        prefix: "policies"
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
    FilterOverlay {
        parent: page
        vm: page.vm
        prefix: "policies"
    }

    actions: Button {
        objectName: "policies.back"
        iconName: "back"
        text: qsTr("返回")
        onClicked: page.vm.goBack()
    }
}
