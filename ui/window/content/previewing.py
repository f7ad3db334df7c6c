"""The residents' own page with a text that is not public yet, in a window of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, NoReturn, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from kiosk.app import Terminal
from kiosk.common.clock import Clock
from kiosk.common.errors import Rejected
from kiosk.content.codec import Document, from_plain, identity_of
from kiosk.content.public.service import PublicInformation
from kiosk.content.public_model import PaperForm
from kiosk.content.service import Content
from kiosk.store.store import Store
from ui.resident.face import ResidentFace
from ui.window.content.editor.subject import RESIDENT_ROUTES
from ui.window.content.rows import tr

_T = TypeVar("_T")
SHARE = 0.86
"""How much of the desk's screen the preview takes."""
WIDE = 16 / 9
PATIENCE_SECONDS = 24 * 3600
"""Nobody's data is in a preview: it does not go home by itself."""


class _ReadingStore(Store):
    """Nothing that is touched in a preview is done."""

    def command(self, actor: str = "resident") -> NoReturn:
        """Refuses.

        Raises:
            Rejected: ``editing.preview_only``.
        """
        raise Rejected("editing.preview_only")


class _PreviewContent(Content):
    """What stands, with one document as it shall be."""

    def __init__(self, store: Store, clock: Clock, kind: str, document: Document) -> None:
        super().__init__(store, clock)
        self._kind, self._shown = kind, document

    def document(self, kind: str, code: str) -> Document | None:
        return self._shown if self._is(kind, code) else super().document(kind, code)

    def form(self, code: str) -> PaperForm:
        if isinstance(self._shown, PaperForm) and self._shown.code == code:
            return self._shown
        return super().form(code)

    def _document(self, kind: str, identity: str, missing: str) -> object:
        return (
            self._shown if self._is(kind, identity) else super()._document(kind, identity, missing)
        )

    def _all(self, kind: str) -> list[Any]:
        found: list[Any] = super()._all(kind)
        if kind != self._kind:
            return found
        mine = identity_of(self._shown)
        return [*(one for one in found if identity_of(one) != mine), self._shown]

    def _is(self, kind: str, code: str) -> bool:
        return kind == self._kind and code == identity_of(self._shown)


class _PreviewPublic(PublicInformation):
    """The same for the pages of public information."""

    def __init__(self, store: Store, clock: Clock, document: Document) -> None:
        super().__init__(store, clock)
        self._previewed = document

    def _one(self, kind: type[_T], code: str) -> _T:
        if isinstance(self._previewed, kind) and identity_of(self._previewed) == code:
            return self._previewed
        return super()._one(kind, code)  # type: ignore[type-var]  # its types are these


class PreviewTerminal(Terminal):
    """A terminal that shows one document as it shall be and writes nothing."""

    def __init__(self, terminal: Terminal, kind: str, plain: Mapping[str, Any]) -> None:
        """
        Raises:
            Rejected: ``content.document_invalid``.
        """
        store = terminal.store
        reading = _ReadingStore(store.engine, store.sealer, store.clock, store.terminal)
        super().__init__(replace(terminal.settings, idle_seconds=PATIENCE_SECONDS), reading)
        self.kind, self.shown = kind, from_plain(kind, dict(plain))

    @cached_property
    def content(self) -> Content:
        """What residents read, with the document in it."""
        return _PreviewContent(self.store, self.clock, self.kind, self.shown)

    @cached_property
    def public(self) -> PublicInformation:
        """Public information, with the document in it."""
        return _PreviewPublic(self.store, self.clock, self.shown)


class PreviewFace(ResidentFace):
    """The residents' face on that terminal, opened at the document's page."""

    AT_THE_PRINTER = False
    WORKS = False

    def __init__(self, terminal: PreviewTerminal) -> None:
        super().__init__(terminal, locked=False)
        self._terminal = terminal
        self.window.setTitle(tr("预览：还没有公开"))

    def show_page(self) -> None:
        """Opens the page, over the window that the keyboard is in."""
        owner = QGuiApplication.focusWindow()
        room = QGuiApplication.primaryScreen().availableSize()
        self.window.setTransientParent(owner)
        width = SHARE * min(room.width(), room.height() * WIDE)
        self.start(QSize(int(width), int(width / WIDE)))
        kind, code = self._terminal.kind, identity_of(self._terminal.shown)
        route = RESIDENT_ROUTES[kind]
        more = {"kind": kind} if route == "public.entry" else {}
        self.navigator.open(route, code=code, **more)
        self.bring_to_front()
