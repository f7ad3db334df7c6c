"""Browsing: headings with counts, then the items under one of them."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.queries import MAX_PAGE, Heading, ItemBrief
from kiosk.content.service import Content
from ui.desk import Desk
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

WAYS = ("department", "theme", "audience")
ICONS = {"department": "organ", "theme": "theme", "audience": "person"}

Headings = dict[str, tuple[Heading, ...]]


def read_headings(content: Content) -> Headings:
    """All three ways of browsing, read together; runs off the GUI thread."""
    ways = (content.departments(), content.themes(), content.audiences())
    return {way: tuple(found) for way, found in zip(WAYS, ways, strict=True)}


def read_items(content: Content, by: str, key: str) -> tuple[ItemBrief, ...]:
    """Every item under a heading, page by page; runs off the GUI thread."""
    items: list[ItemBrief] = []
    while page := content.browse(by, key, len(items), MAX_PAGE):
        items += page
        if len(page) < MAX_PAGE:
            break
    return tuple(items)


@QmlElement
@QmlUncreatable("made by the navigator")
class GuidesViewModel(ViewModel):
    """Departments, themes and audiences with how many items stand under each."""

    headingsChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._headings: Headings = {}
        self._way = 0

    @Property(bool, notify=headingsChanged)
    def loaded(self) -> bool:
        return bool(self._headings)

    @Property("QStringList", notify=headingsChanged)
    def ways(self) -> list[str]:
        """The tabs."""
        return [self.tr("按部门"), self.tr("按主题"), self.tr("按服务对象")]

    @Property(int, notify=headingsChanged)
    def way(self) -> int:
        return self._way

    @Property("QVariantList", notify=headingsChanged)
    def headings(self) -> list[dict[str, object]]:
        """Rows {key, name, note, icon} of the chosen way."""
        way = WAYS[self._way]
        return [
            {
                "key": heading.key,
                "name": heading.name,
                "note": self.tr("{0} 个事项").format(f"{heading.count:,}"),
                "icon": _icon(way, heading.key),
            }
            for heading in self._headings.get(way, ())
        ]

    @Property(bool, constant=True)
    def searching(self) -> bool:
        """Whether there is a search page."""
        return self.desk.navigator.has("search")

    @Slot(int)
    def choose(self, way: int) -> None:
        """One of the tabs."""
        if way != self._way:
            self._way = way
            self.headingsChanged.emit()

    @Slot(str, str)
    def open(self, key: str, name: str) -> None:
        """To the items under a heading."""
        self.desk.navigator.open("guides.items", by=WAYS[self._way], key=key, heading=name)

    @Slot()
    def search(self) -> None:
        """To the search page."""
        self.desk.navigator.open("search")

    def shown(self) -> None:
        content = self.desk.terminal.content
        self.work(lambda: read_headings(content), self._take, cover=not self._headings)

    def _take(self, headings: Headings) -> None:
        if headings != self._headings:
            self._headings = headings
            self.headingsChanged.emit()


@QmlElement
@QmlUncreatable("made by the navigator")
class GuideItemsViewModel(ViewModel):
    """The items under one heading."""

    itemsChanged = Signal()

    def __init__(
        self, desk: Desk, *, by: str, key: str, heading: str, parent: QObject | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._by, self._key, self._name = by, key, heading
        self._items: tuple[ItemBrief, ...] | None = None

    @Property(str, constant=True)
    def name(self) -> str:
        return self._name

    @Property(bool, notify=itemsChanged)
    def empty(self) -> bool:
        """Nothing stands here any more."""
        return self._items == ()

    @Property(str, notify=itemsChanged)
    def count(self) -> str:
        if self._items is None:
            return ""
        return self.tr("{0} 个事项").format(f"{len(self._items):,}")

    @Property("QVariantList", notify=itemsChanged)
    def items(self) -> list[dict[str, object]]:
        """Rows {code, text, note, badge}."""
        return [
            {
                "code": item.code,
                "text": item.name,
                "note": self._note(item),
                "badge": "" if item.complete else self.tr("扫码查看"),
            }
            for item in self._items or ()
        ]

    @Slot(str)
    def open(self, code: str) -> None:
        """To a guide."""
        self.desk.navigator.open("guide", code=code)

    def shown(self) -> None:
        content, by, key = self.desk.terminal.content, self._by, self._key
        first = self._items is None
        self.work(lambda: read_items(content, by, key), self._take, cover=first, latest="items")

    def _note(self, item: ItemBrief) -> str:
        department = "" if self._by == "department" else item.department
        return " · ".join(part for part in (department, item.summary) if part)

    def _take(self, items: tuple[ItemBrief, ...]) -> None:
        if items != self._items:
            self._items = items
            self.itemsChanged.emit()


def _icon(way: str, key: str) -> str:
    if way == "audience":
        return "person" if key == "1" else "company"
    return ICONS[way]
