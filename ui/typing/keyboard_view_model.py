"""The on-screen keyboard: which keys stand there, what it offers, when it shows."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, QPointF, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickWindow

from ui.desk import Desk
from ui.typing.attention import Attention
from ui.typing.bar import Bar
from ui.typing.engines import Engines
from ui.typing.field import Field
from ui.typing.keys import block, mode_word
from ui.typing.layouts import layout
from ui.typing.modes import CHINESE, Mode, capitals_first, mode_for, offers
from ui.typing.packing import Room
from ui.typing.writing import Writing
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

TABS = (Mode.PINYIN, Mode.HANDWRITING, Mode.LATIN, Mode.DIGITS, Mode.SYMBOLS)


@QmlElement
@QmlUncreatable("made by the face")
class KeyboardViewModel(ViewModel):
    """Lives as long as the face; nothing of one session is in it when the next begins."""

    shownChanged = Signal()
    layoutsChanged = Signal()
    modeChanged = Signal()
    capitalsChanged = Signal()
    barChanged = Signal()
    inkChanged = Signal()
    helpWanted = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._writing = Writing(desk.tasks, self._field, self)
        self._writing.changed.connect(self._show)
        self._writing.ink.changed.connect(self.inkChanged)
        self._engines = Engines(desk.tasks, self)
        self._engines.came.connect(self._use)
        self._engines.missed.connect(self._miss)
        self._missing: set[Mode] = set()
        self._bar = Bar()
        self._attention: Attention | None = None
        self._height = 0.0
        self._shown = False
        self._mode = self._chinese = Mode.PINYIN
        self._capitals = ""
        self._lying = self._lies()
        self._layouts: dict[bool, dict[str, object]] = {}
        desk.presentation.changed.connect(self._turn_screen)

    def watch(self, window: QQuickWindow) -> None:
        """Shows for the fields of this window from now on."""
        self._attention = Attention(window, self)
        self._attention.fieldChanged.connect(self._moved)
        self._attention.touched.connect(self._touched)
        self._attention.keyed.connect(self._settle)
        self.desk.session.ended.connect(self.forget)

    @Property(bool, notify=shownChanged)
    def shown(self) -> bool:
        return self._shown

    @Property(str, notify=modeChanged)
    def mode(self) -> str:
        return self._mode.value

    @Property("QVariantMap", notify=layoutsChanged)
    def layouts(self) -> dict[str, object]:
        """The keys of every mode, for a screen that stands or lies as this one does."""
        if self._lying not in self._layouts:
            keys = {mode.value: block(layout(mode, lying=self._lying)) for mode in Mode}
            self._layouts[self._lying] = keys
        return self._layouts[self._lying]

    @Property("QVariantList", notify=modeChanged)
    def tabs(self) -> list[dict[str, object]]:
        modes = [mode for mode in TABS if mode not in self._missing]
        if self._mode is Mode.IDENTITY:
            modes.insert(0, Mode.IDENTITY)
        return [
            {"mode": mode.value, "text": mode_word(mode), "on": mode is self._mode}
            for mode in modes
        ]

    @Property(str, notify=capitalsChanged)
    def capitals(self) -> str:
        """Empty, "next" for the next letter alone, or "all"."""
        return self._capitals

    @Property(bool, notify=barChanged)
    def composing(self) -> bool:
        """Letters or strokes wait for a choice."""
        return self._writing.composing

    @Property(str, notify=barChanged)
    def preedit(self) -> str:
        return self._writing.composition.shown

    @Property(str, notify=barChanged)
    def note(self) -> str:
        """A sentence for the resident, in place of candidates."""
        return self._writing.note

    @Property("QVariantList", notify=barChanged)
    def cells(self) -> list[dict[str, object]]:
        """The candidates on the bar."""
        return self._bar.cells()

    @Property("QVariantList", notify=barChanged)
    def sheet(self) -> list[dict[str, object]]:
        """Candidates over the keys, by line and place; empty while it is folded."""
        return self._bar.sheet()

    @Property(bool, notify=barChanged)
    def earlier(self) -> bool:
        return self._bar.earlier

    @Property(bool, notify=barChanged)
    def later(self) -> bool:
        return self._bar.later

    @Property(int, notify=inkChanged)
    def strokes(self) -> int:
        """Strokes on the pad."""
        return len(self._writing.ink.strokes)

    @Slot(str, str)
    def press(self, kind: str, text: str) -> None:
        """A key."""
        self._writing.note = ""
        if kind == "letter":
            self._letter(text)
        elif kind == "mode":
            self.choose(text)
        elif kind in ("sign", "comma"):
            getattr(self._writing, kind)(text)
        else:
            self._act(kind)
        self._show()

    @Slot(int)
    def pick(self, place: int) -> None:
        """A candidate, by its place among all."""
        self._writing.note = ""
        if self._writing.composing:
            self._writing.pick(place)
        else:
            self._writing.type(self._offers()[place])
        self._bar.unfold(False)
        self._show()

    @Slot()
    def pickLetters(self) -> None:
        """The letters as they were typed."""
        letters = self._writing.composition.raw
        self._writing.clear()
        self._writing.type(letters)
        self._show()

    @Slot(int)
    def turn(self, by: int) -> None:
        """Other candidates: the next ones (1) or those before (-1)."""
        self._bar.turn(by)
        self.barChanged.emit()

    @Slot(bool)
    def unfold(self, on: bool) -> None:
        """Many candidates at once, or a line of them."""
        self._bar.unfold(on)
        self.barChanged.emit()

    @Slot(str)
    def choose(self, mode: str) -> None:
        """Other keys."""
        self._settle()
        self._set_mode(Mode(mode))

    @Slot("QVariantList")
    def write(self, points: list[float]) -> None:
        """One stroke on the pad: x and y in turn, in pixels."""
        self._writing.note = ""
        numbers = [int(value) for value in points]
        self._writing.ink.add(list(zip(numbers[::2], numbers[1::2], strict=False)))

    @Slot()
    def hide(self) -> None:
        """收起."""
        self._settle()
        self._set_shown(False)

    @Slot()
    def askHelp(self) -> None:
        """Somebody wants a person."""
        self.helpWanted.emit()

    @Slot(float)
    def stand(self, height: float) -> None:
        """How much of the foot of the window it takes; a touch above is another matter."""
        self._height = height

    @Slot(float, float, float, float)
    def measureBar(self, width: float, size: float, least: float, gap: float) -> None:
        """Room for candidates on the bar, in pixels."""
        self._bar.room = Room(width, size, least, gap)
        self._bar.pack()
        self.barChanged.emit()

    @Slot(float, float, float, float, int)
    def measureSheet(self, width: float, size: float, least: float, gap: float, count: int) -> None:
        """Room for candidates on the sheet, in pixels and lines."""
        self._bar.sheet_room = Room(width, size, least, gap)
        self._bar.sheet_lines = max(1, count)
        self._bar.pack()
        self.barChanged.emit()

    @Slot()
    def forget(self) -> None:
        """Leaves nothing of the session, here or in the engines."""
        self._writing.forget()
        self._chinese = Mode.PINYIN
        self._set_mode(self._able(Mode.PINYIN))
        self._set_capitals("")
        if self._attention is not None:
            self._attention.by_touch = False
        self._set_shown(False)
        self._show()

    def _field(self) -> Field | None:
        return self._attention.field if self._attention is not None else None

    @Slot()
    def _moved(self) -> None:
        """Another field has the cursor, or none; what was composed is no more."""
        self._writing.clear()
        field = self._field()
        if field is None or self._attention is None:
            self._set_shown(False)
        else:
            self._set_capitals("all" if capitals_first(field.hints) else "")
            self._set_mode(self._able(mode_for(field.hints) or self._chinese))
            if self._attention.by_touch:
                self._set_shown(True)
        self._show()

    @Slot(QPointF)
    def _touched(self, point: QPointF) -> None:
        if self._attention is None:
            return
        if not self._shown:
            self._set_shown(self._attention.is_in_field(point))
        elif point.y() < self._attention.window.height() - self._height:
            self._settle()

    @Slot()
    def _settle(self) -> None:
        if self._writing.settle():
            self._show()

    def _set_shown(self, shown: bool) -> None:
        if shown:
            self._engines.ask()
        if shown != self._shown:
            self._shown = shown
            self.shownChanged.emit()

    def _letter(self, letter: str) -> None:
        if self._mode is Mode.PINYIN:
            self._writing.spell(letter)
            return
        self._writing.type(letter.upper() if self._capitals else letter)
        if self._capitals == "next":
            self._set_capitals("")

    def _act(self, kind: str) -> None:
        acts = {
            "space": self._writing.space,
            "back": self._writing.back,
            "left": self._writing.left,
            "right": self._writing.right,
            "newline": self._writing.newline,
            "unstroke": self._writing.ink.back,
            "unwrite": self._writing.ink.clear,
            "hide": self.hide,
            "chinese": self._to_chinese,
            "swap": self._to_latin,
            "shift": self._shift,
        }
        acts[kind]()

    def _to_chinese(self) -> None:
        self.choose(self._able(self._chinese))

    def _to_latin(self) -> None:
        self.choose(Mode.LATIN)

    def _shift(self) -> None:
        self._set_capitals({"": "next", "next": "all", "all": ""}[self._capitals])

    def _set_capitals(self, capitals: str) -> None:
        if capitals != self._capitals:
            self._capitals = capitals
            self.capitalsChanged.emit()

    def _lies(self) -> bool:
        return bool(self.desk.presentation.theme.property("landscape"))

    @Slot()
    def _turn_screen(self) -> None:
        if self._lies() is not self._lying:
            self._lying = not self._lying
            self.layoutsChanged.emit()

    def _able(self, mode: Mode) -> Mode:
        """The mode, or the next best where its engine is missing."""
        if mode not in self._missing:
            return mode
        return next((other for other in CHINESE if other not in self._missing), Mode.LATIN)

    def _set_mode(self, mode: Mode) -> None:
        if mode in CHINESE:
            self._chinese = mode
        if mode is not self._mode:
            self._mode = mode
            self._bar.unfold(False)
            self.modeChanged.emit()
            self._show()

    def _offers(self) -> tuple[str, ...]:
        field = self._field()
        return offers(self._mode, field.hints) if field is not None else ()

    @Slot()
    def _show(self) -> None:
        """Puts on the bar what is to be chosen from now."""
        if self._writing.composing:
            self._bar.show(self._writing.candidates, numbered=True)
        else:
            self._bar.show(self._offers(), numbered=False)
        self.barChanged.emit()

    @Slot(object, object)
    def _use(self, mode: Mode, engine: object) -> None:
        if mode is Mode.PINYIN:
            self._writing.composition.pinyin = engine
            self._writing.composition.look()
            self._show()
        else:
            self._writing.ink.use(engine)

    @Slot(object)
    def _miss(self, mode: Mode) -> None:
        self._missing.add(mode)
        self._writing.clear()
        self._chinese = self._able(self._chinese)
        self._set_mode(self._able(self._mode))
        self.modeChanged.emit()
        self._show()
