"""A page that writes files: where to is asked when a drive is plugged in, and told afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk import Desk
from ui.view_model import ViewModel
from ui.window.acting import option
from ui.window.drives import places

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Row = dict[str, object]
FORMAT_NAMES = {"csv": "CSV", "xlsx": "Excel", "pdf": "PDF"}


@QmlElement
@QmlUncreatable("a base")
class SavingViewModel(ViewModel):
    """The choice is data here; the page only shows it and hands the answer back."""

    noteChanged = Signal()
    choiceChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._note = ""
        self._choice: Row = {}
        self._places: dict[str, Path] = {}
        self._save_to: Callable[[Path], None] | None = None

    @Property(str, notify=noteChanged)
    def note(self) -> str:
        """Where the file lies."""
        return self._note

    @Property("QVariantMap", notify=choiceChanged)
    def choice(self) -> Row:
        """Where to write: {title, text, options}; empty when nothing is to be chosen."""
        return self._choice

    @Slot(str)
    def choose(self, name: str) -> None:
        """Writes the file there."""
        folder, save_to = self._places.get(name), self._save_to
        self.refuse()
        if folder is not None and save_to is not None:
            save_to(folder)

    @Slot()
    def refuse(self) -> None:
        """Writes nothing."""
        self._save_to = None
        if self._choice:
            self._choice = {}
            self.choiceChanged.emit()

    @Slot()
    def clearNote(self) -> None:
        self.say("")

    def save(self, title: str, write: Callable[[Path], Path], saved: str) -> None:
        """Asks where to; with no drive plugged in there is one place only.

        ``write`` puts the file into a folder, off the GUI thread; ``saved`` says so, with the
        file as {0}.
        """

        def save_to(folder: Path) -> None:
            self.say("")
            self.work(lambda: write(folder), lambda file: self.say(saved.format(file)))

        found = places(self.desk.terminal.settings.data_dir)
        self._places = {str(at): place.folder for at, place in enumerate(found)}
        self._save_to = save_to
        if len(found) == 1:
            self.choose("0")
            return
        options = [option(str(at), place.name, str(place.folder)) for at, place in enumerate(found)]
        self._choice = {"title": title, "text": "", "options": options}
        self.choiceChanged.emit()

    def say(self, note: str) -> None:
        """Tells how it went; empty for nothing."""
        if note != self._note:
            self._note = note
            self.noteChanged.emit()
