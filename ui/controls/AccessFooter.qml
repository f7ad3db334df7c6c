import QtQuick
import QtQuick.Layouts
import Kiosk.Theme

// The row that is under every page: home, the ways of seeing, help by a person.
Rectangle {
    id: footer

    property bool atHome: true
    signal homeClicked()
    signal switched(name: string)
    signal helpClicked()

    implicitHeight: Theme.footerHeight
    color: Theme.surface

    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.s2
        anchors.rightMargin: Theme.s2
        spacing: Theme.touchGap
        uniformCellSizes: true

        FooterButton {
            objectName: "shell.home"
            visible: !footer.atHome
            iconName: "home"
            text: qsTr("返回首页")
            onClicked: footer.homeClicked()
        }
        FooterButton {
            objectName: "shell.largePrint"
            iconName: "large-print"
            text: qsTr("大字版")
            on: Theme.largePrint
            onClicked: footer.switched("largePrint")
        }
        FooterButton {
            objectName: "shell.highContrast"
            iconName: "contrast"
            text: qsTr("高对比")
            on: Theme.highContrast
            onClicked: footer.switched("highContrast")
        }
        FooterButton {
            objectName: "shell.lowPosition"
            iconName: "low-position"
            text: qsTr("屏幕下移")
            on: Theme.lowPosition
            onClicked: footer.switched("lowPosition")
        }
        FooterButton {
            objectName: "shell.help"
            iconName: "help"
            text: qsTr("呼叫帮助")
            onClicked: footer.helpClicked()
        }
    }
}
