pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// One line of what is open, by its kind: head, fact, change, finding, version or link.
ColumnLayout {
    id: line

    required property int index
    required property var modelData
    readonly property string kind: modelData.kind
    signal followed(link: string)

    spacing: Desk.px(4)

    Label {
        visible: line.kind === "head"
        text: line.modelData.title ?? ""
        strong: true
        color: Theme.primary
        font.pixelSize: Desk.textRow
        Layout.topMargin: Desk.s1
        Layout.fillWidth: true
    }
    RowLayout {
        visible: line.kind === "fact"
        spacing: Desk.s2
        Layout.fillWidth: true
        Label {
            visible: text !== ""
            text: line.kind === "fact" ? line.modelData.title : ""
            color: Theme.ink3
            font.pixelSize: Desk.textSmall
            wrapMode: Text.Wrap
            Layout.preferredWidth: Desk.type(112)
            Layout.maximumWidth: line.width / 2
            Layout.alignment: Qt.AlignTop
        }
        Label {
            objectName: "content.detail.fact." + line.index
            text: line.modelData.text ?? ""
            font.pixelSize: Desk.textNote
            font.features: { "tnum": 1 }
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
    RowLayout {
        visible: line.kind === "finding" || line.kind === "version" || line.kind === "link"
        spacing: Desk.s2
        Layout.fillWidth: true
        Tag {
            text: line.modelData.tag ?? ""
            kind: line.modelData.tagKind ?? "plain"
            size: Desk.textHint
            Layout.alignment: Qt.AlignTop
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true
            Label {
                text: line.modelData.title ?? ""
                font.pixelSize: Desk.textNote
                font.features: { "tnum": 1 }
                Layout.fillWidth: true
            }
            Label {
                visible: text !== ""
                text: line.modelData.text ?? ""
                color: Theme.ink3
                font.pixelSize: Desk.textSmall
                font.features: { "tnum": 1 }
                Layout.fillWidth: true
            }
        }
        TextLink {
            objectName: "content.detail.link." + line.index
            visible: (line.modelData.link ?? "") !== ""
            text: line.modelData.linkText ?? ""
            size: Desk.textSmall
            onClicked: line.followed(line.modelData.link)
            Layout.alignment: Qt.AlignTop
        }
        TextLink {
            objectName: "content.detail.other." + line.index
            visible: (line.modelData.other ?? "") !== ""
            text: line.modelData.otherText ?? ""
            size: Desk.textSmall
            onClicked: line.followed(line.modelData.other)
            Layout.alignment: Qt.AlignTop
        }
    }
    Label {
        visible: line.kind === "change"
        text: line.modelData.title ?? ""
        color: Theme.ink2
        font.pixelSize: Desk.textSmall
        Layout.fillWidth: true
    }
    SaidText {
        visible: line.kind === "change"
        said: line.kind === "change" ? line.modelData.before : ""
        tag: line.modelData.beforeTag ?? qsTr("改前")
        colour: Theme.surfaceSunken
        objectName: "content.detail.before." + line.index
        Layout.fillWidth: true
    }
    SaidText {
        visible: line.kind === "change"
        said: line.kind === "change" ? line.modelData.after : ""
        tag: line.modelData.afterTag ?? qsTr("改后")
        colour: Theme.okSoft
        objectName: "content.detail.after." + line.index
        Layout.fillWidth: true
    }
}
