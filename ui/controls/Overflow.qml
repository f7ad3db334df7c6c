import QtQuick

// Whether content needs its scroll buttons. They take room from it, so what fits without them may
// not fit beside them. They come at once and go only when the content has stayed short for a
// while: a layout tells its height a step late, and coming and going at once would never end.
Timer {
    id: overflow

    required property bool tooLong
    property bool lasts: false

    function settle(): void {
        if (tooLong)
            lasts = true;
        running = lasts && !tooLong;
    }

    interval: 50
    // Not while it is being taken away, when it has no functions any more.
    onTooLongChanged: if (settle)
        settle()
    onTriggered: lasts = tooLong
    Component.onCompleted: settle()
}
