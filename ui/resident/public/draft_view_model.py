"""One decision draft: open for comment, closed, or with what became of the opinions."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import Rejected
from kiosk.content.public.model import DraftState
from kiosk.content.public.service import PublicInformation
from kiosk.content.public_model import DecisionDraft
from ui.desk import Desk
from ui.resident.public.records_view_model import STATE_BADGES
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

TELLING = "telling"
SOON = 5
"""With so few days left, the page says that it is nearly over."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it stands today."""

    document: DecisionDraft
    state: DraftState
    days_left: int


def read_draft(public: PublicInformation, code: str) -> Draft:
    """Runs off the GUI thread. Raises ``public.unknown``."""
    found = public.draft(code)
    return Draft(found, public.draft_state(found), public.days_left(found))


@QmlElement
@QmlUncreatable("made by the navigator")
class DraftViewModel(ViewModel):
    """A draft with its text, its ways to comment, and its results."""

    draftChanged = Signal()

    def __init__(self, desk: Desk, *, code: str, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._code = code
        self._draft: Draft | None = None
        self._missing = False

    @Property(bool, notify=draftChanged)
    def loaded(self) -> bool:
        return self._draft is not None

    @Property(bool, notify=draftChanged)
    def missing(self) -> bool:
        return self._missing

    @Property(str, notify=draftChanged)
    def name(self) -> str:
        return self._draft.document.title if self._draft else ""

    @Property("QVariantMap", notify=draftChanged)
    def badge(self) -> dict[str, object]:
        """{text, kind} of how far it has come."""
        if self._draft is None:
            return {"text": "", "kind": "plain"}
        return {"text": self._draft.state.value, "kind": STATE_BADGES[self._draft.state]}

    @Property("QVariantMap", notify=draftChanged)
    def standing(self) -> dict[str, object]:
        """{text, kind}: how long one can comment, or what comes next."""
        if self._draft is None:
            return {"text": "", "kind": "notice"}
        left, closes = self._draft.days_left, self._draft.document.closes_on.isoformat()
        if self._draft.state is DraftState.OPEN:
            if left == 1:
                return {"text": self.tr("今天是最后一天，今天之内都可以提意见。"), "kind": "warn"}
            text = self.tr("还有 {0} 天，{1} 截止。").format(left, closes)
            return {"text": text, "kind": "warn" if left <= SOON else "ok"}
        if self._draft.state is DraftState.RESULT:
            return {"text": self._draft.document.result, "kind": "ok"}
        if self._draft.state is DraftState.COMING:
            opens = self._draft.document.opens_on.isoformat()
            return {"text": self.tr("{0} 开始征集意见。").format(opens), "kind": "notice"}
        text = self.tr("{0} 已经截止，正在研究大家的意见，结果会在这里公布。").format(closes)
        return {"text": text, "kind": "notice"}

    @Property("QVariantList", notify=draftChanged)
    def facts(self) -> list[dict[str, object]]:
        """Rows {name, value}."""
        if self._draft is None:
            return []
        document = self._draft.document
        span = self.tr("{0} 至 {1}").format(
            document.opens_on.isoformat(), document.closes_on.isoformat()
        )
        count = document.received
        named = [
            (self.tr("起草单位"), document.organ),
            (self.tr("征集时间"), span),
            (self.tr("联系方式"), document.contact),
            (self.tr("收到意见"), self.tr("{0} 条").format(count) if count is not None else ""),
            (self.tr("反馈日期"), document.result_on.isoformat() if document.result_on else ""),
        ]
        return [{"name": name, "value": value} for name, value in named if value]

    @Property("QVariantList", notify=draftChanged)
    def adoptions(self) -> list[dict[str, object]]:
        """Rows {opinion, adopted, reply}."""
        found = self._draft.document.adoptions if self._draft else ()
        return [
            {"opinion": one.opinion, "adopted": one.adopted, "reply": one.reply} for one in found
        ]

    @Property("QVariantList", notify=draftChanged)
    def sections(self) -> list[dict[str, object]]:
        """Rows {title, numbered, lines}: why, the draft itself, how to comment."""
        if self._draft is None:
            return []
        document = self._draft.document
        ways = list(document.ways) if self._draft.state is DraftState.OPEN else []
        if ways and self.commentable:
            ways.insert(0, self.tr("本机：触摸下面的“我要提意见”"))
        rows = [
            (self.tr("为什么起草"), [document.background] if document.background else []),
            (self.tr("怎样提意见"), ways),
            (self.tr("草案全文"), list(document.body)),
        ]
        return [
            {"title": title, "numbered": False, "lines": lines} for title, lines in rows if lines
        ]

    @Property(bool, notify=draftChanged)
    def commentable(self) -> bool:
        """Whether an opinion can be given here now."""
        is_open = self._draft is not None and self._draft.state is DraftState.OPEN
        return is_open and self.desk.navigator.has(TELLING)

    @Property(bool, notify=draftChanged)
    def decided(self) -> bool:
        """Whether it became a document."""
        return bool(self._draft and self._draft.document.policy)

    @Slot()
    def comment(self) -> None:
        """To the form for an opinion on this draft."""
        self.desk.navigator.open(TELLING, kind="comment", about=f"draft:{self._code}")

    @Slot()
    def openPolicy(self) -> None:
        """To the document that it became."""
        if self._draft:
            self.desk.navigator.open("policy", code=self._draft.document.policy)

    def shown(self) -> None:
        public, code = self.desk.terminal.public, self._code
        self.work(
            lambda: read_draft(public, code),
            self._take,
            cover=self._draft is None,
            failed=self._not_found,
        )

    def _take(self, draft: Draft) -> None:
        if draft != self._draft:
            self._draft = draft
            self.draftChanged.emit()

    def _not_found(self, error: Exception) -> None:
        """The page itself says that a thing is gone; anything else is an error."""
        if isinstance(error, Rejected):
            self._draft, self._missing = None, True
            self.draftChanged.emit()
        else:
            self.fail(error)
