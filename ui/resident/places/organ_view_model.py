"""One organ: what it does, when it is open, whom to call, where it sits."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import Rejected
from kiosk.content.model import Organ
from kiosk.content.service import Content
from ui.desk import Desk
from ui.resident.guide.facts import window_text
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


def read_organ(content: Content, code: str) -> tuple[Organ, int]:
    """The organ and how many items it has; runs off the GUI thread.

    Raises:
        Rejected: ``organ.unknown``.
    """
    organ = content.organ(code)
    return organ, sum(one.count for one in content.departments() if one.key == organ.name)


@QmlElement
@QmlUncreatable("made by the navigator")
class OrganViewModel(ViewModel):
    """An organ with the way to its windows and its items."""

    organChanged = Signal()

    def __init__(self, desk: Desk, *, code: str, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._code = code
        self._organ: Organ | None = None
        self._items = 0
        self._missing = False

    @Property(bool, notify=organChanged)
    def loaded(self) -> bool:
        return self._organ is not None

    @Property(bool, notify=organChanged)
    def missing(self) -> bool:
        return self._missing

    @Property(str, notify=organChanged)
    def name(self) -> str:
        return self._organ.name if self._organ else ""

    @Property("QVariantList", notify=organChanged)
    def contacts(self) -> list[dict[str, object]]:
        """Rows {icon, name, value}."""
        organ = self._organ
        if organ is None:
            return []
        windows = self.tr("{0} 号窗口").format(window_text(organ.windows)) if organ.windows else ""
        rows: list[dict[str, object]] = [
            {"icon": "place", "name": self.tr("地址"), "value": organ.address},
            {"icon": "ticket", "name": self.tr("窗口"), "value": windows},
            {"icon": "clock", "name": self.tr("时间"), "value": organ.hours},
            {"icon": "phone", "name": self.tr("电话"), "value": organ.phone},
            {"icon": "warning", "name": self.tr("投诉"), "value": organ.complaint_phone},
            {"icon": "person", "name": self.tr("负责"), "value": organ.head},
            {"icon": "info", "name": self.tr("网址"), "value": organ.website},
        ]
        return [row for row in rows if row["value"]]

    @Property("QVariantList", notify=organChanged)
    def sections(self) -> list[dict[str, object]]:
        """Rows {title, numbered, lines}."""
        duties = list(self._organ.duties) if self._organ else []
        if not duties:
            return []
        return [{"title": self.tr("主要职责"), "numbered": len(duties) > 1, "lines": duties}]

    @Property(str, notify=organChanged)
    def itemsText(self) -> str:
        """The words of the button to the items; empty when it has none here."""
        if not self._items or not self.desk.navigator.has("guides.items"):
            return ""
        return self.tr("看 {0} 个事项").format(f"{self._items:,}")

    @Property(bool, notify=organChanged)
    def mapped(self) -> bool:
        """Whether it has windows to show on the plan."""
        return bool(self._organ and self._organ.windows)

    @Slot()
    def showPlace(self) -> None:
        """To the plan with the organ's windows marked."""
        if self._organ:
            self.desk.navigator.open("places", windows=self._organ.windows)

    @Slot()
    def openItems(self) -> None:
        """To the items of the organ."""
        if self._organ:
            name = self._organ.name
            self.desk.navigator.open("guides.items", by="department", key=name, heading=name)

    def shown(self) -> None:
        content, code = self.desk.terminal.content, self._code
        self.work(
            lambda: read_organ(content, code),
            self._take,
            cover=self._organ is None,
            failed=self._not_found,
        )

    def _take(self, found: tuple[Organ, int]) -> None:
        if found != (self._organ, self._items):
            self._organ, self._items = found
            self.organChanged.emit()

    def _not_found(self, error: Exception) -> None:
        """The page itself says that a thing is gone; anything else is an error."""
        if isinstance(error, Rejected):
            self._organ, self._missing = None, True
            self.organChanged.emit()
        else:
            self.fail(error)
