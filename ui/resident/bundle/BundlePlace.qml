import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../guide"

// Where, when and whom to ask.
Card {
    id: card

    required property BundleViewModel vm

    padding: Theme.s3

    ContactLines {
        contacts: card.vm.contacts
        Layout.fillWidth: true
    }
}
