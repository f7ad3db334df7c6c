pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// The way to an entry: every step before the last leads back.
Flow {
    id: line

    property var trail: []
    signal went(depth: int)

    spacing: Desk.px(4)

    Repeater {
        model: line.trail

        Row {
            id: step
            required property int index
            required property var modelData
            readonly property bool last: index === line.trail.length - 1

            spacing: Desk.px(4)

            Label {
                visible: step.index > 0
                anchors.verticalCenter: parent.verticalCenter
                text: "›"
                color: Theme.ink3
                font.pixelSize: Desk.textRow
                Accessible.ignored: true
            }
            TextLink {
                objectName: line.objectName + "." + step.index
                visible: !step.last
                text: step.modelData.text
                size: Desk.textRow
                onClicked: line.went(step.modelData.depth)
            }
            Label {
                visible: step.last
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, line.width - Desk.s3)
                text: step.modelData.text
                strong: true
                font.pixelSize: Desk.textRow
                maximumLineCount: 1
                elide: Text.ElideRight
                wrapMode: Text.NoWrap
            }
        }
    }
}
