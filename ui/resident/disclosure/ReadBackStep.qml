pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What somebody else wrote, in large print, to be read to the applicant before the signature.
Scroll {
    id: step

    required property DisclosureViewModel vm

    objectName: "disclosure.readback"

    Card {
        spacing: Theme.s2
        Layout.fillWidth: true

        GridLayout {
            columns: Theme.landscape ? 2 : 1
            columnSpacing: Theme.s3
            rowSpacing: Theme.s2
            Layout.fillWidth: true

            Balanced {
                text: qsTr("请工作人员念给申请人听，一句一停。申请人说“对”，再往下念。")
                color: Theme.warn
                strong: true
                font.pixelSize: Theme.textRow
                Layout.fillWidth: true
            }
            Button {
                objectName: "disclosure.readback.aloud"
                text: step.vm.aloud.speaking ? qsTr("停止朗读") : qsTr("机器朗读（请戴耳机）")
                onClicked: {
                    if (step.vm.aloud.speaking)
                        step.vm.aloud.stop();
                    else
                        step.vm.readAloud();
                }
                Layout.fillWidth: !Theme.landscape
            }
        }
        Banner {
            objectName: "disclosure.readback.trouble"
            visible: step.vm.aloud.trouble !== ""
            kind: "warn"
            text: step.vm.aloud.trouble
            Layout.fillWidth: true
        }
    }
    RadioCard {
        objectName: "disclosure.readback.reading"
        many: true
        on: step.vm.helper.readingHelp
        text: qsTr("申请人阅读、听、说有困难")
        note: qsTr("依照《政府信息公开条例》第四十三条提供了帮助，随申请一并记录")
        onClicked: step.vm.helper.setReadingHelp(!step.vm.helper.readingHelp)
        Layout.fillWidth: true
    }
    Repeater {
        model: step.vm.lines

        Card {
            id: line
            required property var modelData
            padding: Theme.s3
            spacing: 0
            Layout.fillWidth: true

            Label {
                text: line.modelData.label
                color: Theme.ink3
                font.pixelSize: Theme.textLabel
                Layout.fillWidth: true
            }
            Label {
                text: line.modelData.value
                strong: true
                font.pixelSize: Theme.textSection
                Layout.fillWidth: true
            }
        }
    }
}
