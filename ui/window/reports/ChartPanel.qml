pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// One chart of the report: {title, kind, blank, bars: [{label, said, part, known}]}.
Panel {
    id: panel

    property var chart: ({})
    readonly property var bars: chart.bars ?? []

    Accessible.role: Accessible.Chart
    Accessible.name: chart.title ?? ""
    Accessible.description: bars.map(bar => bar.label + " " + bar.said).join("，")

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Desk.px(20)
        spacing: Desk.s1

        Label {
            text: panel.chart.title ?? ""
            strong: true
            font.pixelSize: Desk.textSmall
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            Layout.fillWidth: true
        }
        Loader {
            active: !panel.chart.blank && panel.bars.length > 0
            sourceComponent: panel.chart.kind === "lying" ? lying : panel.chart.kind === "line" ? line : upright
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        Label {
            visible: panel.chart.blank ?? false
            text: qsTr("没有数据")
            color: Theme.ink3
            font.pixelSize: Desk.textNote
            horizontalAlignment: Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
    }
    Component {
        id: upright
        UprightBars { bars: panel.bars }
    }
    Component {
        id: line
        PointLine { bars: panel.bars }
    }
    Component {
        id: lying
        LyingBars { bars: panel.bars }
    }
}
