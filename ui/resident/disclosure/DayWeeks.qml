pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme

// Every day from receipt to the deadline, week by week. Rows of ui.resident.disclosure.counting.
ColumnLayout {
    id: strip

    property var weeks: []
    readonly property int gap: Theme.px(5)
    readonly property int monthWidth: Theme.textCaption * 2.4

    spacing: gap

    RowLayout {
        spacing: strip.gap
        Item {
            implicitWidth: strip.monthWidth
        }
        Repeater {
            model: [qsTr("一"), qsTr("二"), qsTr("三"), qsTr("四"), qsTr("五"), qsTr("六"), qsTr("日")]
            Label {
                required property string modelData
                text: modelData
                tight: true
                color: Theme.ink3
                font.pixelSize: Theme.textCaption
                horizontalAlignment: Text.AlignHCenter
                Layout.fillWidth: true
                Layout.preferredWidth: 10
            }
        }
    }
    Repeater {
        model: strip.weeks

        RowLayout {
            id: week
            required property int index
            required property var modelData
            spacing: strip.gap

            Label {
                text: week.modelData.month
                color: Theme.ink2
                font.pixelSize: Theme.textCaption
                wrapMode: Text.NoWrap
                Layout.preferredWidth: strip.monthWidth
            }
            Repeater {
                model: week.modelData.cells

                DayCell {
                    required property int index
                    required property var modelData
                    objectName: "counting.day." + week.index + "." + index
                    cell: modelData
                    Layout.fillWidth: true
                    Layout.preferredWidth: 10
                }
            }
        }
    }
    Flow {
        spacing: Theme.s3
        Layout.fillWidth: true
        Layout.topMargin: Theme.px(4)

        Repeater {
            model: [{ look: "received", text: qsTr("收到") }, { look: "counted", text: qsTr("计入") },
                { look: "off", text: qsTr("不计入") }, { look: "due", text: qsTr("期限") }]

            Row {
                id: legend
                required property var modelData
                spacing: Theme.s1
                DayCell {
                    width: Theme.textCaption
                    height: width
                    cell: ({ look: legend.modelData.look, day: "", mark: "", today: false, tip: "" })
                    anchors.verticalCenter: parent.verticalCenter
                }
                Label {
                    text: legend.modelData.text
                    color: Theme.ink3
                    font.pixelSize: Theme.textCaption
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
