pragma ComponentBehavior: Bound
import QtQuick
import Kiosk.Controls
import Kiosk.Desk
import Kiosk.Theme
import Kiosk.ViewModels

// One field of an open form, by its kind.
Loader {
    id: field

    required property OpenForm form
    required property string name
    required property string label
    required property string kind
    required property string value
    required property string hint
    required property string problem
    required property bool required_
    required property int limit
    required property var options
    required property var entries
    property string prefix: "form"
    property int blockLines: 9

    readonly property string title: required_ || kind === "said" ? label : qsTr("%1（可不填）").arg(label)

    // Each kind of field has take().
    signal took()
    // An act on a list's entry.
    signal entryAsked(act: string, name: string, place: int)
    function take(): void {
        took();
    }

    sourceComponent: kind === "block" ? block : kind === "said" ? said
        : kind === "entries" ? listed : kind === "choice" || kind === "many" ? choice : line

    Component {
        id: line
        DeskField {
            id: input
            objectName: field.prefix + "." + field.name
            label: field.title
            text: field.value
            note: field.hint
            error: field.problem
            maximumLength: field.limit
            onEdited: text => field.form.put(field.name, text)
            onAccepted: field.form.submit()
            Connections {
                target: field
                function onTook(): void {
                    input.take();
                }
            }
        }
    }
    Component {
        id: block
        DeskArea {
            id: input
            objectName: field.prefix + "." + field.name
            label: field.title
            text: field.value
            note: field.hint
            error: field.problem
            maximumLength: field.limit
            most: field.blockLines
            onEdited: text => field.form.put(field.name, text)
            Connections {
                target: field
                function onTook(): void {
                    input.take();
                }
            }
        }
    }
    Component {
        id: choice
        DeskOptions {
            id: input
            objectName: field.prefix + "." + field.name
            label: field.title
            value: field.value
            note: field.hint
            error: field.problem
            options: field.options
            many: field.kind === "many"
            onPicked: name => field.kind === "many" ? field.form.toggle(field.name, name)
                : field.form.pick(field.name, name)
            Connections {
                target: field
                function onTook(): void {
                    input.take();
                }
            }
        }
    }
    Component {
        id: listed
        EntryRows {
            id: input
            objectName: field.prefix + "." + field.name
            label: field.label
            error: field.problem
            entries: field.entries
            onAsked: (act, place) => field.entryAsked(act, field.name, place)
            Connections {
                target: field
                function onTook(): void {
                    input.take();
                }
            }
        }
    }
    Component {
        id: said
        Rectangle {
            objectName: field.prefix + "." + field.name
            implicitHeight: words.implicitHeight + 2 * Desk.px(14)
            radius: Desk.px(12)
            color: Theme.canvas
            border.width: Theme.highContrast ? Theme.hairline : 0
            border.color: Theme.line
            Label {
                id: words
                objectName: field.prefix + "." + field.name + ".text"
                anchors.fill: parent
                anchors.margins: Desk.px(14)
                text: field.hint !== "" ? field.hint : field.label
                color: Theme.ink2
                font.pixelSize: Desk.textNote
                font.features: { "tnum": 1 }
            }
        }
    }
}
