"""A look at what is public already, before and while a form is filled in."""

from __future__ import annotations

import logging

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.disclosure.spared import count_spared
from ui.desk import Desk
from ui.resident.disclosure import published, rows
from ui.resident.disclosure.published import Published
from ui.resident.search.doors import door_to, kinds_shown
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

HINT_MS = 300

_log = logging.getLogger(__name__)


@QmlElement
@QmlUncreatable("made by the form")
class PublicInformation(ViewModel):
    """Search as it is typed, hints while it is described, and a good end when it is found."""

    foundChanged = Signal()
    hintsChanged = Signal()
    openedChanged = Signal()
    enough = Signal()
    """Found: there is nothing to apply for."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._query = ""
        self._found: list[Published] = []
        self._hints: list[Published] = []
        self._described = ("", "")
        self._opened: Published | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(HINT_MS)
        self._pause.timeout.connect(self._look_for_hints)

    @Property("QVariantList", notify=foundChanged)
    def found(self) -> list[dict[str, object]]:
        """Rows {kind, code, name, note, door} of what is public already."""
        return self._rows(self._found)

    @Property(str, notify=foundChanged)
    def query(self) -> str:
        """What ``found`` is for."""
        return self._query

    @Property("QVariantList", notify=hintsChanged)
    def hints(self) -> list[dict[str, object]]:
        """Documents that may be the ones asked for; rows as in ``found``."""
        return self._rows(self._hints)

    @Property(str, notify=openedChanged)
    def opened(self) -> str:
        """The name of what was looked at last; empty when nothing was."""
        return self._opened.name if self._opened else ""

    @Slot(str)
    def search(self, query: str) -> None:
        """Looks for what is public already, as it is typed."""
        content = self.desk.terminal.content
        kinds = kinds_shown(self.desk.navigator.has)
        self.work(
            lambda: (query, published.find(content, query, kinds)),
            self._take_found,
            cover=False,
            latest="published",
        )

    @Slot(str, str)
    def open(self, kind: str, code: str) -> None:
        """Shows a document or guide; coming back finds the form as it was."""
        known = (
            one for one in (*self._found, *self._hints) if (one.kind, one.code) == (kind, code)
        )
        self._opened = next(known, None)
        self.openedChanged.emit()
        door = door_to(kind, code)
        self.desk.navigator.open(door.route, **door.params)

    @Slot()
    def foundIt(self) -> None:
        """What was looked at is what was wanted. It is counted, without the person."""
        if self._opened is None:
            return
        kind, code, store = self._opened.kind, self._opened.code, self.desk.terminal.store
        self.desk.tasks.run(lambda: count_spared(store, kind, code), on_failed=_not_counted)
        self.enough.emit()

    def describe(self, title: str, description: str) -> None:
        """What is asked for was typed into."""
        self._described = (title, description)
        self._pause.start()

    def leaving(self) -> None:
        self._pause.stop()
        self._query, self._described = "", ("", "")
        self._found, self._hints, self._opened = [], [], None
        for changed in (self.foundChanged, self.hintsChanged, self.openedChanged):
            changed.emit()

    def _take_found(self, answer: tuple[str, list[Published]]) -> None:
        self._query, self._found = answer
        self.foundChanged.emit()

    @Slot()
    def _look_for_hints(self) -> None:
        content, (title, description) = self.desk.terminal.content, self._described
        self.work(
            lambda: published.hints(content, title, description),
            self._take_hints,
            cover=False,
            latest="hints",
        )

    def _take_hints(self, hints: list[Published]) -> None:
        if hints != self._hints:
            self._hints = hints
            self.hintsChanged.emit()

    def _rows(self, documents: list[Published]) -> list[dict[str, object]]:
        return [rows.published_row(one, self.desk.navigator.has) for one in documents]


def _not_counted(error: Exception) -> None:
    _log.warning("somebody who found it in public is not counted: %s", type(error).__name__)
