"""One code shown large, in two ways: the address for a phone with a network, or the text itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.qr import matrix
from ui.desk import Desk
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

ONLINE, OFFLINE = 0, 1

Rows = tuple[str, ...]


def code_rows(text: str) -> Rows:
    """A QR code's modules as strings of 0 and 1, which QML passes on fast."""
    return tuple("".join("1" if dark else "0" for dark in row) for row in matrix(text))


def unbroken(mark: str) -> str:
    """A version mark that no line break cuts in two."""
    return mark.replace("-", "\u2060-\u2060")


@QmlElement
@QmlUncreatable("made by a page")
class CodeChoice(ViewModel):
    """What the overlay with the large code shows. Both codes are drawn off the GUI thread."""

    choiceChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._name = ""
        self._mark = ""
        self._open = False
        self._way = ONLINE
        self._codes: tuple[Rows, Rows] = ((), ())

    @Property(bool, notify=choiceChanged)
    def open(self) -> bool:
        return self._open

    @Property(str, notify=choiceChanged)
    def name(self) -> str:
        return self._name

    @Property(str, notify=choiceChanged)
    def mark(self) -> str:
        """The version of the text, as on paper."""
        return self.tr("版本 {0}").format(self._mark) if self._mark else ""

    @Property(int, notify=choiceChanged)
    def way(self) -> int:
        """0 the address, 1 the text."""
        return self._way

    @Property(bool, notify=choiceChanged)
    def both(self) -> bool:
        """Whether there is something to choose."""
        return all(self._codes)

    @Property("QVariantList", notify=choiceChanged)
    def rows(self) -> list[str]:
        return list(self._codes[self._way])

    @Property(str, notify=choiceChanged)
    def hint(self) -> str:
        """What the phone will show."""
        if self._way == ONLINE:
            return self.tr("手机扫一扫，打开网页看全文，要用流量或无线网。")
        return self.tr("手机扫一扫，马上显示文字要点，不用上网。可以截图存下来。")

    @Slot(int)
    def choose(self, way: int) -> None:
        """One of the two ways."""
        if way != self._way and self._codes[way]:
            self._way = way
            self.choiceChanged.emit()

    @Slot()
    def close(self) -> None:
        """Puts the code away; the next one begins with the address again."""
        self._open, self._way = False, ONLINE
        self._codes = ((), ())
        self.choiceChanged.emit()

    def show(self, name: str, link: str, text: Callable[[], tuple[str, str]]) -> None:
        """Opens the overlay. ``text`` gives the text and its version; it runs off the GUI thread.

        Without a ``link`` there is the text alone.
        """
        self._name, self._mark, self._open = name, "", True
        self._codes, self._way = ((), ()), ONLINE if link else OFFLINE

        def drawn() -> tuple[Rows, Rows, str]:
            said, mark = text()
            return (code_rows(link) if link else (), code_rows(said), mark)

        self.work(drawn, self._drawn, cover=False, latest="codes")
        self.choiceChanged.emit()

    def _drawn(self, found: tuple[Rows, Rows, str]) -> None:
        if self._open:
            self._codes, self._mark = found[:2], found[2]
            self.choiceChanged.emit()
