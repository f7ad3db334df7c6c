"""Which acts a window has at a moment, each with its key; and what is offered to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.queueing.model import Result, TicketState
from ui.window.acting import option

if TYPE_CHECKING:
    from ui.window.calling.board import Board

translate = QCoreApplication.translate

Row = dict[str, object]

NEXT, RECALL, START, FINISH = "next", "recall", "start", "finish"
MISSED, HOLD, TRANSFER, GIVE_BACK = "missed", "hold", "transfer", "giveBack"
PAUSE, WORK, EVALUATE, MOVE_ON = "pause", "work", "evaluate", "moveOn"

RESULTS: tuple[tuple[Result, str, str], ...] = (
    (Result.DONE, "办结", "当场办完"),
    (Result.ACCEPTED, "已受理", "以后出结果"),
    (Result.INCOMPLETE, "材料不齐", "已一次性告知"),
    (Result.ADVISED, "咨询", "只问不办"),
    (Result.NOT_HERE, "其他", "不属本窗口办理"),
)
HOLD_REASONS = ("补材料", "去复印", "去缴费", "去拍照", "等待核实")
PAUSE_REASONS = ("暂离窗口", "午休", "开会", "交接班", "设备故障")
SHUT_REASONS = ("业务系统故障", "窗口人员不足", "今天的号已够办到下班", "材料系统维护")


def main_acts(board: Board, last: str) -> list[Row]:
    """The large buttons; ``last`` is the number served last, empty when none was."""
    serving = board.serving
    if not board.serves:
        return []
    if serving is None:
        if board.paused:
            return [_row(WORK, "恢复叫号", "F3", "primary")]
        row = [_row(NEXT, "叫下一号", "F8", "primary")]
        if last:
            row.append(_row(EVALUATE, translate("window", "请 {0} 评价").format(last), "F9"))
        return [*row, _row(PAUSE, "暂停叫号", "F3")]
    row = [_row(NEXT, "完成" if board.paused else "完成并叫下一号", "F8", "primary")]
    if serving.ticket.further:
        row.append(_row(MOVE_ON, "转下一项", "F1"))
    if serving.ticket.state is TicketState.CALLED:
        return [*row, _row(START, "开始办理", "F5"), _row(RECALL, "重呼", "F6")]
    return [*row, _row(EVALUATE, "请评价", "F9")]


def more_acts(board: Board) -> list[Row]:
    """The smaller buttons under them."""
    serving = board.serving
    if serving is None:
        return []
    row = [
        _row(FINISH, "完成", "F7"),
        _row(TRANSFER, "转窗口", "F11"),
        _row(HOLD, "暂挂", "F10"),
        _row(GIVE_BACK, "退回", "F12"),
    ]
    if serving.ticket.state is TicketState.CALLED:
        row.append(_row(MISSED, "过号", "F4", "danger"))
    paused = _row(WORK, "恢复", "F3") if board.paused else _row(PAUSE, "暂停", "F3")
    return [*row, paused]


def _row(name: str, text: str, keys: str, kind: str = "second") -> Row:
    return {"name": name, "text": translate("window", text), "keys": keys, "kind": kind}


def result_options() -> list[Row]:
    """Outcomes of a service."""
    return [option(result.value, text, note) for result, text, note in RESULTS]


def result_text(result: str) -> str:
    """An outcome in one word."""
    return next(translate("window", text) for code, text, _ in RESULTS if code == result)


def reason_options(reasons: tuple[str, ...]) -> list[Row]:
    """Ready reasons; each is kept in its own words."""
    return [option(reason, reason) for reason in reasons]


def transfer_options(board: Board) -> list[Row]:
    """Businesses other than the one in hand."""
    here = board.serving.ticket.business if board.serving else ""
    return [option(b.code, b.name, b.prefix) for b in board.businesses if b.code != here]
