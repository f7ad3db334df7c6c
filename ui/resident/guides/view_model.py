"""The catalogue: what is used most here, headings with counts, and the bundles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.public_model import Bundle
from kiosk.content.queries import Heading, ItemBrief
from ui.desk import Desk
from ui.resident.guides.wording import shown_name
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.app import Terminal

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

USED, DEPARTMENT, THEME, EVENT, AUDIENCE, BUNDLE = range(6)
"""The ways, as they stand side by side."""
FACETS = {DEPARTMENT: "department", THEME: "theme", EVENT: "life_event", AUDIENCE: "audience"}
ICONS = {DEPARTMENT: "organ", THEME: "theme", EVENT: "calendar", BUNDLE: "several"}
MOST_USED = 12


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that the page shows, read together."""

    used: tuple[ItemBrief, ...] = ()
    labels: tuple[Heading, ...] = ()
    headings: dict[int, tuple[Heading, ...]] = field(default_factory=dict)
    bundles: tuple[Bundle, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.headings.get(DEPARTMENT)


def read_catalogue(terminal: Terminal) -> Catalogue:
    """Reads all ways at once; runs off the GUI thread."""
    content = terminal.content
    return Catalogue(
        used=tuple(terminal.usage.most_used_items(MOST_USED)),
        labels=tuple(content.labels()),
        headings={
            DEPARTMENT: tuple(content.departments()),
            THEME: tuple(content.themes()),
            EVENT: tuple(content.life_events()),
            AUDIENCE: tuple(content.audiences()),
        },
        bundles=tuple(content.bundles()),
    )


@QmlElement
@QmlUncreatable("made by the navigator")
class GuidesViewModel(ViewModel):
    """One way at a time; what is used most stands first."""

    catalogueChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._catalogue: Catalogue | None = None
        self._way = USED

    @Property(bool, notify=catalogueChanged)
    def loaded(self) -> bool:
        return self._catalogue is not None

    @Property(bool, notify=catalogueChanged)
    def empty(self) -> bool:
        """There is not one item."""
        return self._catalogue is not None and self._catalogue.empty

    @Property("QStringList", constant=True)
    def ways(self) -> list[str]:
        """The tabs."""
        return [
            self.tr("本厅常办"),
            self.tr("部门"),
            self.tr("主题"),
            self.tr("人生事件"),
            self.tr("服务对象"),
            self.tr("一件事"),
        ]

    @Property(int, notify=catalogueChanged)
    def way(self) -> int:
        return self._way

    @Property(str, notify=catalogueChanged)
    def lead(self) -> str:
        """What the chosen way is good for, where its name does not say it."""
        if self._way == BUNDLE:
            return self.tr("几件事合成一件：一个窗口、一套材料、一个号。")
        if self._way == EVENT:
            return self.tr("遇到什么事，就点什么。")
        return ""

    @Property("QVariantList", notify=catalogueChanged)
    def headings(self) -> list[dict[str, object]]:
        """Rows {key, name, note, icon} of the chosen way."""
        if self._catalogue is None:
            return []
        if self._way == BUNDLE:
            return [_bundle_row(one) for one in self._catalogue.bundles]
        return [
            {
                "key": heading.key,
                "name": shown_name(heading),
                "note": self._counted(heading.count),
                "icon": _icon(self._way, heading.key),
            }
            for heading in self._catalogue.headings.get(self._way, ())
        ]

    @Property("QVariantList", notify=catalogueChanged)
    def used(self) -> list[dict[str, object]]:
        """Rows {code, text, note} of the items used most here, while that way is chosen."""
        if self._catalogue is None or self._way != USED:
            return []
        return [
            {"code": one.code, "text": one.name, "note": one.summary or one.department}
            for one in self._catalogue.used
        ]

    @Property("QVariantList", notify=catalogueChanged)
    def labels(self) -> list[dict[str, object]]:
        """Rows {key, text} of the labels, with counts, while the first way is chosen."""
        if self._catalogue is None or self._way != USED:
            return []
        return [
            {"key": one.key, "text": f"{one.name} {one.count:,}"} for one in self._catalogue.labels
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
            self.catalogueChanged.emit()

    @Slot(str, str)
    def open(self, key: str, name: str) -> None:
        """To the items under a heading, or to a bundle."""
        if self._way == BUNDLE:
            self.desk.navigator.open("bundle", code=key)
        else:
            self.desk.navigator.open("guides.items", by=FACETS[self._way], key=key, heading=name)

    @Slot(str)
    def openLabel(self, key: str) -> None:
        """To the items with a label."""
        self.desk.navigator.open("guides.items", by="label", key=key, heading=key)

    @Slot(str)
    def openGuide(self, code: str) -> None:
        """To a guide."""
        self.desk.navigator.open("guide", code=code)

    @Slot()
    def search(self) -> None:
        """To the search page."""
        self.desk.navigator.open("search")

    def shown(self) -> None:
        terminal = self.desk.terminal
        first = self._catalogue is None
        self.work(lambda: read_catalogue(terminal), self._take, cover=first, latest="catalogue")

    def _counted(self, count: int) -> str:
        return self.tr("{0} 个事项").format(f"{count:,}")

    def _take(self, catalogue: Catalogue) -> None:
        if catalogue != self._catalogue:
            self._catalogue = catalogue
            self.catalogueChanged.emit()


def _bundle_row(bundle: Bundle) -> dict[str, object]:
    return {
        "key": bundle.code,
        "name": bundle.name,
        "note": bundle.summary,
        "icon": ICONS[BUNDLE],
    }


def _icon(way: int, key: str) -> str:
    if way == AUDIENCE:
        return "person" if key == "1" else "company"
    return ICONS[way]
