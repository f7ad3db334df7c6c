pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Theme

// One thing to bring, in two lines so that the whole list is in sight; a touch unfolds how to
// prepare it. A form to it is one touch away without unfolding.
ColumnLayout {
    id: material

    // {name, note, badge, badgeKind, form, lines}
    required property var modelData
    required property int index
    // Whether the list is short enough to tell everything at once.
    property bool unfolded: false
    property bool forms: false
    signal formAsked(code: string)

    readonly property bool more: modelData.lines.length > 0

    spacing: 0

    T.AbstractButton {
        id: row
        objectName: "guide.material." + material.index
        enabled: material.more
        implicitHeight: Math.max(Theme.touchLeast,
            implicitContentHeight + topPadding + bottomPadding)
        topPadding: Theme.px(10)
        bottomPadding: topPadding
        focusPolicy: enabled ? Qt.TabFocus : Qt.NoFocus
        onClicked: material.unfolded = !material.unfolded
        Layout.fillWidth: true
        Accessible.role: enabled ? Accessible.Button : Accessible.ListItem
        Accessible.name: material.modelData.name
        Accessible.description: material.modelData.badge + " " + material.modelData.note

        contentItem: RowLayout {
            spacing: Theme.s3

            Numeral {
                number: material.index + 1
                Layout.alignment: Qt.AlignTop
            }
            ColumnLayout {
                spacing: Theme.px(2)
                Layout.fillWidth: true

                RowLayout {
                    spacing: Theme.s2
                    Balanced {
                        text: material.modelData.name
                        strong: true
                        lineHeight: 0.92
                        font.pixelSize: Theme.textRow
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                    Badge {
                        text: material.modelData.badge
                        kind: material.modelData.badgeKind
                        Layout.alignment: Qt.AlignTop
                    }
                }
                RowLayout {
                    spacing: Theme.s2
                    Label {
                        text: material.modelData.note
                        color: Theme.ink3
                        font.pixelSize: Theme.textNote
                        Layout.fillWidth: true
                        Accessible.ignored: true
                    }
                    Label {
                        visible: material.more
                        text: material.unfolded ? qsTr("收起") : qsTr("说明")
                        color: Theme.primary
                        font.pixelSize: Theme.textNote
                        font.weight: Font.Medium
                        wrapMode: Text.NoWrap
                        Layout.alignment: Qt.AlignTop
                        Accessible.ignored: true
                    }
                    Icon {
                        visible: material.more
                        name: material.unfolded ? "up" : "down"
                        size: Theme.textNote
                        Layout.alignment: Qt.AlignTop
                        Layout.topMargin: Theme.px(4)
                        Layout.leftMargin: -Theme.s1
                    }
                }
            }
        }
        background: Rectangle {
            color: row.pressed ? Theme.primarySoft : "transparent"
            radius: Theme.radiusM
            FocusRing { shown: row.visualFocus; radius: parent.radius }
        }
    }
    ColumnLayout {
        visible: material.unfolded && material.more
        spacing: Theme.px(4)
        Layout.fillWidth: true
        Layout.leftMargin: Theme.px(56) + Theme.s3
        Layout.bottomMargin: Theme.px(10)

        Repeater {
            model: material.unfolded ? material.modelData.lines : []

            Label {
                required property var modelData
                text: modelData.name + qsTr("：") + modelData.text
                color: Theme.ink2
                font.pixelSize: Theme.textNote
                Layout.fillWidth: true
            }
        }
    }
    Chip {
        objectName: "guide.form." + material.index
        visible: material.forms && material.modelData.form !== ""
        link: true
        text: qsTr("看样表、打印空白表 ›")
        onClicked: material.formAsked(material.modelData.form)
        Layout.leftMargin: Theme.px(56) + Theme.s3
        Layout.bottomMargin: Theme.px(14)
    }
}
