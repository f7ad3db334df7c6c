"""Calling numbers at one window, and who waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from ui.desk import Desk
from ui.window.calling import acts, reprint, rows
from ui.window.calling.board import Board, read_board
from ui.window.calling.ticket_acts import PRESSES, TicketActs

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

LEAST_SERVICE_SECONDS = 2.0
"""A second press of the key within it is a slip of the finger, not a served resident."""


@QmlElement
@QmlUncreatable("made by the navigator")
class CallingViewModel(TicketActs):
    """Tells QML only what changed. Every act is a word that :meth:`press` understands."""

    servingChanged = Signal()
    listChanged = Signal()
    figuresChanged = Signal()
    clockChanged = Signal()
    actsChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._list: list[rows.Row] = []
        self._main: list[rows.Row] = []
        self._more: list[rows.Row] = []
        self._elapsed = ""
        self._reprint = reprint.Reprint(desk.terminal.printing)

    # --- what the page shows -------------------------------------------------------------

    @Property(bool, notify=servingChanged)
    def known(self) -> bool:
        """Whether the board has been read at all."""
        return self._board is not None

    @Property(bool, notify=figuresChanged)
    def serves(self) -> bool:
        """Whether the window has a business to call for; True until the board has been read."""
        return self._board is None or self._board.serves

    @Property("QVariantMap", notify=servingChanged)
    def current(self) -> rows.Row:
        """The ticket in hand, empty when none is; see :func:`rows.current_row`."""
        return rows.current_row(self._board) if self._board else {}

    @Property("QVariantList", notify=servingChanged)
    def materials(self) -> list[rows.Row]:
        """Materials of the item in service."""
        return rows.material_rows(self._board.item if self._board else None)

    @Property(str, notify=servingChanged)
    def pausedText(self) -> str:
        """Why the window pauses; empty while it works."""
        state = self._board.state if self._board else None
        return state.pause_reason if state is not None and state.paused else ""

    @Property(str, notify=clockChanged)
    def elapsed(self) -> str:
        """Time since the call or since the service began, ``06:12``."""
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

    @Property("QVariantList", notify=figuresChanged)
    def figures(self) -> list[rows.Row]:
        return rows.figure_rows(self._board) if self._board else []

    @Property("QVariantList", notify=listChanged)
    def waiting(self) -> list[rows.Row]:
        """Who waits in the order of calling, then who was set aside, then who did not come."""
        return self._list

    @Property("QVariantList", notify=actsChanged)
    def mainActs(self) -> list[rows.Row]:
        """The large buttons: rows {name, text, keys, kind}."""
        return self._main

    @Property("QVariantList", notify=actsChanged)
    def moreActs(self) -> list[rows.Row]:
        """The smaller ones."""
        return self._more

    # --- what the page asks --------------------------------------------------------------

    @Slot(str)
    def press(self, name: str) -> None:
        """One of the acts that are on the screen."""
        shown = [row["name"] for row in (*self._main, *self._more)]
        if name in shown and not self.acting:
            PRESSES[name](self)

    @Slot(int)
    def actOn(self, index: int) -> None:
        """Enter on a row: calls, resumes or restores it."""
        if not 0 <= index < len(self._list):
            return
        row = self._list[index]
        ticket_id, number = str(row["id"]), str(row["number"])
        if row["act"] == rows.RESTORE:
            self._restore(ticket_id)
        elif row["act"] == rows.RESUME:
            self._resume(ticket_id)
        else:
            self._call(ticket_id, number, restores=False)

    @Slot()
    def askNumber(self) -> None:
        """F2: a number to be typed."""
        self.offer(
            self.tr("叫指定号"),
            [],
            lambda _: None,
            text=self.tr("等候、暂挂和过号的号都可以叫，例如 A015。"),
            own=self.tr("号码"),
            written=self._number_typed,
        )

    @Slot(int)
    def reprint(self, index: int) -> None:
        """补打 of a ticket's slip; the next looks tell whether it came out."""
        if not 0 <= index < len(self._list):
            return
        terminal, actor = self.desk.terminal, self.actor
        ticket_id, number = str(self._list[index]["id"]), str(self._list[index]["number"])

        def asked(job_id: str) -> None:
            self._reprint.asked(job_id, number)
            self.say(self.tr("{0} 的号票正在补打…").format(number))

        self.act(lambda: terminal.printing.reprint("ticket", ticket_id, actor=actor), asked)

    # --- acts ----------------------------------------------------------------------------

    # --- showing -------------------------------------------------------------------------

    def reader(self) -> Callable[[], tuple[Board, str]]:
        terminal, window, serving = self.desk.terminal, self._window, self._serving()
        before, slip = serving.id if serving else "", self._reprint.reader()
        return lambda: (read_board(terminal, window, before), slip())

    def take(self, seen: tuple[Board, str]) -> None:
        board, slip = seen
        before, self._board = self._board, board
        self._tell_slip(slip)
        self._tell_gone(before, board)
        if before is None or _in_hand(before) != _in_hand(board):
            self.servingChanged.emit()
        if before is None or _figures(before) != _figures(board):
            self.figuresChanged.emit()
        listed = rows.list_rows(board)
        if listed != self._list:
            self._list = listed
            self.listChanged.emit()
        shown = (acts.main_acts(board, self._last[1] if self._last else ""), acts.more_acts(board))
        if shown != (self._main, self._more):
            self._main, self._more = shown
            self.actsChanged.emit()
        self.tick()

    def _tell_slip(self, state: str) -> None:
        number = self._reprint.settled(state)
        if number and state == "printed":
            self.say(self.tr("{0} 的号票已补打。").format(number))
        elif number:
            self.say("")
            self.show_error(
                self.tr("{0} 的号票没有确认打出，请查看打印机后再补打。").format(number)
            )

    def _tell_gone(self, before: Board | None, board: Board) -> None:
        """A ticket that left without an act of this window, now or while nobody was here."""
        number = self.desk.session.take_returned()
        if number:
            self.warn(
                self.tr(
                    "本窗口失去联系期间，手上的 {0} 已退回等候，按原来的位置由各窗口再叫。"
                ).format(number)
            )
        gone = board.gone
        if gone is None or before is None or self.just_acted:
            return
        self.warn(rows.gone_text(gone, self._window))
        self.refuse()

    def tick(self) -> None:
        """Tells the time of service, and when the next may be called."""
        super().tick()
        serving = self._board.serving if self._board else None
        elapsed, ready = "", not self.acting
        if serving:
            since = serving.started_at or serving.called_at
            elapsed = rows.seconds_text((self.clock.now() - since).total_seconds())
            began = self._began_at
            if began is not None and self.clock.monotonic() - began < LEAST_SERVICE_SECONDS:
                ready = False
        if (elapsed, ready) != (self._elapsed, self._ready):
            self._elapsed, self._ready = elapsed, ready
            self.clockChanged.emit()


def _in_hand(board: Board) -> tuple[object, ...]:
    """What the left half shows."""
    paused = board.state.pause_reason if board.paused and board.state else ""
    return rows.current_row(board), board.item, paused


def _figures(board: Board) -> tuple[object, ...]:
    """What stands above the list."""
    return rows.figure_rows(board), board.serves
