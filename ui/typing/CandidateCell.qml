import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

// One candidate, its figure before it. The likeliest, which the space key takes, is marked.
T.AbstractButton {
    id: cell

    property var candidate: ({ place: 0, number: 0, text: "", wide: 0, first: false })
    readonly property real aside: candidate.number > 0 ? figure.implicitWidth + Theme.px(8) : 0

    width: candidate.wide
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.Button
    Accessible.name: candidate.text

    contentItem: Item {
        Text {
            id: figure
            visible: cell.candidate.number > 0
            anchors.right: word.left
            anchors.rightMargin: Theme.px(8)
            anchors.baseline: word.baseline
            text: cell.candidate.number
            color: cell.candidate.first ? Theme.primary : Theme.ink3
            font.pixelSize: Theme.textNote
        }
        Text {
            id: word
            x: (parent.width - width + cell.aside) / 2
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, cell.width - cell.aside - Theme.s1)
            text: cell.candidate.text
            textFormat: Text.PlainText
            color: cell.candidate.first ? Theme.primary : Theme.ink
            elide: Text.ElideRight
            font.pixelSize: Theme.textName
            font.weight: cell.candidate.first ? Font.Bold : Font.Normal
        }
    }
    background: Rectangle {
        radius: Theme.radiusS
        color: cell.pressed ? Theme.primarySoft : "transparent"
        border.width: cell.pressed && Theme.highContrast ? Theme.hairline : 0
        border.color: Theme.primary
    }
}
