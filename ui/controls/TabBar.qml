pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Theme

// Tabs side by side. Each gets the object name "<objectName>.<index>".
Rectangle {
    id: bar

    property list<string> tabs
    property int current: 0
    signal chosen(index: int)

    implicitHeight: Math.max(Theme.touchLeast, Theme.px(84)) + 2 * Theme.s1
    radius: Theme.px(24)
    color: Theme.surfaceSunken
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: Theme.line

    RowLayout {
        anchors.fill: parent
        anchors.margins: Theme.s1
        spacing: Theme.touchGap
        uniformCellSizes: true

        Repeater {
            model: bar.tabs

            T.AbstractButton {
                id: tab
                required property int index
                required property string modelData
                readonly property bool on: index === bar.current

                objectName: bar.objectName + "." + index
                Layout.fillWidth: true
                Layout.fillHeight: true
                focusPolicy: Qt.TabFocus
                onClicked: bar.chosen(index)
                Accessible.role: Accessible.PageTab
                Accessible.name: modelData
                Accessible.selected: on

                contentItem: Label {
                    text: tab.modelData
                    strong: tab.on
                    color: tab.on ? Theme.primary : Theme.ink2
                    font.pixelSize: Theme.textLabel
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.textCaption
                    wrapMode: Text.NoWrap
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    Accessible.ignored: true
                }
                background: Rectangle {
                    radius: Theme.px(18)
                    color: tab.on || tab.pressed ? Theme.surface : "transparent"
                    border.width: tab.on && Theme.highContrast ? Theme.stroke : 0
                    border.color: Theme.primary
                    FocusRing { shown: tab.visualFocus; radius: parent.radius }
                }
            }
        }
    }
}
