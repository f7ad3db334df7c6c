pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme

// One or several of {name, text, note}: few short ones as chips, others as lines with arrow keys,
// where the space bar or Enter takes one.
ColumnLayout {
    id: field

    property string label: ""
    property string note: ""
    property string error: ""
    property var options: []
    property string value: ""
    property bool many: false
    property int most: 6

    readonly property var taken: value.split(",")
    readonly property bool brief: options.length <= 8
        && options.every(each => each.note === "" && each.text.length <= 12)
    signal picked(name: string)

    function take(): void {
        if (brief)
            chips.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason);
        else
            list.forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: Desk.s1
    // The row of what was chosen before is in sight.
    function settle(): void {
        const at = options.findIndex(each => taken.includes(each.name));
        if (brief || list.activeFocus || at < 0)
            return;
        list.currentIndex = at;
        list.positionViewAtIndex(at, ListView.Center);
    }

    onOptionsChanged: {
        const at = list.currentIndex;
        list.model = brief ? [] : options;
        list.currentIndex = Math.min(at, list.count - 1);
        settle();
    }
    onValueChanged: Qt.callLater(settle)

    Label {
        visible: text !== ""
        text: field.label
        strong: true
        font.pixelSize: Desk.textRow
        Layout.fillWidth: true
        Accessible.ignored: true
    }
    Flow {
        id: chips
        visible: field.brief
        spacing: Desk.px(10)
        Layout.fillWidth: true

        Repeater {
            model: field.brief ? field.options : []

            FilterChip {
                required property var modelData
                objectName: field.objectName + "." + modelData.name
                text: modelData.text
                on: field.taken.includes(modelData.name)
                onClicked: field.picked(modelData.name)
                Accessible.role: field.many ? Accessible.CheckBox : Accessible.RadioButton
                Keys.onSpacePressed: clicked()
            }
        }
    }
    Rectangle {
        visible: !field.brief
        implicitHeight: Math.min(list.contentHeight, field.most * Desk.textNote * 2.1) + 2 * Desk.px(6)
        radius: Desk.px(12)
        color: Theme.surface
        border.width: list.activeFocus ? Theme.stroke : Theme.hairline
        border.color: field.error !== "" ? Theme.accent : list.activeFocus ? Theme.primary : Theme.line
        Layout.fillWidth: true

        ListView {
            id: list
            objectName: field.objectName + ".list"
            anchors.fill: parent
            anchors.margins: Desk.px(6)
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            keyNavigationEnabled: true
            highlightMoveDuration: 0
            highlightResizeDuration: 0
            currentIndex: -1
            onActiveFocusChanged: {
                if (activeFocus && currentIndex < 0 && count > 0)
                    currentIndex = 0;
            }
            Keys.onSpacePressed: pickCurrent()
            Keys.onReturnPressed: pickCurrent()
            Keys.onEnterPressed: pickCurrent()
            Accessible.role: Accessible.List

            function pickCurrent(): void {
                if (currentIndex >= 0)
                    field.picked(field.options[currentIndex].name);
            }

            delegate: T.AbstractButton {
                id: line
                required property int index
                required property var modelData
                readonly property bool on: field.taken.includes(modelData.name)

                objectName: field.objectName + "." + modelData.name
                width: ListView.view.width
                height: words.implicitHeight + Desk.px(14)
                hoverEnabled: true
                focusPolicy: Qt.NoFocus
                leftPadding: Desk.s2
                rightPadding: Desk.s2
                onClicked: {
                    list.currentIndex = index;
                    list.forceActiveFocus();
                    field.picked(modelData.name);
                }
                Accessible.role: field.many ? Accessible.CheckBox : Accessible.RadioButton
                Accessible.name: modelData.text
                Accessible.description: modelData.note
                Accessible.checked: on

                contentItem: RowLayout {
                    spacing: Desk.px(14)
                    Rectangle {
                        implicitWidth: Math.round(Desk.textNote * 1.1)
                        implicitHeight: implicitWidth
                        radius: field.many ? Desk.px(5) : width / 2
                        color: line.on ? Theme.primary : Theme.surface
                        border.width: Theme.hairline
                        border.color: line.on ? Theme.primary : Theme.ink3
                        Layout.alignment: Qt.AlignTop
                        Layout.topMargin: Desk.px(4)
                        Rectangle {
                            anchors.centerIn: parent
                            visible: line.on
                            width: parent.width * 0.4
                            height: width
                            radius: field.many ? Desk.px(2) : width / 2
                            color: Theme.primaryInk
                        }
                    }
                    ColumnLayout {
                        id: words
                        spacing: 0
                        Layout.fillWidth: true
                        Label {
                            text: line.modelData.text
                            strong: line.on
                            font.pixelSize: Desk.textNote
                            Layout.fillWidth: true
                            Accessible.ignored: true
                        }
                        Label {
                            visible: text !== ""
                            text: line.modelData.note
                            color: Theme.ink3
                            font.pixelSize: Desk.textHint
                            Layout.fillWidth: true
                            Accessible.ignored: true
                        }
                    }
                }
                background: Rectangle {
                    radius: Desk.radiusS
                    color: line.on || line.pressed || line.hovered ? Theme.primarySoft : "transparent"
                    FocusRing {
                        shown: list.activeFocus && list.currentIndex === line.index
                        radius: parent.radius
                        anchors.margins: 0
                    }
                }
            }
        }
        ScrollMark {
            target: list
            always: true
            anchors.rightMargin: Desk.px(4)
        }
    }
    FieldNote {
        note: field.note
        error: field.error
        Layout.fillWidth: true
    }
}
