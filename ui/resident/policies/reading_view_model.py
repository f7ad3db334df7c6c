"""Reading one policy document or one notice."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import Rejected
from kiosk.content.model import Notice, PolicyDocument
from kiosk.content.service import Content
from kiosk.content.terms import Validity
from ui.desk import Desk
from ui.resident.policies.reading import paragraph_rows
from ui.resident.policies.view_model import BADGES
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("the base of the two below")
class ReadingViewModel(ViewModel):
    """A title, what is known of the document, and its paragraphs."""

    documentChanged = Signal()

    def __init__(self, desk: Desk, *, code: str, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._code = code
        self._document: PolicyDocument | Notice | None = None
        self._missing = False

    @Property(bool, notify=documentChanged)
    def loaded(self) -> bool:
        return self._document is not None

    @Property(bool, notify=documentChanged)
    def missing(self) -> bool:
        return self._missing

    @Property(str, notify=documentChanged)
    def name(self) -> str:
        return self._document.title if self._document else ""

    @Property("QStringList", constant=True)
    def trail(self) -> list[str]:
        return self.place()

    @Property("QVariantList", notify=documentChanged)
    def facts(self) -> list[dict[str, object]]:
        """Rows {name, value}."""
        named = self.known(self._document) if self._document else []
        return [{"name": name, "value": value} for name, value in named if value]

    @Property("QVariantMap", notify=documentChanged)
    def badge(self) -> dict[str, object]:
        """{text, kind}: the validity, or what kind of notice it is; empty where it is unknown."""
        document = self._document
        if isinstance(document, PolicyDocument) and document.validity is not Validity.UNKNOWN:
            return {"text": document.validity.value, "kind": BADGES[document.validity]}
        if isinstance(document, Notice):
            return {"text": document.label, "kind": "primary"}
        return {"text": "", "kind": "plain"}

    @Property(str, notify=documentChanged)
    def warning(self) -> str:
        """That the document is not in force any more."""
        document = self._document
        if not isinstance(document, PolicyDocument):
            return ""
        if document.validity in (Validity.INVALID, Validity.REPEALED):
            return self.tr("这份文件已经{0}，仅供查阅，不再作为办事依据。").format(
                document.validity.value
            )
        return ""

    @Property("QVariantList", notify=documentChanged)
    def paragraphs(self) -> list[dict[str, object]]:
        """Rows {kind, lead, text}."""
        if self._document is None:
            return []
        rows = paragraph_rows(self._document.body)
        addressee = getattr(self._document, "addressee", "")
        if addressee:
            rows.insert(0, {"kind": "text", "lead": "", "text": self.tr("{0}：").format(addressee)})
        return rows

    def place(self) -> list[str]:
        """Where the document stands among the pages."""
        raise NotImplementedError

    def read(self, content: Content) -> PolicyDocument | Notice:
        """The document; runs off the GUI thread."""
        raise NotImplementedError

    def known(self, document: PolicyDocument | Notice) -> list[tuple[str, str]]:
        """Names and values of what is known of it."""
        raise NotImplementedError

    def shown(self) -> None:
        content = self.desk.terminal.content
        self.work(
            lambda: self.read(content),
            self._take,
            cover=self._document is None,
            failed=self._not_found,
        )

    def _take(self, document: PolicyDocument | Notice) -> None:
        if document != self._document:
            self._document = document
            self.documentChanged.emit()

    def _not_found(self, error: Exception) -> None:
        """The page itself says that a thing is gone; anything else is an error."""
        if isinstance(error, Rejected):
            self._document, self._missing = None, True
            self.documentChanged.emit()
        else:
            self.fail(error)


@QmlElement
@QmlUncreatable("made by the navigator")
class PolicyViewModel(ReadingViewModel):
    """A policy document."""

    def place(self) -> list[str]:
        return [self.tr("公报与政策"), self.tr("政策文件")]

    def read(self, content: Content) -> PolicyDocument:
        return content.policy(self._code)

    def known(self, document: PolicyDocument | Notice) -> list[tuple[str, str]]:
        if not isinstance(document, PolicyDocument):
            return []
        days = (document.made_on, document.published_on, document.effective_on)
        made, published, effective = (day.isoformat() if day else "" for day in days)
        return [
            (self.tr("发文机关"), document.issuer),
            (self.tr("发文字号"), document.document_number),
            (self.tr("成文日期"), made),
            (self.tr("发布日期"), published),
            (self.tr("施行日期"), effective),
            (self.tr("来源"), document.source),
        ]


@QmlElement
@QmlUncreatable("made by the navigator")
class NoticeViewModel(ReadingViewModel):
    """A notice of the hall."""

    def place(self) -> list[str]:
        return [self.tr("公报与政策"), self.tr("大厅公告")]

    def read(self, content: Content) -> Notice:
        return content.notice(self._code)

    def known(self, document: PolicyDocument | Notice) -> list[tuple[str, str]]:
        if not isinstance(document, Notice):
            return []
        until = document.until.isoformat() if document.until else ""
        return [
            (self.tr("发布单位"), document.issuer),
            (self.tr("发布日期"), document.published_on.isoformat()),
            (self.tr("有效期至"), until),
        ]
