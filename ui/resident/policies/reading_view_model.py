"""Reading one document or one notice: its elements, its text, finding words in it, hearing it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.app import Terminal
from kiosk.common.errors import Rejected
from kiosk.content.model import Notice
from kiosk.content.public.model import PolicyReading
from ui.desk import Desk
from ui.resident.policies.aloud import TextAloud
from ui.resident.policies.elements import elements, links, warning
from ui.resident.policies.reading import contents, document_rows, sentences
from ui.resident.policies.taking_view_model import TakingViewModel
from ui.resident.policies.text_search import PARTS, Found, find, index, marked
from ui.resident.policies.view_model import BADGES
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

NOWHERE = -1
Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document made ready for the screen, off the GUI thread."""

    subject: PolicyReading | Notice
    rows: tuple[Row, ...]
    indexed: tuple[dict[str, str], ...]
    contents: tuple[Row, ...]


def ready(subject: PolicyReading | Notice) -> Sheet:
    """The rows of a document, and what finding needs."""
    document = subject if isinstance(subject, Notice) else subject.document
    rows = document_rows(document)
    return Sheet(subject, tuple(rows), tuple(index(rows)), tuple(contents(rows)))


@QmlElement
@QmlUncreatable("the base of the two below")
class ReadingViewModel(ViewModel):
    """A title, what is known of the document, and its rows."""

    documentChanged = Signal()
    foundChanged = Signal()

    def __init__(self, desk: Desk, *, code: str, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._code = code
        self._sheet: Sheet | None = None
        self._missing = False
        self._needle = ""
        self._found: list[Found] = []
        self._hit = NOWHERE
        self._aloud = TextAloud(desk, self)
        self._taking = TakingViewModel(desk, code, self)

    @Property(bool, notify=documentChanged)
    def loaded(self) -> bool:
        return self._sheet is not None

    @Property(bool, notify=documentChanged)
    def missing(self) -> bool:
        return self._missing

    @Property(str, notify=documentChanged)
    def name(self) -> str:
        subject = self._subject()
        if isinstance(subject, PolicyReading):
            return subject.document.title
        return subject.title if subject else ""

    @Property("QStringList", constant=True)
    def trail(self) -> list[str]:
        return self.place()

    @Property("QVariantList", notify=documentChanged)
    def facts(self) -> list[dict[str, object]]:
        """Rows {name, value}."""
        subject = self._subject()
        found = elements(subject) if subject else []
        return [{"name": name, "value": value} for name, value in found if value]

    @Property("QVariantMap", notify=documentChanged)
    def badge(self) -> dict[str, object]:
        """{text, kind}: the validity, or what kind of notice it is; empty where it is unknown."""
        subject = self._subject()
        if isinstance(subject, PolicyReading):
            document = subject.document
            if document.interpretation:
                return {"text": document.interpretation.value, "kind": "primary"}
            shown = document.validity.value if BADGES[document.validity] != "plain" else ""
            return {"text": shown, "kind": BADGES[document.validity]}
        return {"text": subject.label if subject else "", "kind": "primary"}

    @Property(str, notify=documentChanged)
    def warning(self) -> str:
        """That the document is not in force any more, or was amended."""
        subject = self._subject()
        return warning(subject) if isinstance(subject, PolicyReading) else ""

    @Property("QVariantList", notify=documentChanged)
    def links(self) -> list[dict[str, object]]:
        """Rows {code, label, text} of the documents that belong to this one."""
        subject = self._subject()
        found = links(subject) if isinstance(subject, PolicyReading) else []
        return [{"code": code, "label": label, "text": text} for label, code, text in found]

    @Property("QVariantList", notify=documentChanged)
    def paragraphs(self) -> list[dict[str, object]]:
        """Rows {kind, lead, text}; kind is chapter, point, text, card or question."""
        return list(self._sheet.rows) if self._sheet else []

    @Property("QVariantList", notify=documentChanged)
    def contents(self) -> list[dict[str, object]]:
        """Rows {text, row}."""
        return list(self._sheet.contents) if self._sheet else []

    @Property(bool, constant=True)
    def takeable(self) -> bool:
        """Whether it can be taken home on paper or on the phone."""
        return self.papers()

    @Property(TextAloud, constant=True)
    def aloud(self) -> TextAloud:
        return self._aloud

    @Property(TakingViewModel, constant=True)
    def taking(self) -> TakingViewModel:
        return self._taking

    # Finding words

    @Property(str, notify=foundChanged)
    def needle(self) -> str:
        return self._needle

    @Property(int, notify=foundChanged)
    def hit(self) -> int:
        """Which place is shown, from 0; -1 where there is none."""
        return self._hit

    @Property(int, notify=foundChanged)
    def hitRow(self) -> int:
        return self._found[self._hit].row if self._hit >= 0 else NOWHERE

    @Property(int, notify=foundChanged)
    def hits(self) -> int:
        return len(self._found)

    @Property(str, notify=foundChanged)
    def foundText(self) -> str:
        if not self._needle.strip():
            return self.tr("输入要找的词")
        if not self._found:
            return self.tr("全文没有这个词")
        return self.tr("第 {0} / {1} 处").format(self._hit + 1, len(self._found))

    @Slot(str)
    def seek(self, text: str) -> None:
        """Finds a word in the document; the first place is shown."""
        self._needle = text
        self._found = find(self._sheet.indexed, text) if self._sheet else []
        self._hit = 0 if self._found else NOWHERE
        self.foundChanged.emit()

    @Slot(int)
    def step(self, by: int) -> None:
        """To the next place, or the one before; round at the ends."""
        if self._found:
            self._hit = (self._hit + by) % len(self._found)
            self.foundChanged.emit()

    @Slot(int, str, str, result=str)
    def marked(self, row: int, part: str, colour: str) -> str:
        """The text of a part of a row as styled text with the places marked."""
        if self._sheet is None or row >= len(self._sheet.rows) or part not in PARTS:
            return ""
        here = [n for n, one in enumerate(self._found) if (one.row, one.part) == (row, part)]
        current = self._found[self._hit].at if self._hit in here else NOWHERE
        places = [self._found[n].at for n in here]
        text = str(self._sheet.rows[row][part])
        return marked(text, places, len(self._needle.strip()), current, colour)

    # Reading on

    @Slot(int)
    def readAloud(self, row: int) -> None:
        """Reads from a row on; the title first when that is the first one."""
        if self._sheet is not None:
            self._aloud.readFrom(sentences(list(self._sheet.rows)), row)

    @Slot(str)
    def openDocument(self, code: str) -> None:
        """To a document that belongs to this one."""
        self.desk.navigator.open("policy", code=code)

    def place(self) -> list[str]:
        """Where the document stands among the pages."""
        raise NotImplementedError

    def papers(self) -> bool:
        """Whether it can be printed."""
        raise NotImplementedError

    def read(self, terminal: Terminal) -> PolicyReading | Notice:
        """The document; runs off the GUI thread."""
        raise NotImplementedError

    def shown(self) -> None:
        terminal, read = self.desk.terminal, self.read
        self.work(
            lambda: ready(read(terminal)),
            self._take,
            cover=self._sheet is None,
            failed=self._not_found,
        )

    def leaving(self) -> None:
        self._aloud.leave()
        self._taking.leave()

    def _subject(self) -> PolicyReading | Notice | None:
        return self._sheet.subject if self._sheet else None

    def _take(self, sheet: Sheet) -> None:
        if self._sheet is None or sheet.subject != self._sheet.subject:
            self._sheet = sheet
            self.documentChanged.emit()
            self.seek(self._needle)

    def _not_found(self, error: Exception) -> None:
        """The page itself says that a thing is gone; anything else is an error."""
        if isinstance(error, Rejected):
            self._sheet, self._missing = None, True
            self.documentChanged.emit()
        else:
            self.fail(error)


@QmlElement
@QmlUncreatable("made by the navigator")
class PolicyViewModel(ReadingViewModel):
    """A policy document."""

    def place(self) -> list[str]:
        return [self.tr("政务公开"), self.tr("公报与政策")]

    def papers(self) -> bool:
        return True

    def read(self, terminal: Terminal) -> PolicyReading:
        return terminal.public.reading(self._code)


@QmlElement
@QmlUncreatable("made by the navigator")
class NoticeViewModel(ReadingViewModel):
    """A notice of the hall."""

    def place(self) -> list[str]:
        return [self.tr("政务公开"), self.tr("大厅公告")]

    def papers(self) -> bool:
        return False

    def read(self, terminal: Terminal) -> Notice:
        return terminal.content.notice(self._code)
