"""What pages of the window share: acts one at a time, news of changes, a hall that is away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import Property, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.errors import Unavailable
from ui.desk import Desk
from ui.format import clock_text
from ui.view_model import ViewModel

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Row = dict[str, object]

translate = QCoreApplication.translate

TICK_MS = 250
LOOK_AT_LEAST_SECONDS = 15.0
"""Between looks where nothing changes: minutes of waiting go on."""
NO_ANSWER_SECONDS = 5.0
"""A look that takes longer is told as no answer, even if it never ends."""
SLOW_SECONDS = 3.0
"""An act that takes longer is told to be under way."""


@dataclass(frozen=True, slots=True)
class _Done:
    """What an act did, and what the page shows after it."""

    result: object
    seen: object


def option(name: str, text: str, note: str = "") -> Row:
    """One line of a choice."""
    return {"name": name, "text": translate("window", text), "note": translate("window", note)}


@QmlElement
@QmlUncreatable("a base")
class ActingViewModel(ViewModel):
    """Reads in the background when the store changed and after each act.

    A subclass gives :meth:`reader` and :meth:`take`. A question or a choice is data here; the
    page only shows it and hands the answer back.
    """

    actingChanged = Signal()
    noteChanged = Signal()
    warningChanged = Signal()
    awayChanged = Signal()
    questionChanged = Signal()
    choiceChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self.clock = desk.terminal.store.clock
        self.actor: str = desk.session.actor
        self._acting = self._just_acted = False
        self._acting_since = 0.0
        self._looking_since: float | None = None
        self._looked_at = float("-inf")
        self._again = False
        self._turn = 0
        self._seen_at: datetime | None = None
        self._note = ""
        self._warning = ""
        self._away = ""
        self._question: Row = {}
        self._agreed: Callable[[], None] | None = None
        self._choice: Row = {}
        self._answered: Row = {}
        self._chosen: Callable[[str], None] | None = None
        self._written: Callable[[str], None] | None = None
        desk.session.news.connect(self.look)
        self._ticking = QTimer(self)
        self._ticking.setInterval(TICK_MS)
        self._ticking.timeout.connect(self.tick)
        self._ticking.start()

    # --- for the subclass ----------------------------------------------------------------

    def reader(self) -> Callable[[], Any]:
        """What reads the store, off the GUI thread."""
        raise NotImplementedError

    def take(self, seen: Any) -> None:
        """Shows what was read."""
        raise NotImplementedError

    # --- what the page shows -------------------------------------------------------------

    @Property(bool, notify=actingChanged)
    def acting(self) -> bool:
        """An act is on its way; further presses wait for it."""
        return self._acting

    @Property(str, notify=noteChanged)
    def note(self) -> str:
        """A calm sentence on what was just done."""
        return self._note

    @Property(str, notify=warningChanged)
    def warning(self) -> str:
        """What happened without the clerk's doing; stays until it is put away."""
        return self._warning

    @Property(str, notify=awayChanged)
    def away(self) -> str:
        """What the page knows, and since when, while the hall does not answer."""
        return self._away

    @Property("QVariantMap", notify=questionChanged)
    def question(self) -> Row:
        """{title, text, yes, danger, careful}; empty when nothing is asked."""
        return self._question

    @Property("QVariantMap", notify=choiceChanged)
    def choice(self) -> Row:
        """{title, text, options, own, ownText, toggles}; empty when nothing is to be chosen."""
        return self._choice

    @Slot()
    def clearNote(self) -> None:
        self.say("")

    @Slot()
    def clearWarning(self) -> None:
        self.warn("")

    @Slot()
    def agree(self) -> None:
        """Yes to the question."""
        agreed = self._agreed
        self.refuse()
        if agreed is not None:
            agreed()

    @Slot()
    def refuse(self) -> None:
        """Leaves all as it was: puts away the question or the choice."""
        self._agreed = self._chosen = self._written = None
        if self._question:
            self._question = {}
            self.questionChanged.emit()
        if self._choice:
            self._choice = {}
            self.choiceChanged.emit()

    @Slot(str)
    def choose(self, name: str) -> None:
        """One of the options."""
        chosen = self._chosen
        if chosen is not None:
            self.answer(lambda: chosen(name))

    @Slot(str)
    def write(self, text: str) -> None:
        """Own words, or a number, instead of an option."""
        written, said = self._written, text.strip()
        if written is not None and said:
            self.answer(lambda: written(said))

    @Slot(str)
    def toggle(self, name: str) -> None:
        """Turns one of the choice's switches over."""
        toggles = self._choice.get("toggles", [])
        self._choice = self._choice | {
            "toggles": [
                each | {"on": not each["on"]} if each["name"] == name else each for each in toggles
            ]
        }
        self.choiceChanged.emit()

    def toggled(self, name: str) -> bool:
        """Whether a switch of the choice that is being answered is on."""
        return any(t["on"] for t in self._answered.get("toggles", []) if t["name"] == name)

    def answer(self, then: Callable[[], None]) -> None:
        """Puts the choice away, then acts on what was chosen."""
        self._answered = self._choice
        self.refuse()
        then()

    # --- looking -------------------------------------------------------------------------

    def shown(self) -> None:
        self.look()

    def leaving(self) -> None:
        self._ticking.stop()
        self._agreed = self._chosen = self._written = None

    @Slot()
    def look(self) -> None:
        """Reads in the background; one look at a time, and one more if news came meanwhile."""
        if self._acting:
            return
        if self._looking_since is not None:
            self._again = True
            return
        self._looking_since = self._looked_at = self.clock.monotonic()
        turn = self._turn

        def looked(seen: object) -> None:
            self._rest()
            if turn == self._turn and not self._left:
                self._see(seen)

        self.desk.tasks.run(self.reader(), looked, self._unseen, owner=self)

    def _unseen(self, error: Exception) -> None:
        self._rest()
        if self._left:
            return
        if isinstance(error, Unavailable):
            self._go_away()
        else:
            self.fail(error)

    def _rest(self) -> None:
        self._looking_since = None
        if self._again:
            self._again = False
            QTimer.singleShot(0, self, self.look)

    @property
    def just_acted(self) -> bool:
        """Whether what is being shown was read after an act of this page."""
        return self._just_acted

    def _see(self, seen: object) -> None:
        self._seen_at = self.clock.now()
        if self._away:
            self._set_away("")
            self.clearError()
        self.take(seen)

    def _go_away(self) -> None:
        if self._away:
            return
        if self._seen_at is None:
            self._set_away(self.tr("暂时联系不上大厅数据库，还读不到情况。恢复后会自动显示。"))
        else:
            said = self.tr(
                "暂时联系不上大厅数据库，显示的是 {0} 的情况，现在不能操作。恢复后会自动更新。"
            )
            self._set_away(said.format(clock_text(self._seen_at)))

    def _set_away(self, away: str) -> None:
        self._away = away
        self.awayChanged.emit()

    @Slot()
    def tick(self) -> None:
        """Looks at the clock; called by the timer."""
        now = self.clock.monotonic()
        since = self._looking_since
        if since is not None and now - since > NO_ANSWER_SECONDS:
            self._go_away()
        if since is None and now - self._looked_at >= LOOK_AT_LEAST_SECONDS:
            self.look()
        if self._acting and not self._note and now - self._acting_since > SLOW_SECONDS:
            self.say(self.tr("大厅数据库答复较慢，正在等它确认。不用再按。"))

    # --- acting --------------------------------------------------------------------------

    def act(self, fn: Callable[[], object], then: Callable[[Any], None]) -> None:
        """Runs one act at a time, and reads after it, well or not."""
        if self._acting:
            return
        if self._away:
            self.show_error(self.tr("大厅数据库还没有恢复，这一步没有做。恢复后请再按一次。"))
            self.look()
            return
        self._turn += 1  # what a look reads meanwhile is old by then
        self._set_acting(True)
        self.say("")
        read = self.reader()

        def done(done: _Done) -> None:
            self._set_acting(False)
            self._just_acted = True
            then(done.result)
            self._see(done.seen)
            self._just_acted = False
            self.desk.session.worked.emit()
            self.desk.nudge()

        def failed(error: Exception) -> None:
            self._set_acting(False)
            self.say("")
            self.fail(error)
            self.look()

        self.work(lambda: _Done(fn(), read()), done, cover=False, failed=failed)

    def ask(
        self,
        title: str,
        text: str,
        yes: str,
        agreed: Callable[[], None],
        *,
        danger: bool = False,
        careful: bool = False,
    ) -> None:
        """Asks before something is done; ``careful`` when it can never be taken back."""
        self._agreed = agreed
        self._question = {
            "title": title,
            "text": text,
            "yes": yes,
            "danger": danger,
            "careful": careful,
        }
        self.questionChanged.emit()

    def offer(
        self,
        title: str,
        options: list[Row],
        chosen: Callable[[str], None],
        *,
        text: str = "",
        own: str = "",
        written: Callable[[str], None] | None = None,
        toggles: list[Row] | None = None,
    ) -> None:
        """Offers options, each with a digit, and room for own words where ``own`` names them."""
        self._chosen, self._written = chosen, written
        self._choice = {
            "title": title,
            "text": text,
            "options": options,
            "own": own,
            "toggles": toggles or [],
        }
        self.choiceChanged.emit()

    def say(self, note: str) -> None:
        """The calm sentence."""
        if note != self._note:
            self._note = note
            self.noteChanged.emit()

    def warn(self, warning: str) -> None:
        """The sentence that stays."""
        if warning != self._warning:
            self._warning = warning
            self.warningChanged.emit()

    def _set_acting(self, acting: bool) -> None:
        self._acting = acting
        self._acting_since = self.clock.monotonic()
        self.actingChanged.emit()
        self.tick()
