"""The four lists, drafts, projects, decisions and intentions, each as a list to search in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.public.model import DraftState, Page, Query
from kiosk.content.public_model import (
    CreditRecord,
    DecisionDraft,
    ListEntry,
    Procurement,
    Project,
)
from kiosk.content.public_terms import CreditKind, ListKind
from ui.desk import Desk
from ui.resident.listing.rows_model import Row
from ui.resident.listing.view_model import Filter, ListingViewModel, Tab

if TYPE_CHECKING:
    from kiosk.content.public.service import PublicInformation

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

STATE_BADGES = {
    DraftState.COMING: "plain",
    DraftState.OPEN: "ok",
    DraftState.CLOSED: "plain",
    DraftState.RESULT: "primary",
}


def line(*facts: str) -> str:
    """The facts that are there, one after the other."""
    return " · ".join(fact for fact in facts if fact)


def month_text(month: str) -> str:
    """``2026-12`` as ``2026 年 12 月``; anything else as it is."""
    year, _, number = month.partition("-")
    if year.isdecimal() and number.isdecimal():
        return f"{year} 年 {int(number)} 月"
    return month


def row(code: str, text: str, note: str, badge: str = "", kind: str = "plain") -> Row:
    """A line of a list."""
    return {"code": code, "text": text, "note": note, "badge": badge, "badgeKind": kind}


@QmlElement
@QmlUncreatable("the base of four lists")
class EntriesViewModel(ListingViewModel):
    """Lists whose documents open on the page of entries."""

    def to(self, code: str) -> None:
        self.desk.navigator.open("public.entry", kind=self.KIND, code=code)


@QmlElement
@QmlUncreatable("made by the navigator")
class ListsViewModel(EntriesViewModel):
    """权力清单, 责任清单, 负面清单, 收费清单."""

    KIND = "list_entry"

    def __init__(
        self, desk: Desk, *, kind: str = "", query: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(desk, query=query, parent=parent)
        values = [kind.value for kind in ListKind]
        self._tab = values.index(kind) if kind in values else 0

    def name(self) -> str:
        return self.tr("四张清单")

    def hint(self) -> str:
        return self.tr("在清单里找，如“护照”")

    def kinds(self) -> Sequence[Tab]:
        return [Tab(kind.value, (("l.list", kind.value),)) for kind in ListKind]

    def ways(self) -> Sequence[Filter]:
        return (
            Filter("l.organ", self.tr("部门")),
            Filter("l.category", self.tr("类别")),
        )

    def read(self, public: PublicInformation, query: Query) -> Page[ListEntry]:
        return public.entries(query)

    def row(self, document: ListEntry) -> Row:
        return row(document.code, document.name, line(document.department, document.category))


@QmlElement
@QmlUncreatable("made by the navigator")
class ProjectsViewModel(EntriesViewModel):
    """Approval results of projects."""

    KIND = "project"

    def name(self) -> str:
        return self.tr("项目审批结果")

    def hint(self) -> str:
        return self.tr("项目名称、代码或单位")

    def ways(self) -> Sequence[Filter]:
        return (
            Filter("j.stage", self.tr("阶段")),
            Filter("j.organ", self.tr("部门")),
            Filter("j.year", self.tr("年份")),
        )

    def read(self, public: PublicInformation, query: Query) -> Page[Project]:
        return public.projects(query)

    def row(self, document: Project) -> Row:
        note = line(document.matter, document.decided_on.isoformat())
        return row(document.code, document.name, note, document.result, "ok")


@QmlElement
@QmlUncreatable("made by the navigator")
class CreditsViewModel(EntriesViewModel):
    """双公示: licences and penalties."""

    KIND = "credit"

    def __init__(
        self, desk: Desk, *, penalties: bool = False, parent: QObject | None = None
    ) -> None:
        super().__init__(desk, parent=parent)
        self._tab = int(penalties)

    def name(self) -> str:
        return self.tr("许可和处罚公示")

    def hint(self) -> str:
        return self.tr("单位名称、姓名或文书号")

    def kinds(self) -> Sequence[Tab]:
        return [Tab(kind.value, (("c.kind", kind.value),)) for kind in CreditKind]

    def ways(self) -> Sequence[Filter]:
        return (
            Filter("c.organ", self.tr("机关")),
            Filter("c.category", self.tr("类别")),
        )

    def read(self, public: PublicInformation, query: Query) -> Page[CreditRecord]:
        return public.credits(query)

    def row(self, document: CreditRecord) -> Row:
        note = line(document.title, document.decided_on.isoformat())
        return row(document.code, document.party, note)


@QmlElement
@QmlUncreatable("made by the navigator")
class ProcurementsViewModel(EntriesViewModel):
    """采购意向."""

    KIND = "procurement"

    def name(self) -> str:
        return self.tr("政府采购意向")

    def hint(self) -> str:
        return self.tr("采购项目或单位名称")

    def ways(self) -> Sequence[Filter]:
        return (
            Filter("b.month", self.tr("预计采购月份")),
            Filter("b.organ", self.tr("采购单位")),
        )

    def option(self, facet: str, key: str) -> str:
        return month_text(key) if facet == "b.month" else key

    def read(self, public: PublicInformation, query: Query) -> Page[Procurement]:
        return public.procurements(query)

    def row(self, document: Procurement) -> Row:
        budget = self.tr("{0} 万元").format(document.budget) if document.budget else ""
        when = month_text(document.expected)
        expected = self.tr("预计 {0}采购").format(when) if when else ""
        return row(document.code, document.name, line(document.organ, budget, expected))


@QmlElement
@QmlUncreatable("made by the navigator")
class DraftsViewModel(ListingViewModel):
    """Drafts that are open for comment, closed, or answered."""

    KIND = "draft"
    STATES = (None, DraftState.OPEN, DraftState.CLOSED, DraftState.RESULT)

    def name(self) -> str:
        return self.tr("决策草案意见征集")

    def hint(self) -> str:
        return self.tr("草案名称或单位")

    def unit(self) -> str:
        return self.tr("共 {0} 件")

    def kinds(self) -> Sequence[Tab]:
        return [Tab(state.value if state else self.tr("全部")) for state in self.STATES]

    def read(self, public: PublicInformation, query: Query) -> Page[DecisionDraft]:
        return public.drafts(query, self.STATES[self._tab])

    def row(self, document: DecisionDraft) -> Row:
        public = self.desk.terminal.public
        state, left = public.draft_state(document), public.days_left(document)
        if state is DraftState.OPEN:
            note = self.tr("{0} 截止，还有 {1} 天").format(document.closes_on.isoformat(), left)
        elif state is DraftState.RESULT:
            note = self.tr("收到意见 {0} 条，已公布采纳情况").format(document.received or 0)
        else:
            note = self.tr("{0} 已截止，正在研究").format(document.closes_on.isoformat())
        badge = STATE_BADGES[state]
        return row(document.code, document.title, note, state.value, badge)

    def to(self, code: str) -> None:
        self.desk.navigator.open("draft", code=code)
