"""A guide on the screen: everything about one item, its code, and the way onward."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import Rejected
from kiosk.content.links import guide_link
from kiosk.content.model import Organ, ServiceItem
from kiosk.content.qr import matrix
from ui.desk import Desk
from ui.resident.guide import facts, sections
from ui.resident.guide.notice_view_model import NoticePrinting
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.app import Terminal

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Guide:
    """What the page shows, read together."""

    item: ServiceItem
    organ: Organ | None
    hall: str
    """Its name, which a resident who stands in it need not read again."""
    link: str
    code_rows: tuple[str, ...]


def read_guide(terminal: Terminal, code: str) -> Guide:
    """Reads an item, its organ and its code; runs off the GUI thread.

    Raises:
        Rejected: ``guide.unknown``.
    """
    item = terminal.content.guide(code)
    organs = terminal.content.organs()
    organ = next((one for one in organs if one.name == item.department), None)
    link = guide_link(terminal.settings, item)
    return Guide(item, organ, terminal.settings.hall_name, link, code_rows(link))


def code_rows(link: str) -> tuple[str, ...]:
    """A QR code's modules as strings of 0 and 1, which QML passes on fast."""
    return tuple("".join("1" if dark else "0" for dark in row) for row in matrix(link))


@QmlElement
@QmlUncreatable("made by the navigator")
class GuideViewModel(ViewModel):
    """One item. ``tab`` is a name of sections.TABS; ``question`` opens one of the answers."""

    guideChanged = Signal()
    tabChanged = Signal()
    codeOpenChanged = Signal()

    def __init__(
        self,
        desk: Desk,
        *,
        code: str,
        tab: str = "",
        question: int = -1,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(desk, parent)
        self._code = code
        self._guide: Guide | None = None
        self._missing = False
        self._tab = sections.TABS.index(tab) if tab in sections.TABS else 0
        self._question = question
        self._code_open = False
        self._notice = NoticePrinting(desk, code, self)

    @Property(NoticePrinting, constant=True)
    def notice(self) -> NoticePrinting:
        """The one-time notice on paper."""
        return self._notice

    @Property(bool, notify=guideChanged)
    def loaded(self) -> bool:
        return self._guide is not None

    @Property(bool, notify=guideChanged)
    def missing(self) -> bool:
        """The item is not there any more."""
        return self._missing

    @Property(bool, notify=guideChanged)
    def complete(self) -> bool:
        """False for a bare row of a list: there is no guide text."""
        return self._guide is not None and self._guide.item.complete

    @Property(str, notify=guideChanged)
    def name(self) -> str:
        return self._guide.item.name if self._guide else ""

    @Property("QStringList", notify=guideChanged)
    def trail(self) -> list[str]:
        """Where the item stands."""
        if self._guide is None:
            return [self.tr("办事指南")]
        item = self._guide.item
        return [self.tr("办事指南"), item.department, *item.themes[:1]]

    @Property("QVariantList", notify=guideChanged)
    def badges(self) -> list[dict[str, object]]:
        return facts.badges(self._guide.item) if self._guide else []

    @Property("QVariantList", notify=guideChanged)
    def facts(self) -> list[dict[str, object]]:
        return facts.facts(self._guide.item) if self._guide else []

    @Property("QVariantList", notify=guideChanged)
    def contacts(self) -> list[dict[str, object]]:
        """Rows {icon, name, value} of place, time, telephone and the last change."""
        return facts.contact_rows(self._guide.item, self._guide.organ) if self._guide else []

    @Property("QVariantList", notify=guideChanged)
    def placeLines(self) -> list[dict[str, object]]:
        """Rows {icon, value, whole, main}: in short and in full."""
        guide = self._guide
        return facts.place_lines(guide.item, guide.organ, guide.hall) if guide else []

    @Property("QVariantList", notify=guideChanged)
    def codeRows(self) -> list[str]:
        return list(self._guide.code_rows) if self._guide else []

    @Property("QStringList", constant=True)
    def tabs(self) -> list[str]:
        return sections.tab_names()

    @Property(int, notify=tabChanged)
    def tab(self) -> int:
        return self._tab

    @Property("QVariantList", notify=guideChanged)
    def materials(self) -> list[dict[str, object]]:
        return sections.material_rows(self._guide.item) if self._guide else []

    @Property(str, notify=guideChanged)
    def materialSummary(self) -> str:
        return sections.material_summary(self._guide.item) if self._guide else ""

    @Property("QVariantList", notify=guideChanged)
    def steps(self) -> list[dict[str, object]]:
        return sections.step_rows(self._guide.item) if self._guide else []

    @Property("QVariantList", notify=guideChanged)
    def questions(self) -> list[dict[str, object]]:
        return sections.question_rows(self._guide.item) if self._guide else []

    @Property(int, constant=True)
    def question(self) -> int:
        """The answer that was asked for, or -1."""
        return self._question

    @Property("QVariantList", notify=guideChanged)
    def conditions(self) -> list[dict[str, object]]:
        guide = self._guide
        return sections.condition_sections(guide.item, guide.organ) if guide else []

    @Property("QVariantList", notify=guideChanged)
    def fees(self) -> list[dict[str, object]]:
        return sections.fee_sections(self._guide.item) if self._guide else []

    @Property("QVariantList", notify=guideChanged)
    def basis(self) -> list[dict[str, object]]:
        return sections.basis_sections(self._guide.item) if self._guide else []

    @Property(str, notify=guideChanged)
    def ticketText(self) -> str:
        """The words of the ticket button; empty when the item takes no ticket."""
        if self._guide is None or not self._guide.item.business:
            return ""
        if not self.desk.navigator.has("ticket"):
            return ""
        windows = self._guide.item.windows
        if not windows:
            return self.tr("取号")
        return self.tr("取号 · {0} 号窗口").format(facts.window_text(windows))

    @Property(bool, notify=guideChanged)
    def mapped(self) -> bool:
        """Whether the hall plan can show where to go."""
        return bool(self._guide and self._windows() and self.desk.navigator.has("places"))

    @Property(bool, notify=codeOpenChanged)
    def codeOpen(self) -> bool:
        return self._code_open

    @Property(str, constant=True)
    def helpDesk(self) -> str:
        return self.desk.terminal.settings.help_desk

    @Slot(int)
    def choose(self, tab: int) -> None:
        """Shows a tab."""
        if tab != self._tab:
            self._tab = tab
            self.tabChanged.emit()

    @Slot(bool)
    def showCode(self, is_open: bool) -> None:
        """Enlarges the code, or puts it away."""
        if is_open != self._code_open:
            self._code_open = is_open
            if is_open:
                self.desk.terminal.usage.code_shown("service_item", self._code)
            self.codeOpenChanged.emit()

    @Slot()
    def takeTicket(self) -> None:
        """To the queue that serves the item."""
        self.desk.navigator.open("ticket", item_code=self._code)

    @Slot()
    def showPlace(self) -> None:
        """To the plan, with the item's windows marked."""
        self.desk.navigator.open("places", windows=self._windows())

    def shown(self) -> None:
        terminal, code = self.desk.terminal, self._code
        self.work(
            lambda: read_guide(terminal, code),
            self._take,
            cover=self._guide is None,
            failed=self._not_found,
        )

    def leaving(self) -> None:
        self._notice.leave()

    def _windows(self) -> tuple[str, ...]:
        if self._guide is None:
            return ()
        organ = self._guide.organ
        return self._guide.item.windows or (organ.windows if organ else ())

    def _take(self, guide: Guide) -> None:
        if self._guide is None:
            self.desk.terminal.usage.opened("service_item", self._code)
        if guide != self._guide:
            self._guide, self._missing = guide, False
            self.guideChanged.emit()

    def _not_found(self, error: Exception) -> None:
        """The page itself says that a thing is gone; anything else is an error."""
        if isinstance(error, Rejected):
            self._guide, self._missing = None, True
            self.guideChanged.emit()
        else:
            self.fail(error)
