import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// Beside the business of the item: all others, for who came for something else.
ColumnLayout {
    id: others

    property var businesses: []
    signal chosen(code: string)

    visible: businesses.length > 0
    spacing: Theme.s2

    Label {
        text: qsTr("办别的事，请选择")
        color: Theme.ink2
        strong: true
        font.pixelSize: Theme.textLabel
        Layout.fillWidth: true
    }
    BusinessGrid {
        businesses: others.businesses
        columns: 2
        onChosen: code => others.chosen(code)
        Layout.fillWidth: true
    }
}
