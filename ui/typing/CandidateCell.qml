import QtQuick
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Theme

// One candidate, its figure before it. The likeliest, which the space key takes, is marked.
T.AbstractButton {
    id: cell

    required property var modelData

    width: modelData.wide
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.Button
    Accessible.name: modelData.text

    contentItem: Item {
        Row {
            anchors.centerIn: parent
            spacing: Theme.px(8)

            Label {
                visible: cell.modelData.number > 0
                text: cell.modelData.number
                color: cell.modelData.first ? Theme.primary : Theme.ink3
                font.pixelSize: Theme.textNote
                anchors.baseline: word.baseline
                Accessible.ignored: true
            }
            Label {
                id: word
                text: cell.modelData.text
                color: cell.modelData.first ? Theme.primary : Theme.ink
                strong: cell.modelData.first
                font.pixelSize: Theme.textName
                wrapMode: Text.NoWrap
                elide: Text.ElideRight
                width: Math.min(implicitWidth, cell.width - Theme.s1
                    - (cell.modelData.number > 0 ? Theme.px(8) + Theme.textNote : 0))
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        radius: Theme.radiusS
        color: cell.pressed ? Theme.primarySoft : "transparent"
        border.width: cell.pressed && Theme.highContrast ? Theme.hairline : 0
        border.color: Theme.primary
    }
}
