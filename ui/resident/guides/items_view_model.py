"""The items under a heading, narrowed by label, kind, audience, event, theme and department."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.catalogue import Facet
from kiosk.content.public_model import Bundle
from kiosk.content.queries import MAX_PAGE, ItemBrief, heading_name
from kiosk.content.service import Content
from kiosk.content.terms import Audience, CaseType, Label
from ui.desk import Desk
from ui.resident.guides.wording import FILTERS, key_text
from ui.resident.listing.rows_model import Row, RowsModel
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

PAGE = 60
"""Rows read at a time: more than two screens of them."""
MANY = "label"
"""Of this facet several keys can be chosen; of the others one takes the place of another."""
_FIXED = [
    *((MANY, label.value) for label in Label),
    *(("case_type", kind.value) for kind in CaseType),
    *(("audience", audience.value) for audience in Audience),
]
"""Keys that stand in their own order."""


@dataclass(frozen=True, slots=True)
class Option:
    """A key to narrow by, and how many items are left with it."""

    facet: str
    key: str
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """The first items under all that is wanted, and by what they can be narrowed further."""

    items: tuple[ItemBrief, ...]
    total: int
    options: tuple[Option, ...]
    bundles: tuple[Bundle, ...]


def read_found(content: Content, base: Facet, chosen: Sequence[Facet], least: int = PAGE) -> Found:
    """Reads the first items, ``least`` at least, and the counts; runs off the GUI thread."""
    wanted = [base, *chosen]
    bundles = content.bundles() if base[0] == "life_event" else []
    left = content.narrowing(wanted)
    return Found(
        read_items(content, wanted, 0, least),
        left.get(base, 0),
        _options(content, base, chosen, left),
        tuple(one for one in bundles if one.event == base[1]),
    )


def read_items(
    content: Content, wanted: Sequence[Facet], start: int, least: int = PAGE
) -> tuple[ItemBrief, ...]:
    """Items from ``start`` on, ``least`` of them or all that there are."""
    items: list[ItemBrief] = []
    while len(items) < least:
        page = content.under_all(wanted, start + len(items), min(MAX_PAGE, least - len(items)))
        if not page:
            break
        items += page
    return tuple(items)


def _options(
    content: Content, base: Facet, chosen: Sequence[Facet], left: dict[Facet, int]
) -> tuple[Option, ...]:
    """Every key under the base, with what is left when it is chosen (or takes another's place).

    ``left`` is what stands under all that is chosen; the same question is asked once.
    """
    known = {frozenset([base, *chosen]): left}

    def narrowing(wanted: Sequence[Facet]) -> dict[Facet, int]:
        key = frozenset(wanted)
        if key not in known:
            known[key] = content.narrowing(wanted)
        return known[key]

    counts = {facet: narrowing([base, *_others(chosen, facet)]) for facet, _ in FILTERS}
    offered = narrowing([base])
    return tuple(
        Option(facet, key, counts[facet].get((facet, key), 0))
        for facet, key in sorted(offered, key=lambda one: _order(one, offered))
        if facet in counts and facet != base[0]
    )


def _others(chosen: Sequence[Facet], facet: str) -> list[Facet]:
    return [one for one in chosen if one[0] != facet or facet == MANY]


def _order(one: Facet, counts: dict[Facet, int]) -> tuple[int, int, str]:
    """Those that have an order of their own, then the rest with the fullest first."""
    if one in _FIXED:
        return (_FIXED.index(one), 0, "")
    return (len(_FIXED), -counts[one], one[1])


@QmlElement
@QmlUncreatable("made by the navigator")
class GuideItemsViewModel(ViewModel):
    """The items under one heading, with filters that combine."""

    itemsChanged = Signal()
    filteringChanged = Signal()

    def __init__(
        self, desk: Desk, *, by: str, key: str, heading: str, parent: QObject | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._base: Facet = (by, key)
        self._name = heading
        self._chosen: list[Facet] = []
        self._found: Found | None = None
        self._filtering = False
        self._asked: tuple[Facet, ...] = ()
        self._rows_model = RowsModel(self)
        self._rows_model.wanted.connect(self._more)

    @Property(str, constant=True)
    def name(self) -> str:
        return self._name

    @Property(bool, notify=itemsChanged)
    def empty(self) -> bool:
        """Nothing stands here: any more, or with all that was chosen."""
        return self._found is not None and not self._found.items

    @Property(bool, notify=itemsChanged)
    def narrowed(self) -> bool:
        return bool(self._chosen)

    @Property(str, notify=itemsChanged)
    def count(self) -> str:
        if self._found is None:
            return ""
        return self.tr("{0} 个事项").format(f"{self._found.total:,}")

    @Property(QObject, constant=True)
    def items(self) -> RowsModel:
        """Rows {code, text, note, badge}; they go on as one scrolls."""
        return self._rows_model

    @Property(int, notify=itemsChanged)
    def total(self) -> int:
        return self._found.total if self._found else 0

    @Property("QVariantList", notify=itemsChanged)
    def bundles(self) -> list[dict[str, object]]:
        """Rows {code, text} of the bundles for the event of life that the heading is."""
        if self._found is None or not self.desk.navigator.has("bundle"):
            return []
        return [{"code": one.code, "text": one.name} for one in self._found.bundles]

    @Property("QVariantList", notify=itemsChanged)
    def chosen(self) -> list[dict[str, str]]:
        """Rows {facet, key, text} of what the list is narrowed by."""
        return [
            {"facet": facet, "key": key, "text": key_text(facet, heading_name(facet, key))}
            for facet, key in self._chosen
        ]

    @Property("QVariantList", notify=itemsChanged)
    def groups(self) -> list[dict[str, object]]:
        """Rows {title, options: [{facet, key, text, on, open}]}; what leaves nothing is shut."""
        options = self._found.options if self._found else ()
        groups = (
            {"title": self.tr(title), "options": self._rows(facet, options)}
            for facet, title in FILTERS
        )
        return [group for group in groups if group["options"]]

    @Property(bool, notify=filteringChanged)
    def filtering(self) -> bool:
        """The filters are shown."""
        return self._filtering

    @Slot(bool)
    def filter(self, is_open: bool) -> None:
        """Shows the filters, or puts them away."""
        if is_open != self._filtering:
            self._filtering = is_open
            self.filteringChanged.emit()

    @Slot(str, str)
    def narrow(self, facet: str, key: str) -> None:
        """Adds a filter or, touched again, takes it away."""
        one = (facet, key)
        if one in self._chosen:
            self._chosen = [other for other in self._chosen if other != one]
        else:
            self._chosen = [*_others(self._chosen, facet), one]
        self._read()

    @Slot()
    def widen(self) -> None:
        """Takes all filters away."""
        self._chosen = []
        self._read()

    @Slot(str)
    def open(self, code: str) -> None:
        """To a guide."""
        self.desk.navigator.open("guide", code=code)

    @Slot(str)
    def openBundle(self, code: str) -> None:
        """To a bundle."""
        self.desk.navigator.open("bundle", code=code)

    def shown(self) -> None:
        self._read(cover=self._found is None)

    def _read(self, *, cover: bool = False) -> None:
        content, base, chosen = self.desk.terminal.content, self._base, tuple(self._chosen)
        # On the way back from a guide the list is still as long as it was read.
        least = max(PAGE, len(self._rows_model.rows)) if self._asked == chosen else PAGE
        self._asked = chosen
        self.work(
            lambda: read_found(content, base, chosen, least),
            self._take,
            cover=cover,
            latest="items",
        )

    @Slot()
    def _more(self) -> None:
        content, wanted = self.desk.terminal.content, [self._base, *self._chosen]
        start = len(self._rows_model.rows)
        self.work(
            lambda: read_items(content, wanted, start), self._go_on, cover=False, latest="items"
        )

    def _go_on(self, items: tuple[ItemBrief, ...]) -> None:
        self._rows_model.add([self._row(item) for item in items])

    def _row(self, item: ItemBrief) -> Row:
        return {
            "code": item.code,
            "text": item.name,
            "note": self._note(item),
            "badge": "" if item.complete else self.tr("扫码查看"),
        }

    def _rows(self, facet: str, options: Sequence[Option]) -> list[dict[str, object]]:
        return [
            {
                "facet": facet,
                "key": one.key,
                "text": f"{key_text(facet, heading_name(facet, one.key))} {one.count:,}",
                "on": (facet, one.key) in self._chosen,
                "open": one.count > 0 or (facet, one.key) in self._chosen,
            }
            for one in options
            if one.facet == facet
        ]

    def _note(self, item: ItemBrief) -> str:
        department = "" if self._base[0] == "department" else item.department
        return " · ".join(part for part in (department, item.summary) if part)

    def _take(self, found: Found) -> None:
        self._found = found
        self._rows_model.put([self._row(item) for item in found.items], found.total)
        self.itemsChanged.emit()
