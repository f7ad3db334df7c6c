pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../guide"

// A decision draft: how long one can comment, the text, and what became of the opinions.
Page {
    id: page

    required property DraftViewModel vm

    trail: Theme.cramped ? [] : [qsTr("政务公开"), qsTr("决策草案意见征集")]
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    Item {
        visible: page.vm.loaded
        Layout.fillWidth: true
        Layout.fillHeight: true

        Scroll {
            objectName: "draft.scroll"
            anchors.fill: parent

            Label {
                text: page.vm.name
                strong: true
                lineHeight: 0.95
                font.pixelSize: text.length <= 30 ? Theme.textSection : Theme.textTitle
                Accessible.role: Accessible.Heading
                Layout.fillWidth: true
            }
            Badge {
                text: page.vm.badge.text
                kind: page.vm.badge.kind
            }
            Banner {
                objectName: "draft.standing"
                visible: text !== ""
                kind: page.vm.standing.kind
                text: page.vm.standing.text
                Layout.fillWidth: true
            }
            Card {
                Layout.fillWidth: true

                FactTable {
                    facts: page.vm.facts
                    size: Theme.textBody
                    Layout.fillWidth: true
                }
            }
            Card {
                visible: page.vm.adoptions.length > 0
                spacing: Theme.s3
                Layout.fillWidth: true

                Label {
                    text: qsTr("意见采纳情况")
                    strong: true
                    font.pixelSize: Theme.textRow
                    Layout.fillWidth: true
                }
                Repeater {
                    model: page.vm.adoptions

                    ColumnLayout {
                        id: adoption
                        required property var modelData
                        required property int index
                        spacing: Theme.s1
                        Layout.fillWidth: true

                        Rule {
                            visible: adoption.index > 0
                            Layout.fillWidth: true
                        }
                        RowLayout {
                            spacing: Theme.s2
                            Label {
                                text: adoption.modelData.opinion
                                strong: true
                                Layout.fillWidth: true
                            }
                            Badge {
                                text: adoption.modelData.adopted ? qsTr("采纳") : qsTr("没有采纳")
                                kind: adoption.modelData.adopted ? "ok" : "plain"
                                Layout.alignment: Qt.AlignTop
                            }
                        }
                        Label {
                            text: adoption.modelData.reply
                            color: Theme.ink2
                            Layout.fillWidth: true
                        }
                    }
                }
            }
            Sections {
                sections: page.vm.sections
                Layout.fillWidth: true
            }
        }
    }
    EmptyState {
        visible: page.vm.missing
        title: qsTr("没有找到这份草案")
        text: qsTr("可能已经撤下，请返回列表查看。")
        Layout.fillWidth: true
        Layout.fillHeight: true
    }

    actions: [
        Button {
            objectName: "draft.back"
            iconName: "back"
            text: qsTr("返回")
            onClicked: page.vm.goBack()
        },
        Button {
            objectName: "draft.comment"
            visible: page.vm.commentable
            kind: "primary"
            iconName: "edit"
            text: qsTr("我要提意见")
            onClicked: page.vm.comment()
            Layout.fillWidth: true
        },
        Button {
            objectName: "draft.policy"
            visible: page.vm.decided
            kind: "primary"
            iconName: "policy"
            text: qsTr("看正式文件")
            onClicked: page.vm.openPolicy()
            Layout.fillWidth: true
        }
    ]
}
