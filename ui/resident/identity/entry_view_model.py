"""An identity card laid on the reader, or its number typed; handed on once and forgotten."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.clock import hall_date
from kiosk.common.errors import Conflict, Rejected
from kiosk.common.identity import check_identity_number
from kiosk.common.text import half_width
from kiosk.common.wording import say
from kiosk.settings import messages_dir
from ui.desk import Desk
from ui.view_model import ViewModel

if TYPE_CHECKING:
    from kiosk.devices.id_reader import Reading

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_SECONDS = 0.4
"""How long one look for a card waits; short, so that leaving the page is never kept waiting."""
REST_MS = 300
RETRY_MS = 2_000
"""Between two looks, and after the reader did not answer."""
DIGITS = 18

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Proof:
    """Whose number was given, and how."""

    identity: str
    name: str = ""
    read: bool = False
    """By the card itself; a typed number proves nothing about who typed it."""

    def __repr__(self) -> str:
        return "Proof(…)"


@QmlElement
@QmlUncreatable("made by a page")
class IdentityEntry(ViewModel):
    """Looks for a card while it is open, and checks what is typed; ``given`` has the proof."""

    changed = Signal()
    wiped = Signal()
    focusWanted = Signal()
    given = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._open = False
        self._typing = not self.reader
        self._typed = ""
        self._problem = ""
        self._trouble = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    @Property(bool, constant=True)
    def reader(self) -> bool:
        """Whether the terminal has a card reader."""
        return self.desk.terminal.settings.id_reader.kind != "none"

    @Property(bool, notify=changed)
    def typing(self) -> bool:
        """Whether the number is typed: there is no reader, or it was asked for."""
        return self._typing

    @Property(str, notify=changed)
    def problem(self) -> str:
        """What is wrong with the number that was typed."""
        return self._problem

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """Why no card was read, in a sentence."""
        return self._trouble

    @Slot()
    def typeInstead(self) -> None:
        """No card at hand: the number is typed."""
        self._typing, self._trouble = True, ""
        self.changed.emit()
        self.focusWanted.emit()

    @Slot(str)
    def edit(self, text: str) -> None:
        """The field was typed into."""
        self._typed = text
        if self._problem:
            self._problem = ""
            self.changed.emit()

    @Slot()
    def submit(self) -> None:
        """The number is complete."""
        today = hall_date(self.desk.terminal.clock.now())
        try:
            if not self._typed.strip():
                raise Rejected("identity.not_typed")
            number = check_identity_number(half_width(self._typed), today=today)
        except Rejected as error:
            self._problem = say(error, messages_dir())
            self.changed.emit()
            self.focusWanted.emit()
            return
        self._give(Proof(number))

    def start(self) -> None:
        """Opens: a card may be laid on from now."""
        self._forget()
        self._open = True
        self._typing = not self.reader
        self.changed.emit()
        if self.reader:
            self._timer.start(0)
        else:
            self.focusWanted.emit()

    def stop(self) -> None:
        """Closes and forgets what was typed."""
        self._open = False
        self._timer.stop()
        self._forget()

    def leaving(self) -> None:
        self.stop()

    @Slot()
    def _look(self) -> None:
        reader = self.desk.terminal.id_reader
        if reader is None or not self._open:
            return
        self.work(
            lambda: reader.read(LOOK_SECONDS),
            self._seen,
            cover=False,
            latest="card",
            failed=self._not_read,
        )

    def _seen(self, reading: Reading) -> None:
        if not self._open:
            return
        if reading.card is not None:
            self._give(Proof(reading.card.identity, reading.card.name, read=True))
            return
        nobody = reading.kind.value == "no_card"
        self._tell("" if nobody else say(Conflict(reading.code), messages_dir()))
        if reading.kind.value == "gone" and not self._typing:
            self._typing = True
            self.changed.emit()
        self._timer.start(RETRY_MS if reading.kind.value == "gone" else REST_MS)

    def _not_read(self, error: Exception) -> None:
        _log.error("unforeseen fault of the card reader", exc_info=error)
        self._tell(say(Conflict("id_reader.gone"), messages_dir()))
        self._typing = True
        self.changed.emit()

    def _tell(self, trouble: str) -> None:
        """A card that was not read stays told until one is, or somebody types."""
        if trouble and trouble != self._trouble:
            self._trouble = trouble
            self.changed.emit()

    def _give(self, proof: Proof) -> None:
        self.stop()
        self.given.emit(proof)

    def _forget(self) -> None:
        self._typed, self._problem, self._trouble = "", "", ""
        self.wiped.emit()
        self.changed.emit()
