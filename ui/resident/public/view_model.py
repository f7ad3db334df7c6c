"""The first page of public information: five groups of four doors, each with its count."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.public.model import Overview
from kiosk.content.public_terms import CreditKind, ListKind, PolicyKind, PublicColumn
from ui.desk import Desk
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Door:
    """Where a cell leads: its words, its route, and what the route is told."""

    text: str
    note: str
    route: str
    params: tuple[tuple[str, object], ...] = ()


@QmlElement
@QmlUncreatable("made by the navigator")
class PublicViewModel(ViewModel):
    """The counts come after the page; the doors are there at once."""

    overviewChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._overview: Overview | None = None

    @Property("QVariantList", notify=overviewChanged)
    def groups(self) -> list[dict[str, object]]:
        """Rows {title, icon, doors: [{text, note}]}."""
        has = self.desk.navigator.has
        return [
            {
                "title": title,
                "icon": icon,
                "doors": [
                    {"text": door.text, "note": door.note, "there": has(door.route)}
                    for door in doors
                ],
            }
            for title, icon, doors in self._doors()
        ]

    @Property(bool, constant=True)
    def searching(self) -> bool:
        """Whether there is a page to search on."""
        return self.desk.navigator.has("search")

    @Slot(int, int)
    def enter(self, group: int, door: int) -> None:
        """Through one of the doors."""
        wanted = self._doors()[group][2][door]
        self.desk.navigator.open(wanted.route, **dict(wanted.params))

    @Slot()
    def search(self) -> None:
        """To the search page."""
        self.desk.navigator.open("search")

    def shown(self) -> None:
        public = self.desk.terminal.public
        self.work(public.overview, self._take, cover=False, latest="overview")

    def _take(self, overview: Overview) -> None:
        if overview != self._overview:
            self._overview = overview
            self.overviewChanged.emit()

    def _doors(self) -> list[tuple[str, str, list[Door]]]:
        return [
            (self.tr("公开专栏"), "info", self._columns()),
            (self.tr("政策文件"), "policy", self._policies()),
            (self.tr("四张清单"), "several", self._lists()),
            (self.tr("公示公告"), "organ", self._notices()),
            (self.tr("参与和咨询"), "call", self._taking_part()),
        ]

    def _columns(self) -> list[Door]:
        names = {
            PublicColumn.GUIDE: self.tr("公开指南"),
            PublicColumn.SYSTEM: self.tr("公开制度"),
            PublicColumn.STATUTORY: self.tr("法定公开"),
            PublicColumn.ANNUAL: self.tr("公开年报"),
        }
        counts = self._overview.columns if self._overview else {}
        return [
            Door(name, self._count(counts, column.value), "policies", (("column", column.value),))
            for column, name in names.items()
        ]

    def _policies(self) -> list[Door]:
        counts = self._overview.kinds if self._overview else {}
        return [
            Door(kind.value, self._count(counts, kind.value), "policies", (("kind", kind.value),))
            for kind in PolicyKind
        ]

    def _lists(self) -> list[Door]:
        counts = self._overview.lists if self._overview else {}
        return [
            Door(
                kind.value, self._count(counts, kind.value), "public.lists", (("kind", kind.value),)
            )
            for kind in ListKind
        ]

    def _notices(self) -> list[Door]:
        found = self._overview
        decisions = found.credits if found else {}
        licences, penalties = CreditKind.LICENCE.value, CreditKind.PENALTY.value
        return [
            Door(self.tr("项目审批"), self._number(found and found.projects), "public.projects"),
            Door(licences, self._count(decisions, licences), "public.credits"),
            Door(
                penalties,
                self._count(decisions, penalties),
                "public.credits",
                (("penalties", True),),
            ),
            Door(
                self.tr("采购意向"),
                self._number(found and found.procurements),
                "public.procurements",
            ),
        ]

    def _taking_part(self) -> list[Door]:
        found = self._overview
        drafts = self.tr("{0} 件征集中").format(found.open_drafts) if found else " "
        return [
            Door(self.tr("意见征集"), drafts, "drafts"),
            Door(
                self.tr("部门机构"),
                self._number(found and found.organs),
                "places",
                (("organs", True),),
            ),
            Door(self.tr("大厅导航"), self.tr("窗口怎么走"), "places"),
            Door(self.tr("12345 热线"), self.tr("全天接听"), "hotline"),
        ]

    def _count(self, counts: dict[str, int], key: str) -> str:
        return self._number(counts.get(key, 0) if self._overview else None)

    def _number(self, count: int | None) -> str:
        """A blank until it is read, so that nothing moves when it comes."""
        return " " if count is None else self.tr("{0} 条").format(f"{count:,}")
