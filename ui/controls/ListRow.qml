import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Kiosk.Theme

// A row of a list: number or icon, title, note, badge, arrow. `hits` are [start, length] pairs
// in the title, counted in characters, to be shown as found.
T.AbstractButton {
    id: row

    property string note: ""
    property string number: ""
    property string iconName: ""
    property string badge: ""
    property string badgeKind: "plain"
    property string value: ""
    property bool arrow: true
    property bool last: false
    property var hits: []

    // Whole characters: Array.from would cut those beyond U+FFFF in two.
    function characters(): var {
        const signs = [];
        for (let at = 0; at < text.length; at += signs[signs.length - 1].length)
            signs.push(String.fromCodePoint(text.codePointAt(at)));
        return signs;
    }

    // A line never begins with the dot between two facts, and never ends within a short one.
    function unbroken(): string {
        return note.split(" · ").map(fact => fact.length > 10 || /[\uD800-\uDFFF]/.test(fact) ? fact
            : Array.from(fact.replace(/ /g, "\u00a0")).join("\u2060")).join("\u00a0· ");
    }

    function marked(): string {
        const signs = characters();
        const on = new Set();
        for (const [start, length] of hits)
            for (let i = start; i < start + length; i++)
                on.add(i);
        return signs.map((sign, i) => {
            const safe = sign.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
            return on.has(i) ? "<font color=\"" + Theme.accent + "\">" + safe + "</font>" : safe;
        }).join("");
    }

    implicitHeight: Math.max(Theme.touch, implicitContentHeight + topPadding + bottomPadding)
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    leftPadding: Theme.px(34)
    rightPadding: Theme.px(30)
    topPadding: Theme.px(Theme.landscape ? 16 : 22)
    bottomPadding: topPadding
    focusPolicy: enabled ? Qt.TabFocus : Qt.NoFocus
    Accessible.role: enabled ? Accessible.Button : Accessible.ListItem
    Accessible.name: text
    Accessible.description: note

    contentItem: RowLayout {
        spacing: Theme.s3

        Rectangle {
            visible: row.number !== "" || row.iconName !== ""
            implicitWidth: Math.max(Theme.px(56), mark.implicitWidth + Theme.s2)
            implicitHeight: Math.max(Theme.px(56), mark.implicitHeight)
            radius: height / 2
            color: Theme.primarySoft
            border.width: Theme.highContrast ? Theme.hairline : 0
            border.color: Theme.primary
            Layout.alignment: Qt.AlignTop

            Label {
                id: mark
                anchors.centerIn: parent
                text: row.number
                strong: true
                color: Theme.primary
                font.pixelSize: Theme.textLabel
            }
            Icon {
                anchors.centerIn: parent
                name: row.iconName
                size: Theme.iconS
            }
        }
        ColumnLayout {
            spacing: Theme.px(4)
            Layout.fillWidth: true

            Balanced {
                text: row.hits.length > 0 ? row.marked() : row.text
                plain: row.text
                textFormat: row.hits.length > 0 ? Text.StyledText : Text.PlainText
                strong: true
                lineHeight: 0.92
                font.pixelSize: Theme.textRow
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Balanced {
                visible: text !== ""
                text: row.unbroken()
                even: !row.note.includes(" · ")
                color: Theme.ink3
                font.pixelSize: Theme.textNote
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        Label {
            visible: row.value !== ""
            text: row.value
            color: Theme.ink2
            font.pixelSize: Theme.textLabel
            horizontalAlignment: Text.AlignRight
            Layout.maximumWidth: row.width / 2
        }
        Badge {
            visible: row.badge !== ""
            text: row.badge
            kind: row.badgeKind
            Layout.alignment: row.note !== "" && !row.arrow ? Qt.AlignTop : Qt.AlignVCenter
        }
        Icon {
            visible: row.arrow
            name: "next"
            size: Theme.iconS
        }
    }
    background: Rectangle {
        color: row.pressed ? Theme.primarySoft : "transparent"
        radius: Theme.radiusL
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.hairline
            visible: !row.last
            color: Theme.line
        }
        FocusRing { shown: row.visualFocus; radius: parent.radius; anchors.margins: border.width }
    }
}
