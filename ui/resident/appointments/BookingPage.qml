pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Booking, one step on the screen at a time: what, when, who.
Page {
    id: page

    required property BookingViewModel vm

    title: Theme.landscape ? "" : qsTr("预约一个时段")
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    StepBar {
        visible: !Theme.cramped
        steps: page.vm.steps
        current: page.vm.step
        Layout.fillWidth: true
    }
    Label {
        objectName: "booking.chosen"
        visible: text !== ""
        text: page.vm.chosen
        strong: true
        color: Theme.primary
        font.pixelSize: Theme.textRow
        Layout.fillWidth: true
    }
    Loader {
        active: page.vm.loaded
        sourceComponent: page.vm.step === 0 ? what : page.vm.step === 1 ? when : who
        Layout.fillWidth: true
        Layout.fillHeight: true
    }
    Component {
        id: what
        Scroll {
            objectName: "booking.businesses"
            GridLayout {
                columns: Theme.landscape ? 2 : 1
                columnSpacing: Theme.s3
                rowSpacing: Theme.s3
                uniformCellWidths: true
                Layout.fillWidth: true

                Repeater {
                    model: page.vm.businesses

                    ChoiceTile {
                        required property int index
                        required property var modelData
                        objectName: "booking.business." + index
                        text: modelData.name
                        note: modelData.summary
                        onClicked: page.vm.chooseBusiness(modelData.code)
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.minimumHeight: Theme.px(Theme.landscape ? 150 : 190)
                    }
                }
            }
        }
    }
    Component {
        id: when
        TimeStep {
            vm: page.vm
        }
    }
    Component {
        id: who
        PersonStep {
            vm: page.vm
        }
    }
    actions: [
        Button {
            objectName: "booking.previous"
            iconName: "back"
            text: page.vm.step === 0 ? qsTr("返回") : qsTr("上一步")
            onClicked: page.vm.previous()
            Layout.fillWidth: true
            Layout.preferredWidth: 1
        },
        Button {
            objectName: "booking.submit"
            visible: page.vm.step === 2 && (page.vm.holder !== "" || page.vm.entry.typing)
            kind: "primary"
            text: qsTr("确认预约")
            onClicked: page.vm.submit()
            Layout.fillWidth: true
            Layout.preferredWidth: 2
        }
    ]
}
