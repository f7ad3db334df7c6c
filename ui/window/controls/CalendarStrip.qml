pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// Every day from receipt to the deadline, week by week: the working days are numbered, days off,
// make-up days and pauses are marked, today is framed. Rows of strip.week_rows.
ColumnLayout {
    id: strip

    property var weeks: []
    readonly property int cellHeight: Math.round(Desk.textNote * 2.5)

    spacing: Desk.px(6)

    RowLayout {
        spacing: Desk.px(6)
        Label {
            text: ""
            Layout.preferredWidth: Desk.type(64)
        }
        Repeater {
            model: [qsTr("一"), qsTr("二"), qsTr("三"), qsTr("四"), qsTr("五"), qsTr("六"), qsTr("日")]
            Label {
                required property string modelData
                text: modelData
                color: Theme.ink3
                font.pixelSize: Desk.textHint
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
            spacing: Desk.px(6)
            Layout.fillWidth: true

            Label {
                text: week.modelData.month
                strong: true
                color: Theme.ink2
                font.pixelSize: Desk.textHint
                wrapMode: Text.NoWrap
                Layout.preferredWidth: Desk.type(64)
            }
            Repeater {
                model: week.modelData.cells

                CalendarDay {
                    required property int index
                    required property var modelData
                    objectName: "calendar.day." + week.index + "." + index
                    cell: modelData
                    implicitHeight: strip.cellHeight
                    Layout.fillWidth: true
                    Layout.preferredWidth: 10
                }
            }
        }
    }
    Flow {
        spacing: Desk.px(18)
        Layout.fillWidth: true
        Layout.topMargin: Desk.px(8)

        Repeater {
            model: [{ look: "counted", text: qsTr("已计") }, { look: "coming", text: qsTr("将计，小字是第几个工作日") },
                { look: "off", text: qsTr("不计入") },
                { look: "holiday", text: qsTr("休 放假") }, { look: "makeup", text: qsTr("班 调休上班") },
                { look: "stopped", text: qsTr("停 暂停计时") }, { look: "due", text: qsTr("期限") }]

            Row {
                id: legend
                required property var modelData
                spacing: Desk.px(8)
                CalendarDay {
                    width: Math.round(Desk.textHint * 1.3)
                    height: width
                    cell: ({ look: legend.modelData.look === "coming" ? "counted" : legend.modelData.look, day: "",
                        mark: "", index: "", past: legend.modelData.look === "counted" })
                    anchors.verticalCenter: parent.verticalCenter
                }
                Label {
                    text: legend.modelData.text
                    color: Theme.ink3
                    font.pixelSize: Desk.textHint
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
