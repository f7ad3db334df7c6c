"""The QR wall: pages of codes by department, as many on a page as the screen has room for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.links import page_link
from kiosk.content.qr import matrix
from kiosk.content.queries import Heading
from ui.desk import Desk
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.app import Terminal

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

PER_PAGE = 9
ALL = ""


@dataclass(frozen=True, slots=True)
class Department:
    """A chip: key of the department, its everyday name and how many codes it has."""

    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Code:
    """One code of the wall."""

    code: str
    name: str
    full_name: str
    rows: tuple[str, ...]


def read_departments(terminal: Terminal) -> tuple[Department, ...]:
    """All, then every department under its everyday name; runs off the GUI thread."""
    short = {organ.name: organ.short_name for organ in terminal.content.organs()}

    def named(heading: Heading) -> Department:
        return Department(heading.key, short.get(heading.name) or heading.name, heading.count)

    whole = Department(ALL, "", terminal.content.item_count())
    return (whole, *(named(heading) for heading in terminal.content.departments()))


def read_codes(terminal: Terminal, department: str, offset: int, limit: int) -> tuple[Code, ...]:
    """One page of codes; runs off the GUI thread."""
    key = department or None
    briefs = terminal.content.browse("department", key, offset, limit)
    links = [one.online_url or page_link(terminal.settings, "g", one.code) for one in briefs]
    return tuple(
        Code(one.code, one.tile_name, one.name, _rows(link))
        for one, link in zip(briefs, links, strict=True)
    )


def _rows(link: str) -> tuple[str, ...]:
    return tuple("".join("1" if dark else "0" for dark in row) for row in matrix(link))


@QmlElement
@QmlUncreatable("made by the navigator")
class CodesViewModel(ViewModel):
    """A department, a page, and the code that is shown large."""

    departmentsChanged = Signal()
    codesChanged = Signal()
    enlargedChanged = Signal()
    pickingChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._departments: tuple[Department, ...] = ()
        self._chosen = ALL
        self._per_page = PER_PAGE
        self._offset = 0
        self._codes: tuple[Code, ...] = ()
        self._loaded = False
        self._enlarged: Code | None = None
        self._picking = False

    @Property("QVariantList", notify=departmentsChanged)
    def departments(self) -> list[dict[str, object]]:
        """Rows {key, text, on}: all, the chosen one, then the rest."""
        order = sorted(self._departments, key=lambda one: one.key not in (ALL, self._chosen))
        return [
            {
                "key": one.key,
                "text": f"{one.name or self.tr('全部')} {one.count:,}",
                "on": one.key == self._chosen,
            }
            for one in order
        ]

    @Property("QVariantList", notify=codesChanged)
    def codes(self) -> list[dict[str, object]]:
        """Rows {name, rows} of this page."""
        return [{"name": one.name, "rows": list(one.rows)} for one in self._codes]

    @Property(bool, notify=codesChanged)
    def empty(self) -> bool:
        return self._loaded and not self._codes

    @Property(int, notify=codesChanged)
    def page(self) -> int:
        """From 1."""
        return self._offset // self._per_page + 1

    @Property(int, notify=codesChanged)
    def pages(self) -> int:
        return max(1, -(-self._count() // self._per_page))

    @Property(bool, notify=enlargedChanged)
    def enlarged(self) -> bool:
        return self._enlarged is not None

    @Property(str, notify=enlargedChanged)
    def enlargedName(self) -> str:
        return self._enlarged.full_name if self._enlarged else ""

    @Property("QVariantList", notify=enlargedChanged)
    def enlargedRows(self) -> list[str]:
        return list(self._enlarged.rows) if self._enlarged else []

    @Property(bool, notify=pickingChanged)
    def picking(self) -> bool:
        """All departments are shown to choose from."""
        return self._picking

    @Slot(int)
    def fit(self, count: int) -> None:
        """The page has room for ``count`` codes; the first code in sight stays in sight."""
        if count > 0 and count != self._per_page:
            self._per_page = count
            self._offset -= self._offset % count
            self._read()

    @Slot(str)
    def choose(self, key: str) -> None:
        """Shows a department from its first page."""
        self.pick(False)
        if key != self._chosen:
            self._chosen = key
            self._offset = 0
            self.departmentsChanged.emit()
            self._read()

    @Slot(int)
    def turn(self, page: int) -> None:
        """To a page, counted from 1."""
        if 1 <= page <= self.pages:
            self._offset = (page - 1) * self._per_page
            self._read()

    @Slot(bool)
    def pick(self, is_open: bool) -> None:
        """Opens or closes the choice of all departments."""
        if is_open != self._picking:
            self._picking = is_open
            self.pickingChanged.emit()

    @Slot(int)
    def enlarge(self, index: int) -> None:
        """Shows a code large; -1 puts it away."""
        self._enlarged = self._codes[index] if 0 <= index < len(self._codes) else None
        if self._enlarged:
            self.desk.terminal.usage.code_shown("service_item", self._enlarged.code)
        self.enlargedChanged.emit()

    @Slot()
    def openGuide(self) -> None:
        """To the guide of the code that is shown large."""
        if self._enlarged:
            code = self._enlarged.code
            self.enlarge(-1)
            self.desk.navigator.open("guide", code=code)

    def shown(self) -> None:
        terminal = self.desk.terminal
        self.work(
            lambda: read_departments(terminal),
            self._take_departments,
            cover=False,
            latest="departments",
        )
        self._read()

    def _count(self) -> int:
        return next((one.count for one in self._departments if one.key == self._chosen), 0)

    def _read(self) -> None:
        terminal, chosen = self.desk.terminal, self._chosen
        offset, limit = self._offset, self._per_page
        self.work(
            lambda: read_codes(terminal, chosen, offset, limit),
            self._take,
            cover=False,
            latest="codes",
        )

    def _take_departments(self, departments: tuple[Department, ...]) -> None:
        if departments != self._departments:
            self._departments = departments
            self.departmentsChanged.emit()
            self.codesChanged.emit()

    def _take(self, codes: tuple[Code, ...]) -> None:
        self._codes, self._loaded = codes, True
        self.codesChanged.emit()
