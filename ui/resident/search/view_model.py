"""Search as you type: each key asks anew, only the newest answer is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk import Desk
from ui.resident.search.doors import door_to, kinds_shown
from ui.resident.search.results import FILTERS, Found, filter_rows, find, result_rows
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.content.queries import ItemBrief

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

POPULAR = 8


@dataclass(frozen=True, slots=True)
class Popular:
    """An item that many ask for."""

    code: str
    name: str


@QmlElement
@QmlUncreatable("made by the navigator")
class SearchViewModel(ViewModel):
    """``state``: empty (nothing typed), waiting (first answer), nothing or found."""

    queryChanged = Signal()
    resultsChanged = Signal()
    popularChanged = Signal()

    def __init__(self, desk: Desk, *, query: str = "", parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._query = query
        self._found = Found("")
        self._filter = FILTERS[0]
        self._opened: frozenset[str] = frozenset()
        self._popular: tuple[Popular, ...] = ()
        self._uncounted = Found("")

    @Property(str, notify=queryChanged)
    def query(self) -> str:
        return self._query

    @Property(str, notify=resultsChanged)
    def state(self) -> str:
        if not self._query.strip():
            return "empty"
        if self._found.lines:
            return "found"
        return "nothing" if self._found.query == self._query else "waiting"

    @Property(str, notify=resultsChanged)
    def asked(self) -> str:
        """The query that the results are for."""
        return self._found.query.strip()

    @Property(str, notify=resultsChanged)
    def meant(self) -> str:
        """What was looked for instead of ``asked``; empty when it was taken as typed."""
        return self._found.meant

    @Property("QStringList", notify=resultsChanged)
    def suggestions(self) -> list[str]:
        """What may have been meant, when nothing was found."""
        return list(self._found.suggestions)

    @Property("QVariantList", notify=resultsChanged)
    def filters(self) -> list[dict[str, object]]:
        """Rows {key, text, count}."""
        return filter_rows(self._found)

    @Property(str, notify=resultsChanged)
    def filter(self) -> str:
        """The chosen one of FILTERS."""
        return self._filter

    @Property("QVariantList", notify=resultsChanged)
    def rows(self) -> list[dict[str, object]]:
        """Headings, hits and "show all", see results.result_rows."""
        return result_rows(self._found, self._filter, self._opened)

    @Property("QVariantList", notify=popularChanged)
    def popular(self) -> list[dict[str, object]]:
        """Rows {code, name}."""
        return [{"code": one.code, "name": one.name} for one in self._popular]

    @Property(bool, constant=True)
    def browsing(self) -> bool:
        """Whether the guides can be browsed instead."""
        return self.desk.navigator.has("guides")

    @Property(str, constant=True)
    def helpDesk(self) -> str:
        return self.desk.terminal.settings.help_desk

    @Property(str, constant=True)
    def helpPhone(self) -> str:
        return self.desk.terminal.settings.help_phone

    @Slot(str)
    def type(self, text: str) -> None:
        """The resident typed; asks anew."""
        if text == self._query:
            return
        self._query = text
        self._filter = FILTERS[0]
        self._opened = frozenset()
        self.queryChanged.emit()
        self._ask()

    @Slot(str)
    def choose(self, key: str) -> None:
        """One of the filters."""
        if key in FILTERS and key != self._filter:
            self._filter = key
            self._opened = frozenset()
            self.resultsChanged.emit()

    @Slot(str)
    def unfold(self, kind: str) -> None:
        """Shows all lines of a group."""
        self._opened |= {kind}
        self.resultsChanged.emit()

    @Slot(str, str, int)
    def openHit(self, kind: str, code: str, position: int) -> None:
        """To what was found."""
        door = door_to(kind, code, position)
        if not self.desk.navigator.has(door.route):
            return
        self._count()
        if door.route != "guide":
            self.desk.terminal.usage.opened(kind, code)
        self.desk.navigator.open(door.route, **door.params)

    @Slot(str)
    def openGuide(self, code: str) -> None:
        """To a popular item."""
        self.desk.navigator.open("guide", code=code)

    @Slot()
    def browse(self) -> None:
        """To the guides by department."""
        self.desk.navigator.open("guides")

    def shown(self) -> None:
        usage = self.desk.terminal.usage
        self.work(
            lambda: usage.most_used_items(POPULAR),
            self._take_popular,
            cover=False,
            latest="popular",
        )
        if self._query and self._found.query != self._query:
            self._ask()

    def leaving(self) -> None:
        self._count()
        self._query = ""
        self._found = Found("")

    def _ask(self) -> None:
        if not self._query.strip():
            self._take(Found(self._query))
        elif not self._found.lines:
            self.resultsChanged.emit()
        terminal, query = self.desk.terminal, self._query
        kinds = kinds_shown(self.desk.navigator.has)
        if query.strip():
            self.work(
                lambda: find(terminal, query, kinds), self._take, cover=False, latest="search"
            )

    def _take(self, found: Found) -> None:
        if found.query == self._query:
            self._found = found
            self._note(found)
            self.resultsChanged.emit()

    def _note(self, found: Found) -> None:
        """Of what is typed letter by letter and taken back again, the longest is the query."""
        before, now = self._uncounted.query, found.query.strip()
        if not now or not (now.startswith(before) or before.startswith(now)):
            self._count()
        if len(now) >= len(self._uncounted.query):
            self._uncounted = Found(now, found.lines)

    def _count(self) -> None:
        """The query that was made is counted, once."""
        made, self._uncounted = self._uncounted, Found("")
        if made.query:
            self.desk.terminal.usage.sought(made.query, len(made.lines))

    def _take_popular(self, items: list[ItemBrief]) -> None:
        popular = tuple(Popular(item.code, item.tile_name) for item in items)
        if popular != self._popular:
            self._popular = popular
            self.popularChanged.emit()
