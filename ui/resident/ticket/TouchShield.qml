import QtQuick

// Swallows touches for a moment after a page has come: the second tap of a double tap on the page
// before must not choose anything here.
MouseArea {
    id: shield

    objectName: "page.shield"
    anchors.fill: parent
    visible: !passed.over
    hoverEnabled: true

    Timer {
        id: passed
        property bool over: false
        interval: 600
        running: true
        onTriggered: over = true
    }
}
