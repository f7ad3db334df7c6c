pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// Figures side by side: rows of {value, name}.
Panel {
    id: strip

    property var rows: []

    implicitHeight: Math.max(Desk.px(122), Desk.textFigure * 1.5 + Desk.textSmall * 1.5 + Desk.px(32))

    RowLayout {
        anchors.fill: parent
        spacing: 0
        uniformCellSizes: true

        Repeater {
            model: strip.rows

            Item {
                id: cell
                required property int index
                required property var modelData
                Layout.fillWidth: true
                Layout.fillHeight: true

                Rectangle {
                    visible: cell.index > 0
                    width: Theme.hairline
                    height: parent.height
                    color: Theme.line
                }
                ColumnLayout {
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.leftMargin: Desk.s3
                    anchors.rightMargin: Desk.s1
                    spacing: 0
                    Label {
                        objectName: strip.objectName + "." + cell.index
                        text: cell.modelData.value
                        strong: true
                        tight: true
                        font.pixelSize: Desk.textFigure
                        font.features: { "tnum": 1 }
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: Desk.leastType
                        wrapMode: Text.NoWrap
                        Layout.fillWidth: true
                    }
                    Label {
                        text: cell.modelData.name
                        color: Theme.ink3
                        font.pixelSize: Desk.textSmall
                        wrapMode: Text.NoWrap
                        Layout.fillWidth: true
                    }
                }
            }
        }
    }
}
