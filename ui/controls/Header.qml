import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// The head of the screen: the hall, the terminal, the time, and whether the data is fresh.
// In the low position it grows downwards with the page under it.
Rectangle {
    id: header

    property string hallName: ""
    property string subtitle: ""
    property string timeText: ""
    property string dateText: ""
    property string offlineText: ""
    // Only what brings the page down is left of it: the room is needed for the keyboard.
    property bool folded: false

    implicitHeight: (folded ? 0 : Theme.headerHeight) + Theme.drop
    color: Theme.header

    Label {
        anchors.horizontalCenter: parent.horizontalCenter
        y: (Theme.drop - height) / 2
        width: parent.width - 2 * Theme.s6
        visible: Theme.lowPosition
        text: qsTr("页面已下移，方便坐姿使用。\n再按一次“屏幕下移”即可恢复。")
        color: Theme.headerInkSoft
        font.pixelSize: Theme.textNote
        horizontalAlignment: Text.AlignHCenter
    }
    RowLayout {
        visible: !header.folded
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: Theme.s5
        anchors.rightMargin: Theme.s5
        height: Theme.headerHeight
        spacing: Theme.s3

        Rectangle {
            visible: header.offlineText === "" || Theme.landscape || !Theme.largePrint
            implicitWidth: Theme.px(Theme.landscape ? 72 : 88)
            implicitHeight: implicitWidth
            radius: width / 2
            color: "transparent"
            border.width: Theme.px(4)
            border.color: Theme.headerInkSoft
            Label {
                anchors.centerIn: parent
                text: qsTr("政")
                strong: true
                color: Theme.headerInk
                font.pixelSize: Theme.px(Theme.landscape ? 34 : 40)
                Accessible.ignored: true
            }
        }
        Item {
            id: names
            // A long name stands in two lines and takes the room of what is under it.
            readonly property bool long: header.hallName.length * Theme.textLabel > width
            // The size at which the name just fits its one line or its two.
            readonly property int fit: Math.max(1, width
                / (Math.ceil(header.hallName.length / (long ? 2 : 1)) + 0.4))

            implicitHeight: column.height
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.s1

            Column {
                id: column
                width: parent.width

                Balanced {
                    width: parent.width
                    text: header.hallName
                    strong: true
                    tight: true
                    color: Theme.headerInk
                    font.pixelSize: Math.min(names.long ? Theme.textTitle : Theme.textName, names.fit)
                }
                Label {
                    width: parent.width
                    visible: !names.long
                    text: whole.advanceWidth <= width ? header.subtitle
                        : header.subtitle.split(" · ").pop()
                    color: Theme.headerInkSoft
                    font.pixelSize: Theme.textCaption
                    wrapMode: Text.NoWrap
                    tight: true
                }
            }
            TextMetrics {
                id: whole
                text: header.subtitle
                font.pixelSize: Theme.textCaption
            }
        }
        Rectangle {
            objectName: "shell.offline"
            visible: header.offlineText !== ""
            implicitHeight: mark.implicitHeight + Theme.s2
            implicitWidth: mark.implicitWidth + Theme.s4
            radius: Theme.radiusS
            color: Theme.warnSoft
            border.width: Theme.highContrast ? Theme.hairline : 0
            border.color: Theme.warn
            RowLayout {
                id: mark
                anchors.centerIn: parent
                spacing: Theme.s1
                Icon {
                    name: "offline"
                    color: Theme.warn
                    size: Theme.iconS
                }
                Label {
                    text: header.offlineText
                    color: Theme.warn
                    font.pixelSize: Theme.textCaption
                    font.weight: Font.Medium
                    tight: true
                }
            }
        }
        ColumnLayout {
            spacing: 0
            Layout.bottomMargin: Theme.s2
            Label {
                text: header.timeText
                strong: true
                color: Theme.headerInk
                font.pixelSize: Theme.textHead
                font.features: { "tnum": 1 }
                Layout.bottomMargin: -Theme.s1
                tight: true
                Layout.alignment: Qt.AlignRight
            }
            Label {
                text: header.dateText
                color: Theme.headerInkSoft
                font.pixelSize: Theme.textCaption
                wrapMode: Text.NoWrap
                tight: true
                Layout.alignment: Qt.AlignRight
            }
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hairline
        visible: Theme.highContrast
        color: Theme.line
    }
}
