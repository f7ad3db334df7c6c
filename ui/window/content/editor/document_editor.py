"""The editor of a document: a form for the place in hand, and the way through all the others."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.editing.comparing import Difference, differences
from kiosk.content.lint import Finding
from ui.window.content.editor import entries, places
from ui.window.content.editor.asked import advice, all_wrong, malformed
from ui.window.content.editor.parts import SEND, part_with, parts_of, specs_of
from ui.window.content.editor.places import Place, Row
from ui.window.content.editor.schema import Kind, Spec, spec_of, specs, type_of
from ui.window.content.editor.subject import RESIDENT_ROUTES, Subject
from ui.window.content.editor.tree import Node, at, node_of, plain_of
from ui.window.forms.model import Field, Form, Values, problems_of
from ui.window.forms.open_form import OpenForm

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1
REVIEW_MS = 400
"""After the last key so long, what changed and what is wrong with it is looked at again."""


@QmlElement
@QmlUncreatable("made by a view model")
class DocumentEditor(OpenForm):
    """One place at a time; the whole document is kept as it was typed until it is proposed."""

    placeChanged = Signal()
    reviewChanged = Signal()
    reviewWanted = Signal()
    """Somebody should say what is wrong with :attr:`document`; see :meth:`review`."""

    def __init__(self, kept: dict[str, dict[str, str]], parent: QObject | None = None) -> None:
        super().__init__(kept, parent)
        self._subject: Subject | None = None
        self._seen = ""
        self._root: Node = {}
        self._began: Node = {}
        self._place = Place(SEND)
        self._reasons: dict[str, str] = {}
        self._changes: list[Difference] = []
        self._findings: Sequence[Finding] = ()
        self._removed: tuple[Place, str, int, Node] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(REVIEW_MS)
        self._pause.timeout.connect(self.lookAgain)

    # --- for its owner -------------------------------------------------------------------

    @property
    def subject(self) -> Subject | None:
        """What it is open on."""
        return self._subject

    @property
    def seen(self) -> str:
        """The text that the maker began with."""
        return self._seen

    @property
    def document(self) -> dict[str, Any]:
        """The document with the answers in it."""
        assert self._subject is not None  # noqa: S101 - asked for by who opened it
        return plain_of(type_of(self._subject.kind), self._root, self._subject.known.today)

    @property
    def reasons(self) -> dict[str, str]:
        """Why, from when, and the words for residents."""
        return {name: text.strip() for name, text in self._reasons.items()}

    @property
    def sound(self) -> bool:
        """Whether a document can be made of the answers."""
        return not self._wrong()

    def edit(self, subject: Subject) -> None:
        """Opens a document, with what was typed into it before it was put away."""
        self._subject, self._removed = subject, None
        owner = type_of(subject.kind)
        kept = self._kept.get(subject.name)
        if kept is None:
            self._root = node_of(owner, subject.plain) | dict(subject.seeds)
            self._reasons, self._seen = dict(subject.reasons), subject.text
        else:
            self._root, self._reasons = json.loads(kept["root"]), json.loads(kept["reasons"])
            self._seen = kept["seen"]
        self._form = Form(
            name=subject.name,
            title=subject.title,
            yes="",
            fields=self._fields_here,
            today=subject.known.today,
            hints=self._hints_here,
        )
        self._findings = ()
        self._set_said("", [])
        self._go(Place(parts_of(subject.kind)[0][0]))
        self.lookAgain()

    def review(self, findings: Sequence[Finding]) -> None:
        """What is wrong with the document, beside its fields and at the side."""
        self._findings = findings
        self._tell({})
        self.reviewChanged.emit()

    # --- what the page shows -------------------------------------------------------------

    @Property("QVariantList", notify=reviewChanged)
    def parts(self) -> list[Row]:
        """The parts: rows {name, text, on, changed, wrong}."""
        if self._subject is None:
            return []
        return places.part_rows(self._subject.kind, self._place, self._changes, self._findings)

    @Property("QVariantList", notify=placeChanged)
    def trail(self) -> list[Row]:
        """The way to the place: rows {text, depth}, the last is the place itself."""
        if self._subject is None:
            return []
        return places.trail_rows(self._subject.kind, self._place, self._root)

    @Property(bool, notify=placeChanged)
    def atEnd(self) -> bool:
        """Whether it is the last part, from which the document goes to the checker."""
        return self._place.part == SEND

    @Property(bool, notify=placeChanged)
    def previews(self) -> bool:
        """Whether residents have a page for what is being edited."""
        return self._subject is not None and self._subject.kind in RESIDENT_ROUTES

    @Property("QVariantList", notify=reviewChanged)
    def sideLines(self) -> list[Row]:
        """What is changed, and what is wrong with it."""
        note = self._subject.note if self._subject else ""
        return places.side_rows(self._changes, self._findings, note)

    @Property(str, notify=reviewChanged)
    def undoText(self) -> str:
        """What may be put back; empty for nothing."""
        return places.undo_text(self._removed) if self._removed else ""

    @Property(bool, notify=reviewChanged)
    def touched(self) -> bool:
        """Whether anything is another than what stands."""
        return bool(self._changes)

    # --- what the page asks --------------------------------------------------------------

    @Slot(str)
    def goPart(self, name: str) -> None:
        """Another part."""
        if self._subject and (name == SEND or name in dict(parts_of(self._subject.kind))):
            self._go(Place(name))
            self.lookAgain()

    @Slot(int)
    def goUp(self, depth: int) -> None:
        """Back along the trail: 0 is the part."""
        self._go(Place(self._place.part, self._place.steps[:depth]))

    @Slot()
    def back(self) -> None:
        """Out of an entry, or away with the sheet; what was typed stays."""
        if self._place.steps:
            self.goUp(len(self._place.steps) - 1)
        else:
            self.putAway()

    @Slot(str, str, int)
    def entry(self, act: str, name: str, place: int) -> None:
        """An act on a list: open, add, remove, up or down."""
        if self._subject is None:
            return
        owner, node = self._here()
        spec = spec_of(owner, name)
        if act == "add":
            self._enter(name, entries.add(spec, node, self._root))
        elif act == "open":
            self._enter(name, place)
        elif act == "remove":
            self._removed = (self._place, name, place, node[name].pop(place))
        else:
            entries.move(node, name, place, -1 if act == "up" else 1)
        if act in ("remove", "up", "down"):
            self._fit()
        self.lookAgain()

    @Slot()
    def undo(self) -> None:
        """Puts the entry back that was removed last."""
        if self._removed is None or self._subject is None:
            return
        place, name, at_, node = self._removed
        self._removed = None
        list_ = at(type_of(self._subject.kind), self._root, place.steps)[1][name]
        list_.insert(min(at_, len(list_)), node)
        self._go(place)
        self.lookAgain()

    @Slot()
    def startOver(self) -> None:
        """Forgets all that was typed."""
        subject = self._subject
        if subject is not None:
            self._kept.pop(subject.name, None)
            self.edit(subject)

    @Slot()
    def submit(self) -> None:
        """Goes to what is wrong, else to the last part, else it is submitted."""
        if self._form is None or self._subject is None:
            return
        wrong = self._wrong()
        if wrong:
            place = wrong[0][0]
            self._go(place)
            self.blame({name: said for where, name, said in wrong if where == place})
        elif not self.atEnd:
            self.goPart(SEND)
        else:
            problems = problems_of(self._form, self._values) or places.past_day(
                self._values, self._subject.known.today
            )
            if problems:
                self.blame(problems)
            else:
                self.submitted.emit()

    @Slot()
    def putAway(self) -> None:
        """Closes it; what was typed is there when it is opened again."""
        subject = self._subject
        if subject is not None:
            root = json.dumps(self._root, ensure_ascii=False)
            reasons = json.dumps(self._reasons, ensure_ascii=False)
            self._kept[subject.name] = {"root": root, "reasons": reasons, "seen": self._seen}
            if not self._differences() and self.reasons == dict(subject.reasons):
                del self._kept[subject.name]
        self._close()

    @Slot()
    def lookAgain(self) -> None:
        """Looks at what changed; its owner is asked what is wrong with it."""
        self._pause.stop()
        if self._subject is not None:
            self._changes = self._differences()
            self.reviewChanged.emit()
            self.reviewWanted.emit()

    # --- inside --------------------------------------------------------------------------

    def _go(self, place: Place) -> None:
        self._place = place
        self._began = {} if place.part == SEND else dict(self._here()[1])
        self._values = {}
        self._rows.begin([], self._values)
        self._fit()
        self.changed.emit()
        self.placeChanged.emit()
        self.reviewChanged.emit()

    def _enter(self, name: str, place: int) -> None:
        self._go(Place(self._place.part, (*self._place.steps, (name, place))))

    def _here(self) -> tuple[type, Node]:
        assert self._subject is not None  # noqa: S101 - places are of an open document
        return at(type_of(self._subject.kind), self._root, self._place.steps)

    def _specs_here(self) -> Sequence[Spec]:
        assert self._subject is not None  # noqa: S101 - places are of an open document
        if self._place.steps:
            return specs(self._here()[0])
        return specs_of(self._subject.kind, self._place.part)

    def _fields_here(self, _values: Values) -> Sequence[Field]:
        subject = self._subject
        if subject is None:
            return []
        if self._place.part == SEND:
            return places.reason_fields(subject.kind, self._reasons, new=subject.new)
        fixed = "" if subject.new or self._place.steps else subject.code_field
        now = self._here()[1]
        shape = self._began | {name: one for name, one in now.items() if isinstance(one, list)}
        return places.fields_of(self._specs_here(), shape, self._root, subject.known, fixed)

    def _hints_here(self, values: Values) -> Mapping[str, str]:
        subject = self._subject
        if subject is None or self._place.part == SEND:
            return {}
        referring = [spec for spec in self._specs_here() if spec.refers_to]
        told = {spec.key: subject.known.told(spec, values.get(spec.key, "")) for spec in referring}
        return {name: said for name, (said, _) in told.items() if said}

    def _follow(self, name: str) -> None:
        """An answer goes into the document at once."""
        text = self._values[name]
        coded = self._coded(name, text)
        if coded != text:
            self._values[name] = text = coded
            self._rows.answered(name)
        if self._place.part == SEND:
            self._reasons[name] = text
        else:
            self._here()[1][name] = text
        super()._follow(name)
        self._pause.start()

    def _coded(self, name: str, text: str) -> str:
        """Codes in place of the names that were typed."""
        subject = self._subject
        if subject is None or self._place.part == SEND:
            return text
        spec = next((one for one in self._specs_here() if one.key == name), None)
        return subject.known.coded(spec, text) if spec is not None else text

    def _tell(self, problems: Values) -> None:
        super()._tell(self._notes() | dict(problems))

    def _notes(self) -> dict[str, str]:
        """What stands beside fields without being asked: forms, codes of nothing, lint."""
        subject = self._subject
        if subject is None or self._place.part == SEND:
            return {}
        node = self._here()[1]
        found = {} if self._place.steps else places.beside(self._findings)
        for spec in self._specs_here():
            text = node[spec.key].strip() if spec.kind is not Kind.ENTRIES else ""
            said = text and (
                malformed(spec, text, subject.known) or advice(spec, text, subject.known)
            )
            if said:
                found[spec.key] = said
        return found

    def _wrong(self) -> list[tuple[Place, str, str]]:
        subject = self._subject
        if subject is None:
            return []
        found = []
        for steps, name, said in all_wrong(type_of(subject.kind), self._root, subject.known):
            field = steps[0][0] if steps else name.partition(".")[0]
            found.append((Place(part_with(subject.kind, field), steps), name, said))
        code = str(self._root.get(subject.code_field, "")).strip()
        if subject.new and code in subject.known.names.get(subject.kind, {}):
            place = Place(part_with(subject.kind, subject.code_field))
            found.append((place, subject.code_field, self.tr("这个编码已经有了，请换一个。")))
        return found

    def _differences(self) -> list[Difference]:
        """What changed; as far as a document can be made of the answers."""
        subject = self._subject
        if subject is None:
            return []
        if self._wrong():
            return self._changes
        now = json.dumps(self.document, ensure_ascii=False)
        return differences(subject.kind, self._seen, now)

    def _close(self) -> None:
        self._subject, self._root, self._changes, self._findings = None, {}, [], ()
        self._pause.stop()
        super()._close()
        self.placeChanged.emit()
        self.reviewChanged.emit()
