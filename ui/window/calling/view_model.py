"""Calling numbers at one window, and who waits for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.queueing.model import Ticket
from kiosk.store.print_queue import PrintJob
from ui.desk import Desk
from ui.view_model import ViewModel
from ui.window.calling import board as rows
from ui.window.calling.board import Board, read_board

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MS = 2000
TICK_MS = 250
LEAST_SERVICE_SECONDS = 2.0
"""A second press of the key within it is a slip of the finger, not a served resident."""


@dataclass(frozen=True, slots=True)
class _Done:
    """What an act did, and the board after it."""

    result: object
    board: Board


@QmlElement
@QmlUncreatable("made by the navigator")
class CallingViewModel(ViewModel):
    """Reads the board every two seconds and after each act; tells QML only what changed."""

    servingChanged = Signal()
    listChanged = Signal()
    figuresChanged = Signal()
    clockChanged = Signal()
    actingChanged = Signal()
    noteChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._clock = desk.terminal.store.clock
        self._window = desk.session.window.number
        self._actor = desk.session.actor
        self._board: Board | None = None
        self._list: list[rows.Row] = []
        self._acting = False
        self._note = ""
        self._elapsed = ""
        self._ready = True
        self._began_at: float | None = None
        self._reprint: tuple[str, str] | None = None
        self._blind = False
        self._look = self._timer(LOOK_MS, self.look)
        self._second = self._timer(TICK_MS, self._tick)

    def shown(self) -> None:
        self.look()

    def leaving(self) -> None:
        self._look.stop()
        self._second.stop()

    @Property(bool, notify=servingChanged)
    def known(self) -> bool:
        """Whether the board has been read at all."""
        return self._board is not None

    @Property("QVariantMap", notify=servingChanged)
    def current(self) -> rows.Row:
        """The ticket in service, empty when none is: number, id, tags, item, facts, remind."""
        board = self._board
        if board is None or board.serving is None:
            return {}
        serving, item = board.serving, board.item
        return {
            "id": serving.ticket.id,
            "number": serving.ticket.number,
            "business": serving.ticket.business_name,
            "waited": self.tr("等候 {0}").format(rows.minutes_text(serving.waited_minutes)),
            "recalls": self.tr("已重呼 {0} 次").format(serving.recalls) if serving.recalls else "",
            "item": (item.name if item else serving.ticket.item_name),
            "facts": rows.fact_line(item) if item else "",
            "remind": board.remind,
        }

    @Property("QVariantList", notify=servingChanged)
    def materials(self) -> list[rows.Row]:
        """Materials of the item in service."""
        return rows.material_rows(self._board.item if self._board else None)

    @Property(str, notify=clockChanged)
    def elapsed(self) -> str:
        """Time since the call, ``06:12``."""
        return self._elapsed

    @Property(str, notify=figuresChanged)
    def average(self) -> str:
        """Mean service time today, empty before the first."""
        seconds = self._board.figures.average_seconds if self._board else None
        return "" if seconds is None else rows.seconds_text(seconds)

    @Property(bool, notify=clockChanged)
    def ready(self) -> bool:
        """Whether the next may be called: not while an act runs, nor just after a call."""
        return self._ready

    @Property(bool, notify=actingChanged)
    def acting(self) -> bool:
        """An act is on its way; further presses wait for it."""
        return self._acting

    @Property("QVariantList", notify=figuresChanged)
    def figures(self) -> list[rows.Row]:
        return rows.figure_rows(self._board) if self._board else []

    @Property("QVariantList", notify=listChanged)
    def waiting(self) -> list[rows.Row]:
        """Who waits in the order of calling, then who did not come."""
        return self._list

    @Property(str, notify=noteChanged)
    def note(self) -> str:
        """A calm sentence on what was just done."""
        return self._note

    @Slot()
    def clearNote(self) -> None:
        self._say("")

    @Slot()
    def look(self) -> None:
        """Reads the board in the background."""
        terminal, window, reprint = self.desk.terminal, self._window, self._reprint

        def read() -> tuple[Board, PrintJob | None]:
            job = terminal.printing.outcome(reprint[0]) if reprint else None
            return read_board(terminal, window), job

        if not self._acting:
            self.desk.tasks.run(read, self._looked, self._unseen, owner=self, latest="board")

    @Slot()
    def next(self) -> None:
        """F8: finishes what is in service and calls the next; calls when nothing is."""
        queueing, window, actor = self.desk.terminal.queueing, self._window, self._actor
        serving = self._serving_id()
        if not self._ready:
            return
        if serving:
            self._act(
                lambda: queueing.finish_and_next(serving, window=window, actor=actor), self._called
            )
        else:
            self._act(lambda: queueing.call_next(window, actor=actor), self._called)

    @Slot()
    def recall(self) -> None:
        """F6: calls the number in service once more."""
        queueing, window, actor = self.desk.terminal.queueing, self._window, self._actor
        serving, number = self._serving_id(), self._serving_number()
        if serving:
            self._act(
                lambda: queueing.recall(serving, window=window, actor=actor),
                lambda times: self._say(self.tr("已重呼 {0}（第 {1} 次）。").format(number, times)),
            )

    @Slot()
    def finish(self) -> None:
        """F7: finishes without calling anybody."""
        queueing, window, actor = self.desk.terminal.queueing, self._window, self._actor
        serving, number = self._serving_id(), self._serving_number()
        if serving:
            self._act(
                lambda: queueing.finish(serving, window=window, actor=actor),
                lambda _: self._say(self.tr("{0} 已办结。").format(number)),
            )

    @Slot()
    def miss(self) -> None:
        """过号, once it has been asked."""
        queueing, window, actor = self.desk.terminal.queueing, self._window, self._actor
        serving, number = self._serving_id(), self._serving_number()
        if serving:
            self._act(
                lambda: queueing.miss(serving, window=window, actor=actor),
                lambda _: self._say(
                    self.tr("{0} 已过号。本人到来时，可在列表中恢复。").format(number)
                ),
            )

    @Slot(str)
    def call(self, ticket_id: str) -> None:
        """直接呼叫; what is in service is finished before."""
        queueing, window, actor = self.desk.terminal.queueing, self._window, self._actor
        serving = self._serving_id()

        def act() -> Ticket:
            if serving:
                queueing.finish(serving, window=window, actor=actor)
            return queueing.call(ticket_id, window=window, actor=actor)

        if self._ready:
            self._act(act, self._called)

    @Slot(str)
    def restore(self, ticket_id: str) -> None:
        """A resident who did not come is there now, and waits again in the old place."""
        queueing, actor = self.desk.terminal.queueing, self._actor
        self._act(
            lambda: queueing.restore(ticket_id, actor=actor),
            lambda ticket: self._say(
                self.tr("{0} 已恢复，按原来的顺序等候。").format(ticket.number)
            ),
        )

    @Slot(str, str)
    def reprint(self, ticket_id: str, number: str) -> None:
        """补打 of a ticket's slip; the next looks tell whether it came out."""
        terminal, actor = self.desk.terminal, self._actor

        def asked(job_id: str) -> None:
            self._reprint = (job_id, number)
            self._say(self.tr("{0} 的号票正在补打…").format(number))

        self._act(lambda: terminal.printing.reprint("ticket", ticket_id, actor=actor), asked)

    def _act(self, fn: Callable[[], object], then: Callable[[object], None]) -> None:
        """Runs one act at a time, and reads the board after it, well or not."""
        if self._acting:
            return
        terminal, window = self.desk.terminal, self._window
        self._set_acting(True)
        self._say("")

        def done(done: _Done) -> None:
            self._set_acting(False)
            then(done.result)
            self._take(done.board)
            self.desk.session.worked.emit()
            self.desk.nudge()

        def failed(error: Exception) -> None:
            self._set_acting(False)
            self.fail(error)
            self.look()

        self.work(
            lambda: _Done(fn(), read_board(terminal, window)), done, cover=False, failed=failed
        )

    def _called(self, ticket: object) -> None:
        if ticket is None:
            self._say(self.tr("现在没有人等候，有新号时会自动出现在右侧。"))
        else:
            self._began_at = self._clock.monotonic()

    def _looked(self, seen: tuple[Board, PrintJob | None]) -> None:
        board, job = seen
        if self._acting:
            return
        if self._blind:
            self._blind = False
            self.clearError()
        self._take(board)
        if job is not None and self._reprint and job.id == self._reprint[0]:
            self._tell_reprint(job, self._reprint[1])

    def _unseen(self, error: Exception) -> None:
        self._blind = True
        self.fail(error)

    def _tell_reprint(self, job: PrintJob, number: str) -> None:
        if job.state in ("pending", "printing"):
            return
        self._reprint = None
        if job.state == "printed":
            self._say(self.tr("{0} 的号票已补打。").format(number))
        else:
            self._say("")
            self.show_error(
                self.tr("{0} 的号票没有确认打出，请查看打印机后再补打。").format(number)
            )

    def _take(self, board: Board) -> None:
        before, self._board = self._board, board
        if before is None or (board.serving, board.item, board.remind) != (
            before.serving,
            before.item,
            before.remind,
        ):
            self.servingChanged.emit()
        if before is None or (board.figures, board.in_hall) != (before.figures, before.in_hall):
            self.figuresChanged.emit()
        listed = rows.list_rows(board)
        if listed != self._list:
            self._list = listed
            self.listChanged.emit()
        self._tick()

    def _tick(self) -> None:
        """Tells the time of service, and when the next may be called."""
        serving = self._board.serving if self._board else None
        elapsed, ready = "", not self._acting
        if serving:
            seconds = (self._clock.now() - serving.called_at).total_seconds()
            elapsed = rows.seconds_text(seconds)
            began = self._began_at
            if began is not None and self._clock.monotonic() - began < LEAST_SERVICE_SECONDS:
                ready = False
        if (elapsed, ready) != (self._elapsed, self._ready):
            self._elapsed, self._ready = elapsed, ready
            self.clockChanged.emit()

    def _serving_id(self) -> str:
        serving = self._board.serving if self._board else None
        return serving.ticket.id if serving else ""

    def _serving_number(self) -> str:
        serving = self._board.serving if self._board else None
        return serving.ticket.number if serving else ""

    def _set_acting(self, acting: bool) -> None:
        self._acting = acting
        self.actingChanged.emit()
        self._tick()

    def _say(self, note: str) -> None:
        if note != self._note:
            self._note = note
            self.noteChanged.emit()

    def _timer(self, milliseconds: int, fn: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.timeout.connect(fn)
        timer.start()
        return timer
