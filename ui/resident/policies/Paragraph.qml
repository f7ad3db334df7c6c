import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// One row of a document: a chapter, a point, a paragraph, a picture card, or a question.
Item {
    id: place

    required property ReadingViewModel vm
    required property int index
    required property var modelData
    readonly property bool chapter: modelData.kind === "chapter"
    readonly property bool card: modelData.kind === "card"
    readonly property bool title: modelData.kind === "title"
    readonly property bool signature: modelData.kind === "signature"
    // A paragraph begins two characters in, as in print.
    readonly property string inset: modelData.kind === "text" || modelData.kind === "point"
        ? "\u3000\u3000" : ""
    readonly property bool heard: vm.aloud.row === index
    readonly property bool marking: vm.hits > 0
    // Asked anew when the word or the place that is shown changes.
    readonly property string key: vm.needle + vm.hit

    function shown(part: string): string {
        const plain = part === "lead" ? modelData.lead : modelData.text;
        const seen = marking && key !== "" ? vm.marked(index, part, String(Theme.accent)) : plain;
        return part === "text" && plain !== "" ? inset + seen : seen;
    }

    implicitHeight: column.implicitHeight + (card ? 2 * Theme.s3 + Theme.s2 : Theme.s3)

    Rectangle {
        visible: place.heard || place.card
        anchors.fill: parent
        anchors.leftMargin: place.card ? Theme.s3 : Theme.s1
        anchors.rightMargin: anchors.leftMargin
        anchors.bottomMargin: place.card ? Theme.s2 : 0
        radius: Theme.radiusM
        color: Theme.primarySoft
        border.width: Theme.highContrast || place.heard ? Theme.hairline : 0
        border.color: Theme.primary
    }
    ColumnLayout {
        id: column
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.leftMargin: place.card ? Theme.s5 : Theme.s4
        anchors.rightMargin: anchors.leftMargin
        anchors.topMargin: place.card ? Theme.s3 : 0
        spacing: Theme.px(4)

        Label {
            visible: place.card
            text: place.modelData.heading ?? ""
            color: Theme.ink2
            font.pixelSize: Theme.textLabel
            Layout.fillWidth: true
        }
        Label {
            visible: text !== ""
            text: place.shown("lead")
            textFormat: place.marking ? Text.StyledText : Text.PlainText
            strong: true
            color: place.chapter || place.card ? Theme.primary : Theme.ink
            horizontalAlignment: place.title ? Text.AlignHCenter : Text.AlignLeft
            font.pixelSize: place.card ? Theme.textHead
                : place.chapter || place.title ? Theme.textTitle : Theme.textRow
            Accessible.name: place.modelData.lead
            Layout.fillWidth: true
            Layout.topMargin: place.chapter ? Theme.s2 : place.title ? Theme.s4 : 0
        }
        Label {
            visible: text !== ""
            text: place.shown("text")
            textFormat: place.marking ? Text.StyledText : Text.PlainText
            font.pixelSize: Theme.textRow
            lineHeight: 1.08
            horizontalAlignment: place.signature ? Text.AlignRight : Text.AlignLeft
            Accessible.name: place.modelData.text
            Layout.fillWidth: true
        }
    }
}
