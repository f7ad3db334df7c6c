"""The board's page: what is called now, what was called, who waits, what the hall announces."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.common.clock import hall_date
from ui.board.reading import Sight, read_board
from ui.board.ticker import ticker_rows
from ui.board.voice import BoardVoice
from ui.desk import Desk
from ui.format import clock_text, day_text
from ui.view_model import ViewModel
from ui.watch import Watch

if TYPE_CHECKING:
    from kiosk.devices.speech import Announcement

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

TICK_MS = 1000
LOOK_AT_LEAST_SECONDS = 10.0
"""Between looks in a hall where nothing changes: hours open and close, stores fall silent."""
CALLED_FOR = timedelta(minutes=20)
"""For so long a call that stands may have the large place; whoever comes later is there by now."""
NO_ANSWER_SECONDS = 5.0
"""A look that takes longer is told as no answer, even if it never ends."""

Row = dict[str, object]


@QmlElement
@QmlUncreatable("made by the navigator")
class BoardViewModel(ViewModel):
    """Looks when the store changed, and keeps what it knew while the store does not answer."""

    clockChanged = Signal()
    currentChanged = Signal()
    called = Signal()
    """A call has just come on: the one soft highlight."""
    recentChanged = Signal()
    waitingChanged = Signal()
    tickerChanged = Signal()
    stateChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._terminal = desk.terminal
        self._clock = desk.terminal.clock
        self._sight: Sight | None = None
        self._current_id = ""
        self._current: Row = {}
        self._recent: list[Row] = []
        self._waiting: list[Row] = []
        self._ticker: list[Row] = []
        self._state: tuple[str, str, str, str] = ("", "", "", "")
        self._time = ("", "")
        self._looking_since: float | None = None
        self._looked_at = float("-inf")
        self._again = False
        self._blind_since: datetime | None = None
        self.voice: BoardVoice = desk.voice
        self.voice.begun.connect(self._come_on)
        self.watch = Watch(desk.terminal, desk.tasks, self)
        self.watch.changed.connect(self.look)
        self._second = self._timer(TICK_MS, self._tick)
        self._tick()

    # --- what the page shows -------------------------------------------------------------

    @Property(str, constant=True)
    def hallName(self) -> str:
        return self._terminal.settings.hall_name

    @Property(str, notify=clockChanged)
    def timeText(self) -> str:
        """``14:26``."""
        return self._time[0]

    @Property(str, notify=clockChanged)
    def dateText(self) -> str:
        """``11月20日 星期五``."""
        return self._time[1]

    @Property(str, notify=stateChanged)
    def state(self) -> str:
        """``starting``, ``call``, ``calm`` (nobody is called just now) or ``closed``."""
        return self._state[0]

    @Property(str, notify=stateChanged)
    def stateTitle(self) -> str:
        """The large words when there is no call."""
        return self._state[1]

    @Property(str, notify=stateChanged)
    def stateText(self) -> str:
        """The sentence under them."""
        return self._state[2]

    @Property(str, notify=stateChanged)
    def blindText(self) -> str:
        """What the board knows while the store does not answer; empty when it does."""
        return self._state[3]

    @Property("QVariantMap", notify=currentChanged)
    def current(self) -> Row:
        """{number, window, business}; empty when no call stands."""
        return self._current

    @Property("QVariantList", notify=recentChanged)
    def recent(self) -> list[Row]:
        """Other calls of today, the newest first: {number, window, missed}."""
        return self._recent

    @Property("QVariantList", notify=waitingChanged)
    def waiting(self) -> list[Row]:
        """{name, waiting} by business, in the hall's order."""
        return self._waiting

    @Property("QVariantList", notify=tickerChanged)
    def ticker(self) -> list[Row]:
        """{label, text}."""
        return self._ticker

    # --- looking -------------------------------------------------------------------------

    def shown(self) -> None:
        self.watch.start()
        self.look()

    def leaving(self) -> None:
        self._second.stop()

    @Slot()
    def look(self) -> None:
        """Reads the hall in the background, one look at a time."""
        if self._looking_since is not None:
            self._again = True
            return
        terminal, voice = self._terminal, self.voice
        self._looking_since = self._looked_at = self._clock.monotonic()

        def read() -> Sight:
            voice.elect()
            return read_board(terminal)

        self.desk.tasks.run(read, self._saw, self._missed, owner=self)

    def _saw(self, sight: Sight) -> None:
        self._looked()
        self._sight = sight
        self._blind_since = None
        self.voice.hear(sight.calls)
        self._show()

    def _missed(self, error: Exception) -> None:
        self._looked()
        self._go_blind()

    def _looked(self) -> None:
        self._looking_since = None
        if self._again:
            self._again = False
            QTimer.singleShot(0, self, self.look)

    def _go_blind(self) -> None:
        if self._blind_since is None:
            self._blind_since = self._sight.at if self._sight else self._clock.now()
            self._show()

    @Slot()
    def _tick(self) -> None:
        now, seconds = self._clock.now(), self._clock.monotonic()
        time = (clock_text(now), day_text(now))
        if time != self._time:
            self._time = time
            self.clockChanged.emit()
        since = self._looking_since
        if since is not None and seconds - since > NO_ANSWER_SECONDS:
            self._go_blind()
        if since is None and seconds - self._looked_at >= LOOK_AT_LEAST_SECONDS:
            self.look()

    # --- showing -------------------------------------------------------------------------

    @Slot(str)
    def _come_on(self, call_id: str) -> None:
        """The voice has reached this call: it has the large place until the next one."""
        self._current_id = call_id
        self._show()
        self.called.emit()

    def _show(self) -> None:
        sight = self._sight
        current = self._choose(sight) if sight else None
        self._current_id = current.call_id if current else ""
        self._set("_current", self._large(sight, current), self.currentChanged)
        self._set("_recent", self._rows(sight), self.recentChanged)
        waiting = [{"name": w.name, "waiting": w.waiting} for w in sight.waiting] if sight else []
        self._set("_waiting", waiting, self.waitingChanged)
        self._set("_ticker", ticker_rows(sight) if sight else [], self.tickerChanged)
        self._set("_state", self._words(sight, current), self.stateChanged)

    def _choose(self, sight: Sight) -> Announcement | None:
        """What came on last while it stands, else the newest call that stands."""
        standing = [c for c in sight.calls if c.standing and sight.at - c.at <= CALLED_FOR]
        on = next((call for call in sight.calls if call.call_id == self._current_id), None)
        if on is not None and (on in standing or self.voice.waiting):
            return on
        return standing[0] if standing else None

    def _large(self, sight: Sight | None, call: Announcement | None) -> Row:
        if sight is None or call is None:
            return {}
        return {
            "number": call.number,
            "window": self.tr("到 {0} 号窗口").format(call.window),
            "business": sight.businesses[call.call_id],
        }

    def _rows(self, sight: Sight | None) -> list[Row]:
        if sight is None:
            return []
        window = self.tr("{0} 号窗口")
        return [
            {
                "number": call.number,
                "window": window.format(call.window),
                "missed": call.call_id in sight.missed,
            }
            for call in sight.calls
            if call.call_id != self._current_id
        ]

    def _words(self, sight: Sight | None, current: Announcement | None) -> tuple[str, ...]:
        blind = self._blind_words(sight)
        if current is not None:
            return "call", "", "", blind
        if sight is None:
            return "starting", *self._starting_words(blind), blind
        if sight.serves or sight.waiting:
            return (
                "calm",
                self.tr("请留意叫号"),
                self.tr("叫到号码时，这里会显示号码和窗口。"),
                blind,
            )
        return "closed", self.tr("现在不在服务时间"), self._opening_words(sight), blind

    def _starting_words(self, blind: str) -> tuple[str, str]:
        if blind:
            return self.tr("暂时没有叫号信息"), self.tr("读到以后，这里会自动显示。")
        return self.tr("请稍候"), self.tr("正在读取叫号情况。")

    def _opening_words(self, sight: Sight) -> str:
        opens = sight.opens_at
        if opens is None:
            return self.tr("开放时间请看大厅门口的通知。")
        today = hall_date(opens) == hall_date(sight.at)
        day = self.tr("今天") if today else day_text(opens)
        return self.tr("{0} {1} 开始取号。").format(day, clock_text(opens))

    def _blind_words(self, sight: Sight | None) -> str:
        if self._blind_since is None:
            return ""
        if sight is None:
            return self.tr("暂时读不到叫号情况，请听窗口工作人员叫号。")
        return self.tr(
            "暂时联系不上大厅数据库，显示的是 {0} 的情况。请听窗口工作人员叫号。"
        ).format(clock_text(self._blind_since))

    def _set(self, name: str, value: object, changed: object) -> None:
        if getattr(self, name) != value:
            setattr(self, name, value)
            changed.emit()

    def _timer(self, milliseconds: int, fn: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(fn)
        timer.start()
        return timer
