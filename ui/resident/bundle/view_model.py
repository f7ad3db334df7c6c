"""一件事 on the screen: what to bring once, what is done in which order, and one ticket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import Rejected
from kiosk.content.links import bundle_link
from kiosk.content.model import ServiceItem
from kiosk.content.offline_text import bundle_text
from kiosk.content.public_model import Bundle
from kiosk.content.search_entries import item_summary
from kiosk.content.version_mark import version_mark
from ui.desk import Desk
from ui.resident.codes.choice import CodeChoice, unbroken
from ui.resident.guide.facts import first_clause, in_hall, limit_text, window_text
from ui.resident.guide.materials import plain_rows
from ui.resident.guide.sections import step_rows
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.app import Terminal

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class ShownBundle:
    """A bundle with the items that stand, in order."""

    bundle: Bundle
    items: tuple[ServiceItem, ...]
    mark: str
    hall: str

    @property
    def ticket_item(self) -> str:
        """The first item that the bundle's own queue serves: its ticket is the one ticket."""
        served = (one.code for one in self.items if one.business == self.bundle.business)
        return next(served, "") if self.bundle.business else ""


def read_bundle(terminal: Terminal, code: str) -> ShownBundle:
    """Reads a bundle and its items; runs off the GUI thread.

    Raises:
        Rejected: ``bundle.unknown``.
    """
    bundle = terminal.content.bundle(code)
    items = terminal.content.items_by_code(bundle.items)
    standing = tuple(items[code] for code in bundle.items if code in items)
    return ShownBundle(bundle, standing, version_mark(bundle), terminal.settings.hall_name)


@QmlElement
@QmlUncreatable("made by the navigator")
class BundleViewModel(ViewModel):
    """One bundle; the tabs are what to bring, which items, and how it goes."""

    bundleChanged = Signal()
    tabChanged = Signal()

    def __init__(self, desk: Desk, *, code: str, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._code = code
        self._shown: ShownBundle | None = None
        self._missing = False
        self._tab = 0
        self._choice = CodeChoice(desk, self)

    @Property(CodeChoice, constant=True)
    def choice(self) -> CodeChoice:
        """The essentials as a code."""
        return self._choice

    @Property(bool, notify=bundleChanged)
    def loaded(self) -> bool:
        return self._shown is not None

    @Property(bool, notify=bundleChanged)
    def missing(self) -> bool:
        """The bundle is not there any more."""
        return self._missing

    @Property(str, notify=bundleChanged)
    def name(self) -> str:
        return self._shown.bundle.name if self._shown else ""

    @Property(str, notify=bundleChanged)
    def summary(self) -> str:
        return self._shown.bundle.summary if self._shown else ""

    @Property("QVariantList", notify=bundleChanged)
    def facts(self) -> list[dict[str, object]]:
        """Rows {value, name}."""
        if self._shown is None:
            return []
        bundle = self._shown.bundle
        visits = "—" if bundle.visits is None else self.tr("{0} 次").format(bundle.visits)
        return [
            {"value": self.tr("{0} 件").format(len(self._shown.items)), "name": self.tr("一起办")},
            {"value": limit_text(bundle.limit), "name": self.tr("办结时限")},
            {
                "value": self.tr("{0} 样").format(len(bundle.materials)),
                "name": self.tr("材料只交一次"),
            },
            {
                "value": self.tr("不用跑") if bundle.visits == 0 else visits,
                "name": self.tr("到现场次数"),
            },
        ]

    @Property("QStringList", constant=True)
    def tabs(self) -> list[str]:
        return [self.tr("要带什么"), self.tr("办哪几件"), self.tr("怎么办")]

    @Property(int, notify=tabChanged)
    def tab(self) -> int:
        return self._tab

    @Property("QVariantList", notify=bundleChanged)
    def materials(self) -> list[dict[str, object]]:
        return plain_rows(self._shown.bundle.materials) if self._shown else []

    @Property("QVariantList", notify=bundleChanged)
    def steps(self) -> list[dict[str, object]]:
        return step_rows(self._shown.bundle.steps) if self._shown else []

    @Property("QVariantList", notify=bundleChanged)
    def items(self) -> list[dict[str, object]]:
        """Rows {code, number, text, note} in the order of handling."""
        shown = self._shown.items if self._shown else ()
        return [
            {
                "code": item.code,
                "number": str(number),
                "text": item.name,
                "note": f"{item.department} · {item_summary(item).partition(' · ')[0]}",
            }
            for number, item in enumerate(shown, start=1)
        ]

    @Property("QVariantList", notify=bundleChanged)
    def contacts(self) -> list[dict[str, object]]:
        """Rows {icon, name, value}."""
        if self._shown is None:
            return []
        bundle = self._shown.bundle
        place = in_hall(bundle.place, self._shown.hall)
        if bundle.windows:
            place += self.tr(" {0} 号窗口").format(window_text(bundle.windows))
        rows = (
            ("place", self.tr("地点"), place),
            ("clock", self.tr("时间"), first_clause(bundle.hours)),
            ("phone", self.tr("电话"), first_clause(bundle.contact)),
            ("organ", self.tr("牵头"), bundle.lead_department),
        )
        return [{"icon": icon, "name": name, "value": text} for icon, name, text in rows if text]

    @Property(str, notify=bundleChanged)
    def foot(self) -> str:
        """Version and date."""
        if self._shown is None:
            return ""
        parts = [self.tr("版本 {0}").format(unbroken(self._shown.mark))]
        if self._shown.bundle.updated_on:
            parts.append(self.tr("更新于 {0}").format(self._shown.bundle.updated_on.isoformat()))
        return " · ".join(parts)

    @Property(str, notify=bundleChanged)
    def limitNote(self) -> str:
        limit = self._shown.bundle.limit if self._shown else None
        return limit.note if limit else ""

    @Property(str, notify=bundleChanged)
    def ticketText(self) -> str:
        """The words of the ticket button; empty when there is none to take."""
        if self._shown is None or not self._shown.ticket_item:
            return ""
        if not self.desk.navigator.has("ticket"):
            return ""
        windows = self._shown.bundle.windows
        if not windows:
            return self.tr("取一个号")
        return self.tr("取一个号 · {0} 号窗口").format(window_text(windows))

    @Property(bool, constant=True)
    def formsShown(self) -> bool:
        return self.desk.navigator.has("form")

    @Property(str, constant=True)
    def helpDesk(self) -> str:
        return self.desk.terminal.settings.help_desk

    @Slot(int)
    def choose(self, tab: int) -> None:
        """Shows a tab."""
        if tab != self._tab:
            self._tab = tab
            self.tabChanged.emit()

    @Slot()
    def showCode(self) -> None:
        """Shows the code of its page, and the essentials as a code of their own."""
        if self._shown:
            shown = self._shown
            names = [one.tile_name for one in shown.items]
            self.desk.terminal.usage.code_shown("bundle", self._code)
            self._choice.show(
                shown.bundle.name,
                bundle_link(self.desk.terminal.settings, self._code),
                lambda: (bundle_text(shown.bundle, names), shown.mark),
            )

    @Slot(str)
    def openGuide(self, code: str) -> None:
        """To one of the items."""
        self.desk.navigator.open("guide", code=code)

    @Slot(str)
    def openForm(self, code: str) -> None:
        """To a form, filled in as a sample."""
        self.desk.navigator.open("form", code=code)

    @Slot()
    def takeTicket(self) -> None:
        """To the queue that serves the whole bundle."""
        if self._shown:
            self.desk.navigator.open("ticket", item_code=self._shown.ticket_item)

    def shown(self) -> None:
        terminal, code = self.desk.terminal, self._code
        self.work(
            lambda: read_bundle(terminal, code),
            self._take,
            cover=self._shown is None,
            failed=self._not_found,
        )

    def leaving(self) -> None:
        self._choice.leave()

    def _take(self, shown: ShownBundle) -> None:
        if self._shown is None:
            self.desk.terminal.usage.opened("bundle", self._code)
        if shown != self._shown:
            self._shown, self._missing = shown, False
            self.bundleChanged.emit()

    def _not_found(self, error: Exception) -> None:
        """The page itself says that a bundle is gone; anything else is an error."""
        if isinstance(error, Rejected):
            self._shown, self._missing = None, True
            self.bundleChanged.emit()
        else:
            self.fail(error)
