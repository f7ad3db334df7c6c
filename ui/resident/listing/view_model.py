"""The base of every list of public information: search inside, kinds, filters, endless rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.public.model import PAGE, Choice, Page, Query
from ui.desk import Desk
from ui.resident.listing.rows_model import Row, RowsModel
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.content.public.service import PublicInformation

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the kinds that a list shows beside each other."""

    name: str
    under: tuple[tuple[str, str], ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list may be narrowed by: its facet and what it is called."""

    facet: str
    name: str


def hits(title: str, query: str) -> list[list[int]]:
    """[start, length] of every word of the query in a title."""
    low = title.casefold()
    found = [(low.find(word), len(word)) for word in query.casefold().split()]
    return [[at, length] for at, length in found if at >= 0]


@QmlElement
@QmlUncreatable("the base of the lists")
class ListingViewModel(ViewModel):
    """``state``: loading, found or nothing."""

    KIND = ""
    """The type of document that is listed."""

    listChanged = Signal()
    filtersChanged = Signal()

    def __init__(self, desk: Desk, *, query: str = "", parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._text = query
        self._tab = 0
        self._picked: dict[str, str] = {}
        self._choices: dict[str, list[Choice]] = {}
        self._filtering = False
        self._group = 0
        self._total = -1
        self._rows = RowsModel(self)
        self._rows.wanted.connect(self._more)

    # What a list says of itself

    def name(self) -> str:
        """The title of the page."""
        raise NotImplementedError

    def hint(self) -> str:
        """What the search field asks for."""
        raise NotImplementedError

    def unit(self) -> str:
        """How its documents are counted, with the number as {0}."""
        return self.tr("共 {0} 条")

    def kinds(self) -> Sequence[Tab]:
        """Tabs; none, when all is one list."""
        return ()

    def ways(self) -> Sequence[Filter]:
        """What it can be narrowed by."""
        return ()

    def read(self, public: PublicInformation, query: Query) -> Page[Any]:
        """A page of documents; runs off the GUI thread."""
        raise NotImplementedError

    def row(self, document: Any) -> Row:
        """{code, text, note, badge, badgeKind} of a document."""
        raise NotImplementedError

    def to(self, code: str) -> None:
        """Opens a document."""
        raise NotImplementedError

    # What the page shows

    @Property(str, constant=True)
    def title(self) -> str:
        return self.name()

    @Property(str, constant=True)
    def placeholder(self) -> str:
        return self.hint()

    @Property("QStringList", constant=True)
    def tabs(self) -> list[str]:
        return [tab.name for tab in self.kinds()]

    @Property(int, notify=listChanged)
    def tab(self) -> int:
        return self._tab

    @Property(str, notify=listChanged)
    def query(self) -> str:
        return self._text

    @Property(QObject, constant=True)
    def rows(self) -> RowsModel:
        return self._rows

    @Property(int, notify=listChanged)
    def total(self) -> int:
        """Documents of the whole list; -1 before the first answer."""
        return self._total

    @Property(str, notify=listChanged)
    def totalText(self) -> str:
        return self.unit().format(f"{self._total:,}") if self._total >= 0 else ""

    @Property(str, notify=listChanged)
    def state(self) -> str:
        if self._total < 0:
            return "loading"
        return "found" if self._total else "nothing"

    @Property(bool, constant=True)
    def filterable(self) -> bool:
        return bool(self.ways())

    @Property(bool, notify=filtersChanged)
    def filtering(self) -> bool:
        """The filters are open."""
        return self._filtering

    @Property("QStringList", constant=True)
    def groups(self) -> list[str]:
        """What it can be narrowed by."""
        return [way.name for way in self.ways()]

    @Property(int, notify=filtersChanged)
    def group(self) -> int:
        return self._group

    @Property("QVariantList", notify=filtersChanged)
    def options(self) -> list[dict[str, object]]:
        """Rows {key, text, on} of the group that is open."""
        facet = self._facet()
        picked = self._picked.get(facet, "")
        return [
            {
                "key": choice.key,
                "text": f"{self.option(facet, choice.key)} {choice.count:,}",
                "on": choice.key == picked,
            }
            for choice in self._choices.get(facet, ())
        ]

    @Property("QVariantList", notify=filtersChanged)
    def picked(self) -> list[dict[str, object]]:
        """Rows {facet, text} of what the list is narrowed to."""
        return [
            {"facet": facet, "text": self.option(facet, key)} for facet, key in self._picked.items()
        ]

    def option(self, facet: str, key: str) -> str:
        """A key in words."""
        return key

    @Slot(str)
    def type(self, text: str) -> None:
        """The resident typed; asks anew."""
        if text != self._text:
            self._text = text
            self._ask()
            self.listChanged.emit()

    @Slot(int)
    def choose(self, tab: int) -> None:
        """One of the tabs; what does not belong to it is no longer filtered by."""
        if tab != self._tab and 0 <= tab < len(self.kinds()):
            self._tab = tab
            self._picked = {}
            self._ask()
            self.listChanged.emit()
            self.filtersChanged.emit()

    @Slot(bool)
    def filter(self, is_open: bool) -> None:
        """Opens or closes the filters."""
        if is_open != self._filtering:
            self._filtering = is_open
            if is_open:
                self._count()
            self.filtersChanged.emit()

    @Slot(int)
    def chooseGroup(self, group: int) -> None:
        """One of the groups of filters."""
        self._group = group
        self._count()
        self.filtersChanged.emit()

    @Slot(str)
    def pick(self, key: str) -> None:
        """One of the options of the group; touched again, it is let go."""
        facet = self._facet()
        if self._picked.get(facet) == key:
            del self._picked[facet]
        else:
            self._picked[facet] = key
        self._narrowed()

    @Slot(str)
    def drop(self, facet: str) -> None:
        """Lets go of one filter."""
        self._picked.pop(facet, None)
        self._narrowed()

    @Slot()
    def clear(self) -> None:
        """Lets go of everything: all documents of the tab."""
        self._picked = {}
        self._text = ""
        self._narrowed()

    @Slot(str)
    def open(self, code: str) -> None:
        """To a document."""
        self.to(code)

    def shown(self) -> None:
        self._ask()

    # Reading

    def _narrowed(self) -> None:
        self.filtersChanged.emit()
        self._ask()
        self.listChanged.emit()

    def _facet(self) -> str:
        ways = self.ways()
        return ways[self._group].facet if self._group < len(ways) else ""

    def query_now(self) -> Query:
        """What is asked for now, from its beginning."""
        tabs = self.kinds()
        base = tabs[self._tab].under if self._tab < len(tabs) else ()
        return Query(self._text.strip(), (*base, *self._picked.items()), 0, PAGE)

    def _ask(self) -> None:
        public, query = self.desk.terminal.public, self.query_now()
        read = self.read
        self.work(lambda: read(public, query), self._take, cover=False, latest="list")

    @Slot()
    def _more(self) -> None:
        public = self.desk.terminal.public
        query = replace(self.query_now(), offset=len(self._rows.rows))
        read = self.read
        self.work(lambda: (query, read(public, query)), self._take_more, cover=False, latest="more")

    def _take(self, page: Page[Any]) -> None:
        query = self._text.strip()
        rows = [self.row(one) for one in page.rows]
        self._total = page.total
        self._rows.put([row | {"hits": hits(str(row["text"]), query)} for row in rows], page.total)
        self.listChanged.emit()

    def _take_more(self, found: tuple[Query, Page[Any]]) -> None:
        query, page = found
        if query == replace(self.query_now(), offset=len(self._rows.rows)):
            rows = [self.row(one) for one in page.rows]
            self._rows.add([row | {"hits": hits(str(row["text"]), query.text)} for row in rows])

    def _count(self) -> None:
        facet = self._facet()
        query = self.query_now()
        others = tuple(pair for pair in query.under if pair[0] != facet)
        public, kind = self.desk.terminal.public, self.KIND
        wish = replace(query, under=others)
        self.work(
            lambda: (facet, public.choices(kind, facet, wish)),
            self._counted,
            cover=False,
            latest="choices",
        )

    def _counted(self, found: tuple[str, list[Choice]]) -> None:
        facet, choices = found
        self._choices[facet] = self.sorted_choices(facet, choices)
        self.filtersChanged.emit()

    def sorted_choices(self, facet: str, choices: list[Choice]) -> list[Choice]:
        """Years and months newest first, all else the fullest first."""
        if facet.endswith((".year", ".month")):
            return sorted(choices, key=lambda one: one.key, reverse=True)
        return choices
