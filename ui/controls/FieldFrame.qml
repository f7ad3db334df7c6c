import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// What every field shares: label above, the box, and below it an error or a hint and a counter.
ColumnLayout {
    id: frame

    property string label: ""
    property bool required: false
    property string hint: ""
    property string error: ""
    property int length: 0
    property int limit: 0
    property bool focused: false
    property int boxHeight: Theme.fieldHeight
    readonly property bool counted: limit > 0 && length > limit / 2
    default property alias content: box.data

    spacing: Theme.s1

    Label {
        visible: frame.label !== ""
        text: frame.required ? frame.label.replace(/&/g, "&amp;").replace(/</g, "&lt;")
            + " <font color=\"" + Theme.accent + "\">*</font>" : frame.label
        textFormat: frame.required ? Text.StyledText : Text.PlainText
        strong: true
        font.pixelSize: Theme.textLabel
        Accessible.name: frame.required ? qsTr("%1，必填").arg(frame.label) : frame.label
        Layout.fillWidth: true
    }
    Item {
        implicitHeight: frame.boxHeight
        Layout.fillWidth: true

        Rectangle {
            anchors.fill: parent
            anchors.margins: -Theme.px(6)
            radius: edge.radius + Theme.px(6)
            visible: frame.focused
            color: frame.error !== "" ? Theme.accentSoft : Theme.primarySoft
            border.width: Theme.highContrast ? Theme.hairline : 0
            border.color: Theme.primary
        }
        Rectangle {
            id: edge
            anchors.fill: parent
            radius: Theme.px(18)
            color: Theme.surface
            border.width: Theme.stroke
            border.color: frame.error !== "" ? Theme.accent : frame.focused ? Theme.primary
                : Theme.line
        }
        Item {
            id: box
            anchors.fill: parent
        }
    }
    RowLayout {
        visible: below.text !== "" || frame.counted
        spacing: Theme.s2
        Icon {
            visible: frame.error !== ""
            name: "warning"
            color: Theme.accent
            size: Theme.textNote
        }
        Balanced {
            id: below
            text: frame.error !== "" ? frame.error : frame.hint
            color: frame.error !== "" ? Theme.accent : Theme.ink3
            font.pixelSize: Theme.textCaption
            Layout.fillWidth: true
        }
        Label {
            visible: frame.counted
            text: qsTr("%1 / %2 字").arg(frame.length).arg(frame.limit)
            color: frame.length >= frame.limit ? Theme.accent : Theme.ink3
            font.pixelSize: Theme.textCaption
            wrapMode: Text.NoWrap
            Layout.alignment: Qt.AlignTop
        }
    }
}
