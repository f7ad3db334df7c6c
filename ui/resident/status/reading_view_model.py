"""Files that were released, read on the screen: a page at a time, as a picture, kept nowhere."""

from __future__ import annotations

from base64 import b64encode

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.disclosure.pages import page_count, page_image, png
from kiosk.disclosure.views import ApplicationStatus, ReleasedFile
from ui.desk import Desk
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Drawn = tuple[str, float]
"""A picture's address and its shape."""
DPI = 150
"""As wide as a standing screen."""


@QmlElement
@QmlUncreatable("made by the status page")
class ReleasedReading(ViewModel):
    """Holds one file while it is read, in memory alone; nothing of it after."""

    changed = Signal()
    turned = Signal()
    """Another page is on the screen, to be read from its top."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._key = ("", "")
        self._files: tuple[ReleasedFile, ...] = ()
        self._pdf = b""
        self._name = self._picture = ""
        self._shape = 1.0
        self._page = self._pages = 0

    @Property("QVariantList", notify=changed)
    def files(self) -> list[dict[str, str]]:
        """What may be read: rows {id, name}."""
        return [{"id": file.id, "name": _title(file)} for file in self._files]

    @Property(bool, notify=changed)
    def open(self) -> bool:
        """Whether a file is on the screen."""
        return self._picture != ""

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._name

    @Property(str, notify=changed)
    def picture(self) -> str:
        """The page as a data address."""
        return self._picture

    @Property(float, notify=changed)
    def shape(self) -> float:
        """Height by width of the page."""
        return self._shape

    @Property(int, notify=changed)
    def page(self) -> int:
        """Counted from 1."""
        return self._page

    @Property(int, notify=changed)
    def pages(self) -> int:
        return self._pages

    def take(self, number: str, code: str, status: ApplicationStatus) -> None:
        """Another application is on the screen."""
        self.forget()
        self._key, self._files = (number, code), status.released
        self.changed.emit()

    def forget(self) -> None:
        """Nothing is on the screen any more."""
        self._key, self._files = ("", ""), ()
        self.close()

    @Slot(str)
    def read(self, file_id: str) -> None:
        """Opens a file at its first page."""
        if self.busy:
            return
        disclosure, (number, code) = self.desk.terminal.disclosure, self._key
        name = next((_title(file) for file in self._files if file.id == file_id), "")

        def opened() -> tuple[bytes, int, Drawn]:
            pdf = disclosure.released_file(number, code, file_id)
            return pdf, page_count(pdf), _drawn(pdf, 1)

        def shown(read: tuple[bytes, int, Drawn]) -> None:
            if self._key != (number, code):
                return
            self._pdf, self._pages, (self._picture, self._shape) = read
            self._name, self._page = name, 1
            self.changed.emit()

        self.work(opened, shown)

    @Slot(int)
    def turn(self, by: int) -> None:
        """The next page, or the one before."""
        pdf, page = self._pdf, self._page + by
        if self.busy or not 1 <= page <= self._pages:
            return

        def shown(drawn: Drawn) -> None:
            if self._pdf is pdf:
                (self._picture, self._shape), self._page = drawn, page
                self.changed.emit()
                self.turned.emit()

        self.work(lambda: _drawn(pdf, page), shown)

    @Slot()
    def close(self) -> None:
        """Puts the file away."""
        self._pdf, self._picture, self._name = b"", "", ""
        self._page = self._pages = 0
        self.clearError()
        self.changed.emit()

    def leaving(self) -> None:
        self.forget()


def _title(file: ReleasedFile) -> str:
    """A file's name as people say it, without its kind."""
    return file.name.rpartition(".")[0] or file.name


def _drawn(pdf: bytes, page: int) -> Drawn:
    image, (width, height) = page_image(pdf, page, DPI)
    address = f"data:image/png;base64,{b64encode(png(image)).decode('ascii')}"
    return address, height / max(width, 1.0)
