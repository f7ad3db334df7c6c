"""A form on the screen as it comes out of the printer: the sample to copy from, and the blank."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.content.public_model import PaperForm
from kiosk.content.version_mark import version_mark
from ui.desk import Desk
from ui.resident.codes.choice import unbroken
from ui.resident.guide.printout import Printout
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.app import Terminal

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

PICTURE_WIDTH = 1240
"""Pixels across a page: sharp at the width of the screen, standing or lying."""
SAMPLE, BLANK = 0, 1


@dataclass(frozen=True, slots=True)
class ShownForm:
    """A form and the pictures of its pages, as data addresses."""

    form: PaperForm
    mark: str
    pages: tuple[str, ...]


def read_form(terminal: Terminal, code: str, *, filled: bool) -> ShownForm:
    """Reads a form and draws its pages; runs off the GUI thread.

    Raises:
        Rejected: ``form.unknown``.
    """
    form = terminal.content.form(code)
    pages = terminal.printing.form_pages(code, filled=filled, width=PICTURE_WIDTH)
    return ShownForm(form, version_mark(form), tuple(map(_address, pages)))


def _address(picture: bytes) -> str:
    return f"data:image/png;base64,{b64encode(picture).decode('ascii')}"


@QmlElement
@QmlUncreatable("made by the navigator")
class FormViewModel(ViewModel):
    """One form. ``filled`` shows the sample first, which tells more than the blank."""

    formChanged = Signal()

    def __init__(
        self, desk: Desk, *, code: str, filled: bool = True, parent: QObject | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._code = code
        self._way = SAMPLE if filled else BLANK
        self._shown: ShownForm | None = None
        self._missing = False
        self._printout = Printout(desk, self._paper(), parent=self)

    @Property(Printout, constant=True)
    def printout(self) -> Printout:
        """The form on paper."""
        return self._printout

    @Property(bool, notify=formChanged)
    def loaded(self) -> bool:
        return self._shown is not None

    @Property(bool, notify=formChanged)
    def missing(self) -> bool:
        """The form is not there any more."""
        return self._missing

    @Property(str, notify=formChanged)
    def name(self) -> str:
        return self._shown.form.title if self._shown else ""

    @Property(str, notify=formChanged)
    def foot(self) -> str:
        """Version and date, as on the paper."""
        if self._shown is None:
            return ""
        parts = [
            self._shown.form.department,
            self.tr("版本 {0}").format(unbroken(self._shown.mark)),
        ]
        if self._shown.form.updated_on:
            parts.append(self.tr("更新于 {0}").format(self._shown.form.updated_on.isoformat()))
        return " · ".join(parts)

    @Property("QStringList", notify=formChanged)
    def notes(self) -> list[str]:
        """How to fill it in."""
        return list(self._shown.form.notes) if self._shown else []

    @Property("QStringList", notify=formChanged)
    def pages(self) -> list[str]:
        """Addresses of the pages' pictures."""
        return list(self._shown.pages) if self._shown else []

    @Property("QStringList", constant=True)
    def ways(self) -> list[str]:
        """The tabs."""
        return [self.tr("样表（照着填）"), self.tr("空白表")]

    @Property(int, notify=formChanged)
    def way(self) -> int:
        return self._way

    @Slot(int)
    def choose(self, way: int) -> None:
        """The sample or the blank."""
        if way != self._way:
            self._way = way
            self._printout.rename(self._paper())
            self.formChanged.emit()
            self._read(cover=True)

    @Slot()
    def printOut(self) -> None:
        """Asks for what is shown on paper; the request has its id from the touch."""
        terminal, code, filled = self.desk.terminal, self._code, self._way == SAMPLE
        request_id = new_id()
        self._printout.ask(
            lambda: terminal.printing.request_form(code, filled=filled, request_id=request_id),
            sheets=len(self._shown.pages) if self._shown else 1,
        )

    def shown(self) -> None:
        self._read(cover=self._shown is None)

    def leaving(self) -> None:
        self._printout.leave()

    def _paper(self) -> str:
        return self.tr("样表") if self._way == SAMPLE else self.tr("空白表")

    def _read(self, *, cover: bool) -> None:
        terminal, code, filled = self.desk.terminal, self._code, self._way == SAMPLE
        self.work(
            lambda: read_form(terminal, code, filled=filled),
            self._take,
            cover=cover,
            latest="form",
            failed=self._not_found,
        )

    def _take(self, shown: ShownForm) -> None:
        if shown != self._shown:
            self._shown, self._missing = shown, False
            self.formChanged.emit()

    def _not_found(self, error: Exception) -> None:
        """The page itself says that a form is gone; anything else is an error."""
        if isinstance(error, Rejected):
            self._shown, self._missing = None, True
            self.formChanged.emit()
        else:
            self.fail(error)
