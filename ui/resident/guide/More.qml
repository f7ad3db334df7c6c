pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What changed, the bundle that the item belongs to, and what people need next or instead.
Card {
    id: card

    required property GuideViewModel vm

    spacing: Theme.s3

    Label {
        visible: card.vm.changes.length + card.vm.bundles.length + card.vm.related.length === 0
        text: qsTr("这份指南最近没有变化。")
        color: Theme.ink2
        Layout.fillWidth: true
    }
    ColumnLayout {
        visible: card.vm.changes.length > 0
        spacing: Theme.s2
        Layout.fillWidth: true

        Label {
            text: qsTr("变化")
            strong: true
            font.pixelSize: Theme.textRow
            Accessible.role: Accessible.Heading
        }
        Repeater {
            model: card.vm.changes

            ColumnLayout {
                id: change
                required property var modelData
                spacing: Theme.px(4)
                Layout.fillWidth: true

                RowLayout {
                    spacing: Theme.s2
                    Label {
                        text: change.modelData.on
                        color: Theme.ink3
                        font.pixelSize: Theme.textNote
                    }
                    Badge {
                        visible: change.modelData.new
                        kind: "accent"
                        text: qsTr("新")
                    }
                }
                Label {
                    text: change.modelData.text
                    color: Theme.ink2
                    Layout.fillWidth: true
                }
            }
        }
    }
    Links {
        objectName: "guide.bundles"
        visible: rows.length > 0
        title: qsTr("可以一起办（一件事）")
        rows: card.vm.bundles
        onAsked: code => card.vm.openBundle(code)
        Layout.fillWidth: true
    }
    Links {
        objectName: "guide.related"
        visible: rows.length > 0
        title: qsTr("相关事项")
        rows: card.vm.related
        onAsked: code => card.vm.openGuide(code)
        Layout.fillWidth: true
    }
}
