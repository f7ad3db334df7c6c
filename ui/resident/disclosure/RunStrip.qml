import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What belongs to the whole run: the resume code, and who writes for the applicant.
Rectangle {
    id: strip

    required property DisclosureViewModel vm
    readonly property bool helped: vm.helper.helping
    readonly property color ink: helped ? Theme.warn : Theme.primary
    signal codeAsked()

    implicitHeight: row.implicitHeight
    radius: Theme.radiusM
    color: helped ? Theme.warnSoft : Theme.primarySoft
    border.width: Theme.highContrast ? Theme.hairline : 0
    border.color: ink

    RowLayout {
        id: row
        anchors.fill: parent
        spacing: Theme.touchGap

        T.AbstractButton {
            id: about
            objectName: "disclosure.code"
            enabled: !strip.helped
            implicitHeight: Math.max(Theme.chipHeight, implicitContentHeight + topPadding
                + bottomPadding)
            leftPadding: Theme.s3
            rightPadding: Theme.s2
            topPadding: Theme.px(6)
            bottomPadding: topPadding
            focusPolicy: Qt.TabFocus
            onClicked: strip.codeAsked()
            Layout.fillWidth: true
            Accessible.role: Accessible.Button
            Accessible.name: lead.text

            contentItem: RowLayout {
                spacing: Theme.s2

                Icon {
                    name: strip.helped ? "person" : "lock"
                    color: strip.ink
                    size: Theme.iconS
                }
                ColumnLayout {
                    spacing: 0
                    Layout.fillWidth: true

                    Label {
                        id: lead
                        objectName: "disclosure.strip"
                        text: strip.helped ? qsTr("工作人员代为填写") : qsTr("续填码 %1").arg(
                            strip.vm.keeping.code)
                        strong: true
                        tight: true
                        color: strip.ink
                        font.pixelSize: Theme.textLabel
                        font.features: { "tnum": 1 }
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                    Label {
                        visible: !Theme.landscape || !Theme.largePrint
                        text: strip.helped ? qsTr("%1　工号 %2").arg(strip.vm.helper.name)
                            .arg(strip.vm.helper.number)
                            : strip.vm.keeping.kept ? qsTr("离开后保留 %1 小时，凭此码继续").arg(
                                strip.vm.keeping.hours)
                            : qsTr("断电或离开后，凭此码继续填写")
                        tight: true
                        color: Theme.ink2
                        font.pixelSize: Theme.textCaption
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                }
                Icon {
                    visible: !strip.helped
                    name: "info"
                    color: strip.ink
                    size: Theme.iconS
                }
            }
            background: Rectangle {
                radius: Theme.radiusM
                color: "transparent"
                FocusRing { shown: about.visualFocus; radius: parent.radius }
            }
        }
        Button {
            objectName: strip.helped ? "disclosure.helper.end" : "disclosure.helper"
            kind: "quiet"
            text: strip.helped ? qsTr("结束代填") : qsTr("请人代填")
            implicitHeight: Theme.chipHeight
            onClicked: {
                if (strip.helped)
                    strip.vm.helper.end();
                else
                    strip.vm.helper.begin();
            }
        }
    }
}
