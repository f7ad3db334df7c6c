pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// Applications that resemble the open one, each with why; one opens in its place.
ColumnLayout {
    id: list

    required property ApplicationsViewModel vm

    spacing: Desk.px(10)

    Repeater {
        model: list.vm.similar

        T.AbstractButton {
            id: line
            required property int index
            required property var modelData
            objectName: "applications.similar." + index
            implicitHeight: words.implicitHeight + Desk.px(24)
            leftPadding: Desk.px(14)
            rightPadding: Desk.px(14)
            hoverEnabled: true
            focusPolicy: Qt.TabFocus
            onClicked: list.vm.openNumber(modelData.number)
            Keys.onReturnPressed: clicked()
            Layout.fillWidth: true
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("%1，%2").arg(modelData.number).arg(modelData.why)

            contentItem: ColumnLayout {
                id: words
                spacing: Desk.px(2)
                RowLayout {
                    spacing: Desk.px(12)
                    Layout.fillWidth: true
                    Label {
                        text: line.modelData.number
                        strong: true
                        font.pixelSize: Desk.textNote
                        font.features: { "tnum": 1 }
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }
                    Label {
                        text: line.modelData.applicant
                        color: Theme.ink2
                        font.pixelSize: Desk.textSmall
                        elide: Text.ElideRight
                        maximumLineCount: 1
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                    Tag {
                        text: line.modelData.same ? qsTr("同一申请人") : ""
                        kind: "warn"
                        size: Desk.textHint
                    }
                    Tag {
                        text: line.modelData.state
                        size: Desk.textHint
                    }
                }
                Label {
                    text: line.modelData.content
                    font.pixelSize: Desk.textSmall
                    maximumLineCount: 2
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
                Label {
                    text: line.modelData.why
                    color: Theme.ink3
                    font.pixelSize: Desk.textSmall
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
            }
            background: Rectangle {
                radius: Desk.px(12)
                color: line.pressed || line.hovered ? Theme.primarySoft : Theme.surface
                border.width: Theme.hairline
                border.color: Theme.line
                FocusRing { shown: line.visualFocus; radius: parent.radius }
            }
        }
    }
    Label {
        visible: list.vm.similar.length === 0
        text: qsTr("没有内容相近或者同一申请人重复的申请。")
        color: Theme.ink3
        font.pixelSize: Desk.textNote
        Layout.fillWidth: true
    }
}
