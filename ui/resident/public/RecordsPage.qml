import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../listing"

// A list of public information: one of the four lists, projects, decisions, intentions, drafts.
Page {
    id: page

    required property ListingViewModel vm

    title: Theme.cramped ? "" : vm.title
    note: Theme.cramped ? "" : vm.totalText
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    Listing {
        vm: page.vm
        prefix: "records"
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
    FilterOverlay {
        parent: page
        vm: page.vm
        prefix: "records"
    }

    actions: Button {
        objectName: "records.back"
        iconName: "back"
        text: qsTr("返回")
        onClicked: page.vm.goBack()
    }
}
