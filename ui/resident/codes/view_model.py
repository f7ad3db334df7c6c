"""The QR wall: pages of codes by department or theme, as many as the screen has room for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.links import guide_link
from kiosk.content.model import ServiceItem
from kiosk.content.offline_text import guide_text
from kiosk.content.queries import Heading
from kiosk.content.version_mark import version_mark
from ui.desk import Desk
from ui.resident.codes.choice import CodeChoice, code_rows
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.app import Terminal

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

PER_PAGE = 9
ALL = ""
WAYS = ("department", "theme")


@dataclass(frozen=True, slots=True)
class Group:
    """A chip: key of the department or theme, its everyday name and how many codes it has."""

    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Code:
    """One code of the wall."""

    item: ServiceItem
    link: str
    mark: str
    rows: tuple[str, ...]


def read_groups(terminal: Terminal) -> dict[str, tuple[Group, ...]]:
    """For each way: all, then every department or theme; runs off the GUI thread."""
    content = terminal.content
    short = {organ.name: organ.short_name for organ in content.organs()}
    whole = Group(ALL, "", content.item_count())

    def named(heading: Heading) -> Group:
        return Group(heading.key, short.get(heading.name) or heading.name, heading.count)

    ways = (content.departments(), content.themes())
    return {
        way: (whole, *(named(heading) for heading in found))
        for way, found in zip(WAYS, ways, strict=True)
    }


def read_codes(terminal: Terminal, way: str, key: str, offset: int, limit: int) -> tuple[Code, ...]:
    """One page of codes; runs off the GUI thread."""
    briefs = terminal.content.browse(way, key or None, offset, limit)
    items = terminal.content.items_by_code([one.code for one in briefs])
    found = [items[one.code] for one in briefs if one.code in items]
    return tuple(_code(terminal, item) for item in found)


def _code(terminal: Terminal, item: ServiceItem) -> Code:
    link = guide_link(terminal.settings, item)
    return Code(item, link, version_mark(item), code_rows(link))


@QmlElement
@QmlUncreatable("made by the navigator")
class CodesViewModel(ViewModel):
    """A department or theme, a page, and the code that is shown large."""

    groupsChanged = Signal()
    codesChanged = Signal()
    pickingChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._groups: dict[str, tuple[Group, ...]] = {}
        self._way = 0
        self._chosen = ALL
        self._per_page = PER_PAGE
        self._offset = 0
        self._codes: tuple[Code, ...] = ()
        self._loaded = False
        self._enlarged: Code | None = None
        self._picking = False
        self._choice = CodeChoice(desk, self)

    @Property(CodeChoice, constant=True)
    def choice(self) -> CodeChoice:
        """The code shown large."""
        return self._choice

    @Property("QStringList", constant=True)
    def ways(self) -> list[str]:
        """How the wall is divided."""
        return [self.tr("按部门"), self.tr("按主题")]

    @Property(int, notify=groupsChanged)
    def way(self) -> int:
        return self._way

    @Property("QVariantList", notify=groupsChanged)
    def groups(self) -> list[dict[str, object]]:
        """Rows {key, text, on}: all, the chosen one, then the rest."""
        order = sorted(self._shown_groups(), key=lambda one: one.key not in (ALL, self._chosen))
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
        """Rows {name, mark, rows} of this page."""
        return [
            {"name": one.item.tile_name, "mark": one.mark, "rows": list(one.rows)}
            for one in self._codes
        ]

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

    @Property(bool, notify=pickingChanged)
    def picking(self) -> bool:
        """All departments or themes are shown to choose from."""
        return self._picking

    @Slot(int)
    def fit(self, count: int) -> None:
        """The page has room for ``count`` codes; the first code in sight stays in sight."""
        if count > 0 and count != self._per_page:
            self._per_page = count
            self._offset -= self._offset % count
            self._read()

    @Slot(int)
    def divide(self, way: int) -> None:
        """By department or by theme, from the first page of all."""
        if way != self._way:
            self._way, self._chosen, self._offset = way, ALL, 0
            self.groupsChanged.emit()
            self._read()

    @Slot(str)
    def choose(self, key: str) -> None:
        """Shows a department or theme from its first page."""
        self.pick(False)
        if key != self._chosen:
            self._chosen = key
            self._offset = 0
            self.groupsChanged.emit()
            self._read()

    @Slot(int)
    def turn(self, page: int) -> None:
        """To a page, counted from 1."""
        if 1 <= page <= self.pages:
            self._offset = (page - 1) * self._per_page
            self._read()

    @Slot(bool)
    def pick(self, is_open: bool) -> None:
        """Opens or closes the choice of all departments or themes."""
        if is_open != self._picking:
            self._picking = is_open
            self.pickingChanged.emit()

    @Slot(int)
    def enlarge(self, index: int) -> None:
        """Shows a code large."""
        if 0 <= index < len(self._codes):
            code = self._enlarged = self._codes[index]
            self.desk.terminal.usage.code_shown("service_item", code.item.code)
            self._choice.show(code.item.name, code.link, lambda: (guide_text(code.item), code.mark))

    @Slot()
    def openGuide(self) -> None:
        """To the guide of the code that is shown large."""
        if self._enlarged:
            self._choice.close()
            self.desk.navigator.open("guide", code=self._enlarged.item.code)

    def shown(self) -> None:
        terminal = self.desk.terminal
        self.work(lambda: read_groups(terminal), self._take_groups, cover=False, latest="groups")
        self._read()

    def leaving(self) -> None:
        self._choice.leave()

    def _shown_groups(self) -> tuple[Group, ...]:
        return self._groups.get(WAYS[self._way], ())

    def _count(self) -> int:
        return next((one.count for one in self._shown_groups() if one.key == self._chosen), 0)

    def _read(self) -> None:
        terminal, way, chosen = self.desk.terminal, WAYS[self._way], self._chosen
        offset, limit = self._offset, self._per_page
        self.work(
            lambda: read_codes(terminal, way, chosen, offset, limit),
            self._take,
            cover=False,
            latest="codes",
        )

    def _take_groups(self, groups: dict[str, tuple[Group, ...]]) -> None:
        if groups != self._groups:
            self._groups = groups
            self.groupsChanged.emit()
            self.codesChanged.emit()

    def _take(self, codes: tuple[Code, ...]) -> None:
        self._codes, self._loaded = codes, True
        self.codesChanged.emit()
