pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// Where a form stands: steps done, now, to come.
RowLayout {
    id: bar

    property list<string> steps
    property int current: 0

    spacing: Theme.touchGap
    uniformCellSizes: true
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("第 %1 步，共 %2 步：%3").arg(current + 1).arg(steps.length)
        .arg(steps[current] ?? "")

    Repeater {
        model: bar.steps

        ColumnLayout {
            id: step
            required property int index
            required property string modelData
            spacing: Theme.s1
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop

            Rectangle {
                implicitHeight: Theme.px(12)
                radius: height / 2
                color: step.index <= bar.current ? Theme.primary : Theme.surfaceSunken
                border.width: Theme.highContrast ? 1 : 0
                border.color: Theme.primary
                Layout.fillWidth: true
            }
            Label {
                text: step.modelData
                strong: step.index === bar.current
                color: step.index === bar.current ? Theme.primary : Theme.ink3
                font.pixelSize: Theme.textCaption
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.px(24)
                wrapMode: Text.NoWrap
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
}
