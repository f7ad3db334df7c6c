pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk.Controls
import Kiosk.Theme
import Kiosk.ViewModels
import "../guide"

// The hall. A window touched on the plan or in the list is marked on the plan.
Page {
    id: page

    required property PlacesViewModel vm

    // The way in words takes the place of the list of windows.
    readonly property bool told: vm.steps.length > 0

    title: Theme.cramped ? "" : qsTr("大厅导航")
    note: Theme.cramped ? "" : vm.floorName
    error: vm.error
    busy: vm.busy
    onErrorDismissed: vm.clearError()

    TabBar {
        objectName: "places.tab"
        visible: page.vm.loaded
        tabs: page.vm.tabs
        current: page.vm.tab
        onChosen: index => page.vm.choose(index)
        Layout.fillWidth: true
    }
    GridLayout {
        visible: page.vm.onPlan
        columns: Theme.landscape ? 2 : 1
        columnSpacing: Theme.s3
        rowSpacing: Theme.s3
        Layout.fillWidth: true
        Layout.fillHeight: true

        HallPlan {
            objectName: "places.plan"
            rooms: page.vm.rooms
            windows: page.vm.windows
            line: page.vm.line
            here: page.vm.here
            onChosen: number => page.vm.mark(number)
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 5
            Layout.preferredHeight: page.told ? 3 : 4
        }
        ColumnLayout {
            visible: !Theme.lowPosition || page.vm.markedTitle !== ""
            spacing: Theme.s3
            Layout.fillWidth: true
            Layout.fillHeight: Theme.landscape || !Theme.lowPosition
            Layout.preferredWidth: 3
            // Low, only what is marked stands here, as high as it is.
            Layout.preferredHeight: Theme.lowPosition && !Theme.landscape ? -1 : 3

            Marked {
                visible: page.vm.markedTitle !== ""
                title: page.vm.markedTitle
                note: page.vm.markedNote
                onward: page.vm.markedOrgan !== ""
                steps: page.vm.steps
                otherWay: page.vm.otherWay
                speaking: page.vm.aloud.speaking
                trouble: page.vm.aloud.trouble
                onAsked: page.vm.openOrgan(page.vm.markedOrgan)
                onTurned: page.vm.turnWay()
                onHeard: page.vm.tellWay()
                onClosed: page.vm.unmark()
                Layout.fillWidth: true
                Layout.fillHeight: page.told && !Theme.lowPosition
            }
            RowList {
                objectName: "places.windows"
                visible: !Theme.lowPosition && !page.told
                rows: page.vm.windows
                delegate: ListRow {
                    required property int index
                    required property var modelData
                    objectName: "places.windows." + index
                    width: ListView.view.width
                    number: modelData.number
                    text: modelData.name
                    note: modelData.department + " · " + modelData.zone
                    badge: modelData.on ? qsTr("已标出") : ""
                    badgeKind: "accent"
                    arrow: false
                    last: index === page.vm.windows.length - 1
                    onClicked: page.vm.mark(modelData.number)
                }
            }
        }
    }
    Card {
        visible: page.vm.loaded && !page.vm.onPlan
        Layout.fillWidth: true
        ContactLines {
            contacts: page.vm.hallFacts
            Layout.fillWidth: true
        }
    }
    RowList {
        objectName: "places.organs"
        visible: page.vm.loaded && !page.vm.onPlan
        rows: page.vm.organs
        delegate: ListRow {
            required property int index
            required property var modelData
            objectName: "places.organs." + index
            width: ListView.view.width
            text: modelData.text
            note: modelData.note
            badge: modelData.value
            badgeKind: "primary"
            last: index === page.vm.organs.length - 1
            onClicked: page.vm.openOrgan(modelData.code)
        }
    }

    actions: Button {
        objectName: "places.back"
        iconName: "back"
        text: qsTr("返回")
        onClicked: page.vm.goBack()
    }
}
