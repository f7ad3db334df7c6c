"""The desk of disclosure applications: lists by view, one application with all its acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.disclosure.casework.terms import View
from ui.desk import Desk
from ui.window.acting import option
from ui.window.applications import case_rows, record_rows, register
from ui.window.applications.acts.act import Office
from ui.window.applications.case_acts import Opened
from ui.window.applications.register import PAGE, Asked, Register, read_register
from ui.window.applications.revealing import RevealedNames
from ui.window.forms.model import Option
from ui.window.routes import ANNUAL, CALENDAR, REGISTRATION, TEMPLATES

if TYPE_CHECKING:
    from kiosk.app import Terminal

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Row = dict[str, object]
SEARCH_MS = 250
"""After the last key of a search."""
TABS = (
    ("course", "经过"),
    ("limit", "期限"),
    ("person", "申请人"),
    ("records", "办理记录"),
    ("letters", "文书"),
    ("similar", "相似申请"),
)
DOORS = {
    "registration": REGISTRATION,
    "annual": ANNUAL,
    "calendar": CALENDAR,
    "templates": TEMPLATES,
}


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look reads."""

    register: Register
    office: Office


@QmlElement
@QmlUncreatable("made by the navigator")
class ApplicationsViewModel(RevealedNames):
    """Opening one is audited, and so is every field shown in clear."""

    chipsChanged = Signal()
    rowsChanged = Signal()
    detailChanged = Signal()
    tabChanged = Signal()

    def __init__(
        self,
        desk: Desk,
        parent: QObject | None = None,
        *,
        number: str = "",
        tab: str = "course",
    ) -> None:
        super().__init__(desk, parent)
        self._asked = Asked()
        self._register: Register | None = None
        self._rows: list[Row] = []
        self._tab = tab
        self._wanted = number
        self._typing = self._single_shot(SEARCH_MS, self._typed)

    def shown(self) -> None:
        super().shown()
        if self._wanted:
            number, self._wanted = self._wanted, ""
            self._open(number)

    def leaving(self) -> None:
        super().leaving()
        self._typing.stop()
        self._form.putAway()
        self._opened = None

    # --- the list ------------------------------------------------------------------------

    @Property("QVariantList", notify=chipsChanged)
    def chips(self) -> list[Row]:
        """Views with their counts: rows {name, text, on}."""
        counts = self._register.counts if self._register else {}
        return register.chip_rows(counts, self._asked.view)

    @Property("QVariantList", notify=rowsChanged)
    def rows(self) -> list[Row]:
        """A page of the list, the most urgent first."""
        return self._rows

    @Property(bool, notify=rowsChanged)
    def known(self) -> bool:
        """Whether the list has been read at all."""
        return self._register is not None

    @Property(str, notify=rowsChanged)
    def spanText(self) -> str:
        """Which rows are on the page."""
        return register.span_text(self._register) if self._register else ""

    @Property(bool, notify=rowsChanged)
    def hasBefore(self) -> bool:
        return self._asked.offset > 0

    @Property(bool, notify=rowsChanged)
    def hasMore(self) -> bool:
        return self._register is not None and self._register.more

    @Property(str, notify=rowsChanged)
    def search(self) -> str:
        """What the list is searched for."""
        return self._asked.search

    @Property(str, notify=rowsChanged)
    def departmentText(self) -> str:
        """The department whose cases are listed."""
        named = self.organ_names().get(self._asked.department, self._asked.department)
        return named or self.tr("全部部门")

    @Slot(str)
    def choose(self, name: str) -> None:
        """A view of the list, or an option of the open choice."""
        if self._chosen is not None:
            super().choose(name)
        elif name in list(View) and name != self._asked.view:
            self._ask(view=View(name), offset=0)
            self.show_case(None)

    @Slot(str)
    def find(self, text: str) -> None:
        """Narrows the list to a number or words of the content, as they are typed; the code of
        a receipt is checked instead."""
        if text.strip() != self._asked.search:
            self._asked = replace(self._asked, search=text.strip(), offset=0)
            self._typing.start()

    @Slot()
    def _typed(self) -> None:
        scanned = self._asked.search
        if self.is_receipt(scanned):
            self._asked = replace(self._asked, search="")
            self.check_receipt(scanned)
        self.look()

    @Slot(int)
    def turn(self, pages: int) -> None:
        """Turns the list over."""
        if (pages > 0 and self.hasMore) or (pages < 0 and self.hasBefore):
            self._ask(offset=max(0, self._asked.offset + pages * PAGE))

    @Slot()
    def askDepartment(self) -> None:
        """F4: the cases of one department."""
        options = [option("", self.tr("全部部门"), "")]
        options += [option(each.name, each.text, "") for each in self._office.organs]
        self.offer(
            self.tr("哪个部门承办的"), options, lambda code: self._ask(department=code, offset=0)
        )

    # --- the open application ------------------------------------------------------------

    @Property("QVariantMap", notify=detailChanged)
    def detail(self) -> Row:
        """The open application's head, empty when none is open."""
        return case_rows.head_row(self.case, self.organ_names()) if self.case else {}

    @Property("QVariantList", notify=detailChanged)
    def timeline(self) -> list[Row]:
        return case_rows.timeline_rows(self.case, self._office.calendar) if self.case else []

    @Property("QVariantMap", notify=detailChanged)
    def limit(self) -> Row:
        """How the limit was counted, see :func:`case_rows.limit_row`."""
        return case_rows.limit_row(self.case, self._office.today) if self.case else {}

    @Property("QVariantList", notify=detailChanged)
    def letters(self) -> list[Row]:
        return record_rows.letter_rows(self.case) if self.case else []

    @Property("QVariantList", notify=detailChanged)
    def similar(self) -> list[Row]:
        return record_rows.similar_rows(self._opened.similar) if self._opened else []

    @Property(str, notify=tabChanged)
    def tab(self) -> str:
        return self._tab

    @Property("QVariantList", notify=tabChanged)
    def tabs(self) -> list[Row]:
        """Chips over the open application: rows {name, text, on}."""
        counts = {
            "records": len(self.records),
            "letters": len(self.letters),
            "similar": len(self.similar),
        }
        return [
            {
                "name": name,
                "text": f"{self.tr(text)} {counts[name]}" if counts.get(name) else self.tr(text),
                "on": name == self._tab,
            }
            for name, text in TABS
        ]

    @Slot(str)
    def showTab(self, name: str) -> None:
        """Another side of the open application; what was in clear is covered."""
        if name != self._tab:
            self._tab = name
            self.cover()
            self.tabChanged.emit()

    @Slot()
    def nextTab(self) -> None:
        """Control and Tab."""
        names = [name for name, _ in TABS]
        self.showTab(names[(names.index(self._tab) + 1) % len(names)])

    @Slot(str)
    def openNumber(self, number: str) -> None:
        """Opens an application; that it was opened is audited."""
        if not self._form.open:
            self._open(number)

    # --- other pages ---------------------------------------------------------------------

    @Slot(str)
    def go(self, door: str) -> None:
        """A page that belongs to the desk: registration, report, calendar, templates."""
        if not self._form.open:
            self.desk.navigator.replace(DOORS[door])

    # --- reading -------------------------------------------------------------------------

    def reader(self) -> Callable[[], Seen]:
        terminal, asked, known = self.desk.terminal, self._asked, self._office
        return lambda: Seen(
            found := read_register(terminal, asked), _office(terminal, found, known)
        )

    def take(self, seen: Seen) -> None:
        if seen.register.asked != self._asked:
            self.look()
            return
        known, before = self.known, self._office.today
        self._register, self._office = seen.register, seen.office
        self.chipsChanged.emit()
        self._rows = [register.list_row(row) for row in seen.register.rows]
        self.rowsChanged.emit()
        if not known or before != seen.office.today:
            self.detailChanged.emit()
            self.fieldsChanged.emit()
        self._notice_change()

    def show_case(self, opened: Opened | None) -> None:
        self._opened = opened
        self.cover()
        self.detailChanged.emit()
        self.fieldsChanged.emit()
        self.offersChanged.emit()
        self.tabChanged.emit()

    def _open(self, number: str) -> None:
        self.cover()
        self.work(lambda: self.open_case(number), self.show_case, cover=False, latest="detail")

    def _notice_change(self) -> None:
        """A colleague changed the open application: it is read again."""
        case = self.case
        if case is None or self._register is None or self._form.open:
            return
        row = next((row for row in self._register.rows if row.number == case.number), None)
        if row is not None and row.version > case.version:
            self._open(case.number)

    def _ask(self, **changes: object) -> None:
        self._asked = replace(self._asked, **changes)
        self.chipsChanged.emit()
        self.rowsChanged.emit()
        self.look()

    def organ_names(self) -> dict[str, str]:
        return {each.name: each.text for each in self._office.organs}

    def _single_shot(self, milliseconds: int, fn: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.setSingleShot(True)
        timer.timeout.connect(fn)
        return timer


def _office(terminal: Terminal, found: Register, known: Office) -> Office:
    """What the acts' questions are made from; departments are read once."""
    organs = known.organs or tuple(
        Option(organ.code, organ.short_name or organ.name) for organ in terminal.content.organs()
    )
    calendar = terminal.workdays.calendar()
    norms = terminal.letters.norms
    return Office(found.day, calendar, organs, norms.library(), norms.tariff())
