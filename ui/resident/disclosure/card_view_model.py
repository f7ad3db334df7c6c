"""Name and number from the identity card, while the applicant's step is on the screen."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.masking import mask_identity, mask_name
from ui.desk import Desk
from ui.resident.identity.entry_view_model import IdentityEntry, Proof
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the form")
class CardFilling(ViewModel):
    """Looks for a card as long as it may be needed; one that was read is not looked for again."""

    changed = Signal()
    read = Signal(str, str)
    """Name and number, to go into the form."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._looking = False
        self._holder = ""
        self._entry = IdentityEntry(desk, self)
        self._entry.given.connect(self._take)
        self._entry.changed.connect(self.changed)

    @Property(bool, constant=True)
    def reader(self) -> bool:
        """Whether the terminal has a card reader."""
        return self._entry.reader

    @Property(bool, notify=changed)
    def usable(self) -> bool:
        """Whether the reader answers."""
        return not self._entry.typing

    @Property(str, notify=changed)
    def trouble(self) -> str:
        """Why no card was read, in a sentence."""
        return self._entry.trouble

    @Property(str, notify=changed)
    def holder(self) -> str:
        """Whose card was read, masked; empty before."""
        return self._holder

    @Slot()
    def again(self) -> None:
        """Another card is laid on."""
        self._holder = ""
        self._looking = False
        self.start()
        self.changed.emit()

    def start(self) -> None:
        """A card may be laid on from now."""
        if self.reader and not self._looking and not self._holder:
            self._looking = True
            self._entry.start()

    def stop(self) -> None:
        """No card is wanted now."""
        if self._looking:
            self._looking = False
            self._entry.stop()

    def leaving(self) -> None:
        self._looking, self._holder = False, ""
        self._entry.leave()

    @Slot(object)
    def _take(self, proof: Proof) -> None:
        self._looking = False
        self._holder = f"{mask_name(proof.name)}　{mask_identity(proof.identity)}"
        self.read.emit(proof.name, proof.identity)
        self.changed.emit()
