import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels

// Looks for a word in the document: the field, which place is shown, and the way through them.
GridLayout {
    id: bar

    required property ReadingViewModel vm
    signal closed()

    function take(): void {
        field.take();
    }

    columns: Theme.landscape ? 2 : 1
    columnSpacing: Theme.touchGap
    rowSpacing: Theme.s2

    SearchField {
        id: field
        objectName: "reading.field"
        implicitHeight: Theme.fieldHeight
        text: bar.vm.needle
        placeholder: qsTr("在这份文件里找")
        onEdited: text => bar.vm.seek(text)
        Layout.fillWidth: true
        Layout.minimumWidth: Theme.px(600)
    }
    RowLayout {
        spacing: Theme.touchGap

        Label {
            objectName: "reading.place"
            text: bar.vm.foundText
            color: Theme.ink2
            font.pixelSize: Theme.textLabel
            wrapMode: Theme.landscape ? Text.NoWrap : Text.Wrap
            Layout.fillWidth: !Theme.landscape
        }
        Button {
            objectName: "reading.previous"
            text: qsTr("上一处")
            implicitHeight: Theme.chipHeight
            enabled: bar.vm.hits > 1
            onClicked: bar.vm.step(-1)
        }
        Button {
            objectName: "reading.next"
            kind: "primary"
            text: qsTr("下一处")
            implicitHeight: Theme.chipHeight
            enabled: bar.vm.hits > 1
            onClicked: bar.vm.step(1)
        }
        Button {
            objectName: "reading.field.close"
            kind: "quiet"
            text: qsTr("关闭")
            implicitHeight: Theme.chipHeight
            onClicked: bar.closed()
        }
    }
}
