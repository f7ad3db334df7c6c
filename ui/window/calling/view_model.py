"""Calling numbers at one window, and who waits for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.queueing.model import Result, Ticket, TicketState, TicketView
from kiosk.queueing.service import Queueing
from ui.desk import Desk
from ui.window.acting import ActingViewModel
from ui.window.calling import acts, reprint, rows
from ui.window.calling.board import Board, read_board

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

LEAST_SERVICE_SECONDS = 2.0
"""A second press of the key within it is a slip of the finger, not a served resident."""
AND_NEXT, WHOLE = "next", "whole"
"""Switches of the choice of an outcome."""


@QmlElement
@QmlUncreatable("made by the navigator")
class CallingViewModel(ActingViewModel):
    """Tells QML only what changed. Every act is a word that :meth:`press` understands."""

    servingChanged = Signal()
    listChanged = Signal()
    figuresChanged = Signal()
    clockChanged = Signal()
    actsChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._window = desk.session.window.number
        self._board: Board | None = None
        self._list: list[rows.Row] = []
        self._main: list[rows.Row] = []
        self._more: list[rows.Row] = []
        self._elapsed = ""
        self._ready = True
        self._began_at: float | None = None
        self._last: tuple[str, str] | None = None
        self._reprint = reprint.Reprint(desk.terminal.printing)

    # --- what the page shows -------------------------------------------------------------

    @Property(bool, notify=servingChanged)
    def known(self) -> bool:
        """Whether the board has been read at all."""
        return self._board is not None

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
            _PRESSES[name](self)

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

    def _next(self) -> None:
        """F8: finishes what is in hand and calls the next; calls when nothing is."""
        serving = self._serving()
        if not self._ready:
            return
        queueing, window, actor = self._tools()
        if serving is None:
            self.act(lambda: queueing.call_next(window, actor=actor), self._called)
        else:
            self._finish_with(Result.DONE.value, and_next=True, whole=False)

    def _finish(self) -> None:
        """F7: asks what came of it."""
        serving = self._serving()
        if serving is None:
            return
        toggles = [{"name": AND_NEXT, "text": self.tr("完成后叫下一号"), "keys": "F8", "on": False}]
        if serving.further:
            toggles.append(
                {"name": WHOLE, "text": self.tr("后面的业务不办了"), "keys": "F1", "on": False}
            )
        self.offer(
            self.tr("{0} 办理结果").format(serving.number),
            acts.result_options(),
            lambda result: self._finish_with(
                result, and_next=self.toggled(AND_NEXT), whole=self.toggled(WHOLE)
            ),
            toggles=toggles,
        )

    def _finish_with(self, result: str, *, and_next: bool, whole: bool) -> None:
        serving = self._serving()
        if serving is None:
            return
        queueing, window, actor = self._tools()
        fields = {"window": window, "actor": actor, "result": result, "whole": whole}
        moves = bool(serving.further) and not whole
        label = acts.result_text(result)
        told = self._moved_text(serving) if moves else self.tr("{0} 已完成：{1}。")

        def finished(called: Ticket | None) -> None:
            self._last = None if moves else (serving.id, serving.number)
            if and_next and called is not None:
                self._called(called)
                return
            said = told.format(serving.number, label)
            if and_next and not self._paused():
                said += self.tr("现在没有人等候。")
            self.say(said)

        if and_next:
            self.act(lambda: queueing.finish_and_next(serving.id, **fields), finished)
        else:
            self.act(lambda: queueing.finish(serving.id, **fields), finished)

    def _move_on(self) -> None:
        """F1: this business of the visit is done, the resident waits for the next one."""
        serving = self._serving()
        if serving is None:
            return
        queueing, window, actor = self._tools()
        said = self._moved_text(serving).format(serving.number)
        self.act(
            lambda: queueing.move_on(
                serving.id, window=window, actor=actor, result=Result.DONE.value
            ),
            lambda _: self.say(said),
        )

    def _recall(self) -> None:
        serving = self._serving()
        if serving is None:
            return
        queueing, window, actor = self._tools()
        said = self.tr("已重呼 {0}（第 {1} 次）。")
        self.act(
            lambda: queueing.recall(serving.id, window=window, actor=actor),
            lambda times: self.say(said.format(serving.number, times)),
        )

    def _start(self) -> None:
        self._simply(lambda q, ticket, at: q.start(ticket, **at), "")

    def _miss(self) -> None:
        """F4: asks first, since the resident may be on the way."""
        serving = self._serving()
        if serving is None or self._board is None or self._board.serving is None:
            return
        recalls = self._board.serving.recalls
        times = (
            self.tr("已重呼 {0} 次，仍没有人来。").format(recalls)
            if recalls
            else self.tr("还没有重呼过。")
        )
        self.ask(
            self.tr("{0} 过号？").format(serving.number),
            times + self.tr("过号后，本人到来时可以在列表中恢复。"),
            self.tr("过号"),
            lambda: self._simply(
                lambda q, ticket, at: q.miss(ticket, **at),
                self.tr("{0} 已过号。本人到来时，可在列表中恢复。"),
            ),
            danger=True,
        )

    def _hold(self) -> None:
        serving = self._serving()
        if serving is None:
            return

        def because(reason: str) -> None:
            self._simply(
                lambda q, ticket, at: q.hold(ticket, reason=reason, **at),
                self.tr("{0} 已暂挂，回来后在列表中继续办理。"),
            )

        self.offer(
            self.tr("{0} 暂挂，因为").format(serving.number),
            acts.reason_options(acts.HOLD_REASONS),
            because,
            own=self.tr("其他原因"),
            written=because,
        )

    def _transfer(self) -> None:
        serving, board = self._serving(), self._board
        if serving is None or board is None:
            return

        def business(code: str) -> None:
            said = self.tr("{0} 已转到{1}，位置不变。").replace("{1}", board.name_of(code))
            self._simply(lambda q, ticket, at: q.transfer(ticket, to_business=code, **at), said)

        def window(number: str) -> None:
            said = self.tr("{0} 已转到 {1} 号窗口，位置不变。").replace("{1}", number)
            self._simply(lambda q, ticket, at: q.transfer(ticket, to_window=number, **at), said)

        self.offer(
            self.tr("{0} 转到").format(serving.number),
            acts.transfer_options(board),
            business,
            text=self.tr("保留原来的排队位置。"),
            own=self.tr("窗口号"),
            written=window,
        )

    def _give_back(self) -> None:
        serving = self._serving()
        if serving is None:
            return
        self.ask(
            self.tr("{0} 退回等候？").format(serving.number),
            self.tr("回到原来的位置，办这项业务的窗口都可以再叫。"),
            self.tr("退回"),
            lambda: self._simply(
                lambda q, ticket, at: q.give_back(ticket, **at),
                self.tr("{0} 已退回，按原来的位置等候。"),
            ),
        )

    def _evaluate(self) -> None:
        """F9: for the visit in hand, or for the one served last."""
        serving = self._serving()
        visit = (serving.id, serving.number) if serving is not None else self._last
        if visit is None:
            return
        terminal, (_, window, actor) = self.desk.terminal, self._tools()
        said = self.tr("已请 {0} 评价：可以在自助终端上评，也可以扫小票上的码。")
        self.act(
            lambda: terminal.feedback.ask(visit[0], window=window, actor=actor),
            lambda _: self.say(said.format(visit[1])),
        )

    def _pause(self) -> None:
        queueing, window, actor = self._tools()

        def because(reason: str) -> None:
            self.act(
                lambda: queueing.pause(window, actor=actor, reason=reason),
                lambda _: self.say(self.tr("本窗口已暂停叫号：{0}。").format(reason)),
            )

        self.offer(
            self.tr("暂停叫号，因为"),
            acts.reason_options(acts.PAUSE_REASONS),
            because,
            text=self.tr("手上的号可以继续办完。") if self._serving() else "",
            own=self.tr("其他原因"),
            written=because,
        )

    def _work(self) -> None:
        queueing, window, actor = self._tools()
        self.act(
            lambda: queueing.work(window, actor=actor),
            lambda _: self.say(self.tr("本窗口恢复叫号。")),
        )

    def _number_typed(self, text: str) -> None:
        """Finds it first: what is done depends on where it stands."""
        queueing = self.desk.terminal.queueing

        def found(ticket: TicketView) -> None:
            if ticket.state is TicketState.HELD:
                self._resume(ticket.id)
            else:
                missed = ticket.state is TicketState.NO_SHOW
                self._call(ticket.id, ticket.number, restores=missed)

        self.act(lambda: queueing.by_number(text), found)

    def _call(self, ticket_id: str, number: str, *, restores: bool) -> None:
        """直接呼叫; what is in hand is finished before, once that was asked."""
        serving = self._serving()
        queueing, window, actor = self._tools()

        def act() -> Ticket:
            if serving is not None:
                queueing.finish(
                    serving.id, window=window, actor=actor, result=Result.DONE.value, whole=True
                )
            if restores:
                queueing.restore(ticket_id, actor=actor)
            return queueing.call(ticket_id, window=window, actor=actor)

        if serving is None:
            if self._ready:
                self.act(act, self._called)
        elif serving.id != ticket_id:
            self.ask(
                self.tr("完成 {0}，呼叫 {1}？").format(serving.number, number),
                self.tr("{0} 还在手上。先按办结完成它，再直接呼叫 {1}。").format(
                    serving.number, number
                ),
                self.tr("完成并呼叫"),
                lambda: self.act(act, self._called),
            )

    def _restore(self, ticket_id: str) -> None:
        queueing, _, actor = self._tools()
        said = self.tr("{0} 已恢复，按原来的顺序等候。")
        self.act(
            lambda: queueing.restore(ticket_id, actor=actor),
            lambda ticket: self.say(said.format(ticket.number)),
        )

    def _resume(self, ticket_id: str) -> None:
        queueing, window, actor = self._tools()
        self.act(lambda: queueing.resume(ticket_id, window=window, actor=actor), self._called)

    def _simply(self, fn: Callable[..., object], said: str) -> None:
        """An act on the ticket in hand that ends in a sentence."""
        serving = self._serving()
        if serving is None:
            return
        queueing, window, actor = self._tools()
        self.act(
            lambda: fn(queueing, serving.id, {"window": window, "actor": actor}),
            lambda _: self.say(said.format(serving.number)),
        )

    def _called(self, ticket: object) -> None:
        if ticket is None:
            self.say(self.tr("现在没有人等候，有新号时会自动出现在右侧。"))
        else:
            self._last = None
            self._began_at = self.clock.monotonic()

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
        if before is None or rows.figure_rows(before) != rows.figure_rows(board):
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

    def _moved_text(self, serving: Ticket) -> str:
        following = self._board.name_of(serving.further[0]) if self._board else ""
        return self.tr("{0} 已转到下一项：{1}，位置不变。").replace("{1}", following)

    def _serving(self) -> Ticket | None:
        serving = self._board.serving if self._board else None
        return serving.ticket if serving else None

    def _paused(self) -> bool:
        return self._board is not None and self._board.paused

    def _tools(self) -> tuple[Queueing, str, str]:
        return self.desk.terminal.queueing, self._window, self.actor


def _in_hand(board: Board) -> tuple[object, ...]:
    """What the left half shows."""
    paused = board.state.pause_reason if board.paused and board.state else ""
    return rows.current_row(board), board.item, paused


_PRESSES: dict[str, Callable[[CallingViewModel], None]] = {
    acts.NEXT: CallingViewModel._next,
    acts.RECALL: CallingViewModel._recall,
    acts.START: CallingViewModel._start,
    acts.FINISH: CallingViewModel._finish,
    acts.MISSED: CallingViewModel._miss,
    acts.HOLD: CallingViewModel._hold,
    acts.TRANSFER: CallingViewModel._transfer,
    acts.GIVE_BACK: CallingViewModel._give_back,
    acts.MOVE_ON: CallingViewModel._move_on,
    acts.EVALUATE: CallingViewModel._evaluate,
    acts.PAUSE: CallingViewModel._pause,
    acts.WORK: CallingViewModel._work,
}
