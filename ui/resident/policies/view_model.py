"""Documents as a list: by kind or column, narrowed by category, theme, organ, year and validity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.model import PolicyDocument
from kiosk.content.public.columns import day_of
from kiosk.content.public.model import Page, Query
from kiosk.content.public_terms import PolicyKind, PublicColumn
from kiosk.content.terms import Validity
from ui.desk import Desk
from ui.resident.listing.rows_model import Row
from ui.resident.listing.view_model import Filter, ListingViewModel, Tab
from ui.resident.public.records_view_model import line, row

if TYPE_CHECKING:
    from kiosk.content.public.service import PublicInformation

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

BADGES = {
    Validity.VALID: "ok",
    Validity.AMENDED: "primary",
    Validity.INVALID: "accent",
    Validity.REPEALED: "accent",
    Validity.UNKNOWN: "plain",
}


@QmlElement
@QmlUncreatable("made by the navigator")
class PoliciesViewModel(ListingViewModel):
    """The four kinds of documents, or the four fixed columns."""

    KIND = "policy"

    def __init__(
        self,
        desk: Desk,
        *,
        kind: str = "",
        column: str = "",
        query: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(desk, query=query, parent=parent)
        self._in_columns = bool(column)
        wanted = [tab.key for tab in self.kinds()]
        self._tab = wanted.index(column or kind) if (column or kind) in wanted else 0

    def name(self) -> str:
        return self.tr("公开专栏") if self._in_columns else self.tr("公报与政策")

    def hint(self) -> str:
        return self.tr("标题、文号或机关")

    def unit(self) -> str:
        return self.tr("共 {0} 份")

    def kinds(self) -> Sequence[Tab]:
        if self._in_columns:
            names = {
                PublicColumn.GUIDE: self.tr("指南"),
                PublicColumn.SYSTEM: self.tr("制度"),
                PublicColumn.STATUTORY: self.tr("法定公开"),
                PublicColumn.ANNUAL: self.tr("年报"),
            }
            return [
                Tab(name, (("p.column", column.value),), column.value)
                for column, name in names.items()
            ]
        return [
            Tab(self.tr("全部")),
            *(Tab(kind.value, (("p.kind", kind.value),), kind.value) for kind in PolicyKind),
        ]

    def ways(self) -> Sequence[Filter]:
        return (
            Filter("p.year", self.tr("年份")),
            Filter("p.organ", self.tr("机关")),
            Filter("p.theme", self.tr("主题")),
            Filter("p.category", self.tr("类别")),
            Filter("p.validity", self.tr("有效性")),
        )

    def option(self, facet: str, key: str) -> str:
        return self.tr("{0} 年").format(key) if facet == "p.year" else key

    def read(self, public: PublicInformation, query: Query) -> Page[PolicyDocument]:
        return public.policies(query)

    def row(self, document: PolicyDocument) -> Row:
        return policy_row(document)

    def to(self, code: str) -> None:
        self.desk.navigator.open("policy", code=code)


def policy_row(policy: PolicyDocument) -> Row:
    """A document as a line of a list."""
    day = day_of(policy)
    issuer = "" if policy.title.startswith(policy.issuer) else policy.issuer
    note = line(policy.document_number, issuer, day.isoformat() if day else "")
    form = policy.interpretation.value if policy.interpretation else ""
    if form:
        return row(policy.code, policy.title, note, form, "primary")
    marked = policy.validity is not Validity.UNKNOWN and not policy.issue
    badge = policy.validity.value if marked else ""
    return row(policy.code, policy.title, note, badge, BADGES[policy.validity])
