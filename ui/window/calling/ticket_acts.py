"""What one window does with the ticket in hand, and with those that wait for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.queueing.model import Result, Ticket, TicketState, TicketView
from kiosk.queueing.service import Queueing
from ui.desk import Desk
from ui.window.acting import ActingViewModel
from ui.window.calling import acts
from ui.window.calling.board import Board

QML_IMPORT_NAME = "Kiosk.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

AND_NEXT, WHOLE = "next", "whole"
"""Switches of the choice of an outcome."""


@QmlElement
@QmlUncreatable("a base")
class TicketActs(ActingViewModel):
    """Every act by its word, see :data:`PRESSES`, on the board that was read last."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._window = desk.session.window.number
        self._board: Board | None = None
        self._ready = True
        self._began_at: float | None = None
        self._last: tuple[str, str] | None = None

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


PRESSES: dict[str, Callable[[TicketActs], None]] = {
    acts.NEXT: TicketActs._next,
    acts.RECALL: TicketActs._recall,
    acts.START: TicketActs._start,
    acts.FINISH: TicketActs._finish,
    acts.MISSED: TicketActs._miss,
    acts.HOLD: TicketActs._hold,
    acts.TRANSFER: TicketActs._transfer,
    acts.GIVE_BACK: TicketActs._give_back,
    acts.MOVE_ON: TicketActs._move_on,
    acts.EVALUATE: TicketActs._evaluate,
    acts.PAUSE: TicketActs._pause,
    acts.WORK: TicketActs._work,
}
