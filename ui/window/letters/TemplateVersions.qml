pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// The newest versions of a template, each to be shown, and one that waits to be approved.
ColumnLayout {
    id: versions

    required property TemplatesViewModel vm

    spacing: 0

    Repeater {
        model: versions.vm.versions.slice(0, 3)

        RowLayout {
            id: line
            required property int index
            required property var modelData
            spacing: Desk.s2
            Layout.fillWidth: true

            Tag {
                text: line.modelData.state
                kind: line.modelData.stateKind
                size: Desk.textHint
            }
            Label {
                text: line.modelData.text
                color: Theme.ink2
                font.pixelSize: Desk.textSmall
                font.features: { "tnum": 1 }
                elide: Text.ElideRight
                maximumLineCount: 1
                Layout.fillWidth: true
            }
            TextLink {
                objectName: "templates.show." + line.modelData.version
                text: qsTr("看这一版")
                size: Desk.textSmall
                onClicked: versions.vm.showVersion(line.modelData.version)
            }
            TextLink {
                objectName: "templates.approve." + line.modelData.version
                visible: line.modelData.waits
                text: qsTr("启用")
                size: Desk.textSmall
                onClicked: versions.vm.approve(line.modelData.version)
            }
        }
    }
}
