"""Policy documents and notices as two lists, with chips for the kinds of documents."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.model import Notice, PolicyDocument
from kiosk.content.service import Content
from kiosk.content.terms import Validity
from ui.desk import Desk
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

POLICIES, NOTICES = range(2)
BADGES = {
    Validity.VALID: "ok",
    Validity.AMENDED: "primary",
    Validity.INVALID: "accent",
    Validity.REPEALED: "accent",
    Validity.UNKNOWN: "plain",
}
ALL = ""


@dataclass(frozen=True, slots=True)
class Documents:
    """Both lists, read together."""

    policies: tuple[PolicyDocument, ...]
    notices: tuple[Notice, ...]


def read_documents(content: Content) -> Documents:
    """Runs off the GUI thread."""
    return Documents(tuple(content.policies()), tuple(content.notices()))


def date_of(policy: PolicyDocument) -> date | None:
    """The date that residents know a document by."""
    return policy.published_on or policy.made_on or policy.effective_on


@QmlElement
@QmlUncreatable("made by the navigator")
class PoliciesViewModel(ViewModel):
    """The lists; ``tab`` is POLICIES or NOTICES."""

    documentsChanged = Signal()
    FIRST_TAB = POLICIES

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._documents: Documents | None = None
        self._tab = self.FIRST_TAB
        self._category = ALL

    @Property("QStringList", notify=documentsChanged)
    def tabs(self) -> list[str]:
        found = self._documents or Documents((), ())
        return [
            self.tr("政策文件 {0}").format(len(found.policies)),
            self.tr("大厅公告 {0}").format(len(found.notices)),
        ]

    @Property(int, notify=documentsChanged)
    def tab(self) -> int:
        return self._tab

    @Property("QVariantList", notify=documentsChanged)
    def categories(self) -> list[dict[str, object]]:
        """Rows {key, text, on}; none where there is nothing to choose between."""
        policies = self._documents.policies if self._documents else ()
        counts = Counter(policy.category for policy in policies if policy.category)
        if self._tab != POLICIES or len(counts) < 2:
            return []
        rows = [(ALL, self.tr("全部"), len(policies))]
        rows += [(name, name, count) for name, count in counts.most_common()]
        return [
            {"key": key, "text": f"{name} {count}", "on": key == self._category}
            for key, name, count in rows
        ]

    @Property("QVariantList", notify=documentsChanged)
    def rows(self) -> list[dict[str, object]]:
        """Rows {code, text, note, badge, badgeKind}."""
        if self._documents is None:
            return []
        if self._tab == NOTICES:
            return [self._notice_row(notice) for notice in self._documents.notices]
        return [
            self._policy_row(policy)
            for policy in self._documents.policies
            if self._category in (ALL, policy.category)
        ]

    @Property(bool, notify=documentsChanged)
    def empty(self) -> bool:
        return self._documents is not None and not self.rows

    @Slot(int)
    def choose(self, tab: int) -> None:
        """One of the two lists."""
        if tab != self._tab:
            self._tab = tab
            self.documentsChanged.emit()

    @Slot(str)
    def chooseCategory(self, key: str) -> None:
        """One kind of document, or all."""
        if key != self._category:
            self._category = key
            self.documentsChanged.emit()

    @Slot(str)
    def open(self, code: str) -> None:
        """To the text."""
        self.desk.navigator.open("notice" if self._tab == NOTICES else "policy", code=code)

    def shown(self) -> None:
        content = self.desk.terminal.content
        first = self._documents is None
        self.work(lambda: read_documents(content), self._take, cover=first, latest="documents")

    def _take(self, documents: Documents) -> None:
        if documents != self._documents:
            self._documents = documents
            self.documentsChanged.emit()

    def _policy_row(self, policy: PolicyDocument) -> dict[str, object]:
        day = date_of(policy)
        issuer = "" if policy.title.startswith(policy.issuer) else policy.issuer
        known = (policy.document_number, issuer, day.isoformat() if day else "")
        marked = policy.validity is not Validity.UNKNOWN
        return {
            "code": policy.code,
            "text": policy.title,
            "note": " · ".join(part for part in known if part),
            "badge": policy.validity.value if marked else "",
            "badgeKind": BADGES[policy.validity],
        }

    def _notice_row(self, notice: Notice) -> dict[str, object]:
        label = notice.label if notice.important else ""  # else the badge has it
        known = (label, notice.issuer, notice.published_on.isoformat())
        return {
            "code": notice.code,
            "text": notice.title,
            "note": " · ".join(part for part in known if part),
            "badge": self.tr("重要") if notice.important else notice.label,
            "badgeKind": "accent" if notice.important else "primary",
        }


@QmlElement
@QmlUncreatable("made by the navigator")
class NoticesViewModel(PoliciesViewModel):
    """The same page, opened at the notices."""

    FIRST_TAB = NOTICES
