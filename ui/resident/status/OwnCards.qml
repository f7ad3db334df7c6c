pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../disclosure"

// What the own application asks for, costs and says: correction, fee, answer.
ColumnLayout {
    id: cards

    required property OwnApplication vm
    required property ReleasedReading reading
    readonly property string office: [vm.office.name, vm.office.phone, vm.office.address,
        vm.office.hours].filter(part => part !== "").join(qsTr("，"))

    spacing: Theme.s3

    Banner {
        objectName: "status.done"
        visible: cards.vm.done !== ""
        kind: "ok"
        text: cards.vm.done
        Layout.fillWidth: true
    }
    Banner {
        objectName: "status.ownFailed"
        visible: cards.vm.error !== "" && !cards.vm.correcting
        kind: "error"
        text: cards.vm.error
        Layout.fillWidth: true
    }
    Card {
        visible: cards.vm.asked.what !== undefined
        color: Theme.warnSoft
        border.color: Theme.warn
        Layout.fillWidth: true

        Label {
            text: qsTr("请您补正")
            strong: true
            tight: true
            color: Theme.warn
            font.pixelSize: Theme.textTitle
            Accessible.role: Accessible.Heading
            Layout.fillWidth: true
        }
        Label {
            objectName: "status.asked"
            text: cards.vm.asked.what ?? ""
            font.pixelSize: Theme.textBody
            Layout.fillWidth: true
        }
        Label {
            text: qsTr("最迟 %1。逾期不补正的，机关不再处理；补正后重新计算答复期限。").arg(
                cards.vm.asked.replyBy ?? "")
            color: Theme.ink2
            font.pixelSize: Theme.textNote
            Layout.fillWidth: true
        }
        Button {
            objectName: "status.correct"
            kind: "primary"
            iconName: "edit"
            text: qsTr("现在补正")
            onClicked: cards.vm.correct()
            Layout.fillWidth: true
        }
    }
    Card {
        visible: cards.vm.answer.outcome !== undefined
        spacing: Theme.s2
        Layout.fillWidth: true

        Label {
            text: qsTr("答复（%1）").arg(cards.vm.answer.on ?? "")
            color: Theme.ink3
            font.pixelSize: Theme.textLabel
            Layout.fillWidth: true
        }
        Label {
            objectName: "status.outcome"
            text: cards.vm.answer.outcome ?? ""
            strong: true
            tight: true
            color: Theme.primary
            font.pixelSize: Theme.textName
            Layout.fillWidth: true
        }
        Repeater {
            model: cards.vm.answer.rows ?? []

            ColumnLayout {
                id: part
                required property var modelData
                spacing: 0
                Layout.fillWidth: true

                Label {
                    text: part.modelData.label
                    color: Theme.ink3
                    font.pixelSize: Theme.textNote
                    Layout.fillWidth: true
                }
                Label {
                    text: part.modelData.value
                    font.pixelSize: Theme.textBody
                    Layout.fillWidth: true
                }
            }
        }
        Repeater {
            model: cards.reading.files

            Button {
                required property var modelData
                objectName: "status.read." + modelData.id
                iconName: "guide"
                text: qsTr("看公开的材料：%1").arg(modelData.name)
                onClicked: cards.reading.read(modelData.id)
                Layout.fillWidth: true
            }
        }
        Rule {}
        Label {
            text: qsTr("不服怎么办")
            color: Theme.ink3
            font.pixelSize: Theme.textNote
            Layout.fillWidth: true
        }
        Label {
            objectName: "status.remedies"
            text: cards.vm.answer.remedies ?? ""
            font.pixelSize: Theme.textLabel
            Layout.fillWidth: true
        }
    }
    FactCard {
        visible: cards.vm.fee.amount !== undefined
        objectName: "status.fee"
        title: cards.vm.fee.paid ? qsTr("信息处理费已缴") : qsTr("请缴纳信息处理费")
        labelWidth: Theme.textLabel * 6.5
        rows: [{ label: qsTr("应缴金额"), value: cards.vm.fee.amount ?? "" }].concat(
            cards.vm.fee.rows ?? []).concat(cards.vm.fee.paid
            ? [{ label: qsTr("缴费日期"), value: cards.vm.fee.paid }]
            : [{ label: qsTr("最迟缴费"), value: cards.vm.fee.payBy ?? "" },
                { label: qsTr("到哪里缴"), value: qsTr("按收费通知缴纳，或询问：") + cards.office },
                { label: qsTr("不缴"), value: qsTr("逾期不缴的，视为放弃申请；对收费有异议的，可以在收费通知写明的期限内申诉") }])
        Layout.fillWidth: true
    }
}
