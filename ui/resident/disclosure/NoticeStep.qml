pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// What the applicant is told before anything is asked: first what happens to the personal data
// (个人信息保护法 Article 17), then how an application goes (政府信息公开条例).
ColumnLayout {
    id: step

    required property DisclosureViewModel vm
    readonly property var office: vm.office
    readonly property string contact: [
        office.phone === "" ? "" : qsTr("电话 %1").arg(office.phone), office.address, office.hours
    ].filter(part => part !== "").join(qsTr("，"))

    spacing: Theme.s3

    Scroll {
        objectName: "disclosure.notice"

        GridLayout {
            columns: Theme.landscape ? 2 : 1
            columnSpacing: Theme.s3
            rowSpacing: Theme.s3
            uniformCellWidths: Theme.landscape
            Layout.fillWidth: true

            FactCard {
                title: qsTr("您的个人信息怎样使用")
                rows: [
                    { label: qsTr("谁来处理"), value: step.office.name },
                    { label: qsTr("做什么用"), value: qsTr("只用来办理这份申请、与您联系、送达答复") },
                    { label: qsTr("收集哪些"), value: qsTr("姓名（名称）、证件号码、联系方式、申请内容、签名") },
                    { label: qsTr("为什么要"), value: qsTr("法规要求提供身份证明和联系方式，不提供就不能受理；不问用途，也不收集别的") },
                    { label: qsTr("保存多久"), value: qsTr("提交后按政府信息公开档案的期限保存，期满依法销毁；没提交的，离开后马上清除，您要求保留的 %1 小时后清除").arg(step.vm.keeping.hours) },
                    { label: qsTr("您的权利"), value: qsTr("可以查阅、复制、更正、补充，依法要求删除；提交前随时可以不填了") },
                    { label: qsTr("联系方式"), value: step.contact }
                ]
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
            ColumnLayout {
                spacing: Theme.s3
                Layout.fillWidth: true
                Layout.fillHeight: true

                FactCard {
                    title: qsTr("申请须知")
                    rows: [
                        { label: qsTr("一事一申请"), value: qsTr("一份申请写一件事，答复更快、更清楚") },
                        { label: qsTr("多久答复"), value: qsTr("能当场答复的当场答复，其他的自收到之日起 20 个工作日内答复；需要延长的会告知您，最多延长 20 个工作日") },
                        { label: qsTr("收费"), value: qsTr("一般不收费；数量、频次明显过多的才可能收费") }
                    ]
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
                Loader {
                    active: Theme.landscape
                    visible: active
                    sourceComponent: otherWays
                    Layout.fillWidth: true
                }
            }
        }
    }
    Loader {
        active: !Theme.landscape
        visible: active
        sourceComponent: otherWays
        Layout.fillWidth: true
    }
    Component {
        id: otherWays

        GridLayout {
            columns: Theme.landscape ? 1 : 2
            columnSpacing: Theme.touchGap
            rowSpacing: Theme.touchGap
            uniformCellWidths: true

            Button {
                objectName: "disclosure.resume"
                iconName: "lock"
                text: qsTr("凭续填码继续填写")
                onClicked: step.vm.resume.begin()
                Layout.fillWidth: true
            }
            Button {
                objectName: "disclosure.helper.first"
                visible: !step.vm.helper.helping
                iconName: "person"
                text: qsTr("请工作人员代填")
                onClicked: step.vm.helper.begin()
                Layout.fillWidth: true
            }
        }
    }
}
