"""12345: when to call, what to say, and the hall's own numbers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.content.model import Hall, Organ
from kiosk.content.service import Content
from ui.desk import Desk
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Numbers:
    """Whom to call."""

    hall: Hall
    organs: tuple[Organ, ...]


def read_numbers(content: Content) -> Numbers:
    """Runs off the GUI thread. Raises ``hall.unknown``."""
    return Numbers(content.hall(), tuple(content.organs()))


@QmlElement
@QmlUncreatable("made by the navigator")
class HotlineViewModel(ViewModel):
    """The hotline and the organs' telephones."""

    numbersChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._numbers: Numbers | None = None

    @Property(str, notify=numbersChanged)
    def hotline(self) -> str:
        return self._numbers.hall.hotline if self._numbers else ""

    @Property("QVariantList", notify=numbersChanged)
    def advice(self) -> list[dict[str, object]]:
        """Rows {title, numbered, lines}."""
        if self._numbers is None:
            return []
        hall = self._numbers.hall.phone
        return [
            {
                "title": self.tr("打电话可以做什么"),
                "numbered": True,
                "lines": [
                    self.tr("问清楚怎么办事、带什么、找哪个窗口。"),
                    self.tr("反映问题、投诉、提建议、求助。"),
                    self.tr("查询已经反映的事办到哪一步。"),
                ],
            },
            {
                "title": self.tr("打电话前准备好"),
                "numbered": True,
                "lines": [
                    self.tr("是什么事、在什么地方、什么时间。"),
                    self.tr("可以联系到您的电话；不想公开姓名的，可以要求保密。"),
                    self.tr("记下工单号，方便以后查询。"),
                ],
            },
            {
                "title": self.tr("着急的事"),
                "numbered": False,
                "lines": [
                    self.tr("报警 110，火警 119，急救 120。"),
                    self.tr("大厅里的事打 {0}，或者问导服台。").format(hall),
                ],
            },
        ]

    @Property("QVariantList", notify=numbersChanged)
    def organs(self) -> list[dict[str, object]]:
        """Rows {code, text, value}."""
        found = self._numbers.organs if self._numbers else ()
        return [{"code": one.code, "text": one.name, "value": one.phone} for one in found]

    @Property(bool, constant=True)
    def telling(self) -> bool:
        """Whether something can be told at this terminal."""
        return self.desk.navigator.has("telling")

    @Slot()
    def tell(self) -> None:
        """To the page where residents tell something."""
        self.desk.navigator.open("telling")

    @Slot(str)
    def openOrgan(self, code: str) -> None:
        """To an organ."""
        self.desk.navigator.open("organ", code=code)

    def shown(self) -> None:
        content = self.desk.terminal.content
        self.work(lambda: read_numbers(content), self._take, cover=self._numbers is None)

    def _take(self, numbers: Numbers) -> None:
        if numbers != self._numbers:
            self._numbers = numbers
            self.numbersChanged.emit()
