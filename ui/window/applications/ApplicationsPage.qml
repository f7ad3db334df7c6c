pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// The register of disclosure applications: views by state, the list, the open one beside it.
FocusScope {
    id: page

    required property ApplicationsViewModel vm

    anchors.fill: parent

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Desk.margin
        anchors.rightMargin: Desk.margin
        anchors.topMargin: Desk.px(20)
        anchors.bottomMargin: Desk.gap
        spacing: Desk.px(20)

        RowLayout {
            spacing: Desk.px(14)
            Layout.fillWidth: true

            Repeater {
                model: page.vm.chips

                FilterChip {
                    required property var modelData
                    objectName: "applications.view." + modelData.name
                    text: modelData.text
                    on: modelData.on
                    onClicked: page.vm.choose(modelData.name)
                }
            }
            Label {
                text: page.vm.cutText
                color: Theme.ink3
                font.pixelSize: Desk.textSmall
                horizontalAlignment: Text.AlignRight
                Layout.fillWidth: true
            }
        }
        Sentence {
            objectName: "applications.error"
            kind: "error"
            text: page.vm.error
            onClosed: page.vm.clearError()
            Layout.fillWidth: true
        }
        RowLayout {
            spacing: Desk.px(24)
            Layout.fillWidth: true
            Layout.fillHeight: true

            ApplicationTable {
                vm: page.vm
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 130
            }
            ApplicationDetail {
                vm: page.vm
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 100
            }
        }
    }
}
