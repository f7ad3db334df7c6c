pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// What to bring, each thing in two lines. A material for some cases says when it is asked for.
Card {
    id: card

    property var materials: []
    property string summary: ""
    // What the answers leave out, in a sentence.
    property string leftOut: ""
    // Whether a form can be looked at.
    property bool forms: false
    signal formAsked(code: string)

    spacing: Theme.px(4)

    Label {
        visible: text !== ""
        text: card.summary
        strong: true
        font.pixelSize: Theme.textLabel
        Layout.fillWidth: true
    }
    Repeater {
        model: card.materials

        ColumnLayout {
            id: place
            required property var modelData
            required property int index
            spacing: card.spacing
            Layout.fillWidth: true

            Rule {
                visible: place.index > 0
            }
            MaterialRow {
                modelData: place.modelData
                index: place.index
                unfolded: card.materials.length === 1
                forms: card.forms
                onFormAsked: code => card.formAsked(code)
                Layout.fillWidth: true
            }
        }
    }
    Label {
        visible: text !== ""
        text: card.leftOut
        color: Theme.ink3
        font.pixelSize: Theme.textNote
        Layout.fillWidth: true
    }
}
