import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// The frame of every page: trail and title, the content in a column, the buttons of the page.
// A page binds error and busy to its view model.
FocusScope {
    id: page

    property string title: ""
    property string note: ""
    property list<string> trail
    property string error: ""
    property bool busy: false
    property int padding: Theme.s5
    default property alias content: body.data
    property alias actions: bar.data
    property alias spacing: body.spacing
    // Lying, one button alone stands beside the title: a row of its own would take a list's room.
    readonly property bool lone: Theme.landscape && bar.children.length === 1
    signal errorDismissed()

    anchors.fill: parent
    Accessible.role: Accessible.Pane
    Accessible.name: title

    ColumnLayout {
        id: column
        anchors.fill: parent
        anchors.leftMargin: page.padding
        anchors.rightMargin: page.padding
        anchors.topMargin: Theme.s3
        anchors.bottomMargin: Theme.s3
        spacing: Theme.s3

        RowLayout {
            // Lying, an error takes the room of the title.
            visible: page.lone || ((page.title !== "" || page.trail.length > 0)
                && !(Theme.landscape && page.error !== ""))
            spacing: Theme.s3
            Layout.fillHeight: false

            ColumnLayout {
                id: lead
                visible: page.lone
                Layout.fillWidth: false
            }
            ColumnLayout {
                spacing: Theme.s1

                Label {
                    visible: page.trail.length > 0
                    text: page.trail.join(" › ")
                    color: Theme.ink3
                    font.pixelSize: Theme.textNote
                    elide: Text.ElideRight
                    maximumLineCount: 1
                    Layout.fillWidth: true
                    Layout.bottomMargin: page.title === "" ? -Theme.s2 : 0
                }
                RowLayout {
                    visible: page.title !== ""
                    spacing: Theme.s3
                    Balanced {
                        text: page.title
                        strong: true
                        font.pixelSize: Theme.textSection
                        tight: true
                        Accessible.role: Accessible.Heading
                        Layout.fillWidth: true
                    }
                    Label {
                        visible: text !== ""
                        text: page.note
                        color: Theme.ink3
                        font.pixelSize: Theme.textNote
                        horizontalAlignment: Text.AlignRight
                        Layout.alignment: Qt.AlignBottom
                        Layout.maximumWidth: page.width / 2
                    }
                }
            }
        }
        Banner {
            objectName: "page.error"
            visible: page.error !== ""
            kind: "error"
            text: page.error
            action: qsTr("知道了")
            onActionClicked: page.errorDismissed()
            Layout.fillWidth: true
        }
        ColumnLayout {
            id: body
            spacing: Theme.s3
            Layout.fillWidth: true
            Layout.fillHeight: true
        }
        RowLayout {
            id: bar
            parent: page.lone ? lead : column
            visible: children.length > 0
            spacing: Theme.s3
            Layout.fillWidth: true
            Layout.fillHeight: false
            // All as high as the one whose words stand in two lines.
            Component.onCompleted: {
                for (const button of children)
                    button.Layout.fillHeight = true;
            }
        }
    }
    BusyCover {
        busy: page.busy
    }
}
