"""What the calling page says of what it read: rows and words for QML."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.content.terms import CaseType, LimitUnit, MaterialKind, Necessity
from kiosk.queueing.model import Group, Lane, TicketState
from ui.format import clock_text

if TYPE_CHECKING:
    from kiosk.content.model import Material, ServiceItem
    from kiosk.queueing.model import TicketView, WaitingRow
    from ui.window.calling.board import Board

translate = QCoreApplication.translate

Row = dict[str, object]
Slots = Mapping[str, tuple[datetime, datetime]]
_GROUPS = {group.value: group.label for group in Group}
CALL, RESUME, RESTORE = "call", "resume", "restore"
_ACTS = {
    TicketState.WAITING: (CALL, "直接呼叫"),
    TicketState.HELD: (RESUME, "继续办理"),
    TicketState.NO_SHOW: (RESTORE, "恢复"),
}


def lane_text(lane: Lane, group: str, number: str, slots: Slots) -> str:
    """``绿色通道 · 老年人``, ``预约 10:00–10:30``; empty for an ordinary ticket."""
    if lane is Lane.PRIORITY:
        label = _GROUPS.get(group, "")
        channel = translate("window", "绿色通道")
        return f"{channel} · {label}" if label else channel
    if lane is Lane.APPOINTMENT:
        return translate("window", "预约 {0}").format(_slot(slots.get(number))).rstrip()
    return ""


def _slot(slot: tuple[datetime, datetime] | None) -> str:
    return "" if slot is None else f"{clock_text(slot[0])}–{clock_text(slot[1])}"


def list_rows(board: Board) -> list[Row]:
    """Who waits, then who was set aside, then who did not come; see :func:`_list_row`."""
    rows = (*board.waiting, *board.held, *board.missed)
    return [_list_row(row, board.slots) for row in rows]


def _list_row(row: WaitingRow, slots: Slots) -> Row:
    act, text = _ACTS[row.state]
    return {
        "id": row.ticket_id,
        "number": row.number,
        "business": row.item_name or row.business_name,
        "source": _source(row, slots),
        "waited": minutes_text(row.waited_minutes) if row.due else translate("window", "未到时间"),
        "act": act,
        "actText": translate("window", text),
        "aside": row.state is not TicketState.WAITING,
        "marked": row.state is TicketState.WAITING and row.due and row.lane is not Lane.ORDINARY,
    }


def _source(row: WaitingRow, slots: Slots) -> str:
    """By which way, or why it stands aside."""
    if row.state is TicketState.HELD:
        said = translate("window", "{0} 号窗口暂挂").format(row.held_at)
        return f"{said} · {row.reason}" if row.reason else said
    if row.missed:
        return translate("window", "过号 {0} 次").format(row.missed)
    if row.target_window:
        return translate("window", "转到本窗口")
    lane = lane_text(row.lane, row.group, row.number, slots)
    return lane or translate("window", "{0} 号机").format(row.source)


def figure_rows(board: Board) -> list[Row]:
    """等候人数, 最长等候, 今日已办, 评价均分; rows {value, name}."""
    figures = board.figures
    longest = figures.longest_wait_minutes
    return [
        {"value": str(figures.waiting), "name": translate("window", "等候人数")},
        {
            "value": "—" if longest is None else minutes_text(longest),
            "name": translate("window", "最长等候"),
        },
        {"value": str(figures.done_today), "name": translate("window", "今日已办")},
        {
            "value": "—" if board.grade is None else f"{board.grade:.2f}",
            "name": translate("window", "评价均分"),
        },
    ]


def fact_line(item: ServiceItem) -> str:
    """承诺 5 个工作日 · 收费 40 元 · 材料 6 项."""
    parts = [_promise(item)]
    if item.charges is not None:
        parts.append(translate("window", "收费") if item.charges else translate("window", "不收费"))
    if item.complete:
        parts.append(translate("window", "材料 {0} 项").format(len(item.materials)))
    return " · ".join(part for part in parts if part)


def _promise(item: ServiceItem) -> str:
    if item.case_type is CaseType.IMMEDIATE:
        return translate("window", "当场办结")
    limit = item.promised_limit
    if limit is None:
        return ""
    unit = limit.unit.value if limit.unit is LimitUnit.HOUR else f"个{limit.unit.value}"
    return translate("window", "承诺 {0} {1}").format(limit.days, unit)


def material_rows(item: ServiceItem | None) -> list[Row]:
    """What the resident has to have brought: rows {number, name, note}."""
    if item is None:
        return []
    return [
        {"number": str(place), "name": material.name, "note": _material_note(material)}
        for place, material in enumerate(item.materials, 1)
    ]


def _material_note(material: Material) -> str:
    copies = {
        MaterialKind.ORIGINAL: translate("window", "原件 {0} 份").format(material.originals),
        MaterialKind.COPY: translate("window", "复印件 {0} 份").format(material.copies),
    }
    amount = copies.get(material.kind, material.kind.value)
    if material.necessity is Necessity.REQUIRED:
        return amount
    return f"{amount} · {material.condition or material.necessity.value}"


def minutes_text(minutes: int) -> str:
    """``18 分``; from an hour on ``1 时 5 分``."""
    if minutes < 60:
        return translate("window", "{0} 分").format(minutes)
    return translate("window", "{0} 时 {1} 分").format(*divmod(minutes, 60))


def seconds_text(seconds: float) -> str:
    """``06:12``; from an hour on ``1:06:12``."""
    minutes, rest = divmod(max(0, int(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes:02}:{rest:02}"


def current_row(board: Board) -> Row:
    """The ticket in hand, empty when none is.

    {id, number, started, business, lane, waited, recalls, asked, further, item, facts, remind}.
    """
    if board.serving is None:
        return {}
    serving, item = board.serving, board.item
    ticket, standing = serving.ticket, board.standing
    names = "、".join(board.name_of(code) for code in ticket.further)
    return {
        "id": ticket.id,
        "number": ticket.number,
        "started": ticket.state is TicketState.SERVING,
        "business": ticket.business_name,
        "lane": lane_text(ticket.lane, ticket.group, ticket.number, board.slots),
        "waited": translate("window", "等候 {0}").format(minutes_text(serving.waited_minutes)),
        "recalls": translate("window", "已重呼 {0} 次").format(serving.recalls)
        if serving.recalls
        else "",
        "asked": _evaluation_text(standing.asked, standing.given) if standing else "",
        "further": translate("window", "接着还办：{0}").format(names) if names else "",
        "item": item.name if item else ticket.item_name,
        "facts": fact_line(item) if item else "",
        "remind": board.remind,
    }


def _evaluation_text(asked: bool, given: bool) -> str:
    if given:
        return translate("window", "已评价")
    return translate("window", "已邀评") if asked else ""


def gone_text(ticket: TicketView, window: str) -> str:
    """Where a ticket went that was in hand at ``window`` a moment ago."""
    number = ticket.number
    if ticket.state is TicketState.WAITING:
        said = translate("window", "{0} 已不在本窗口：已退回等候，按原来的位置由各窗口再叫。")
        return said.format(number)
    if ticket.state is TicketState.LAPSED:
        return translate("window", "{0} 已随业务日结束，没有办完。").format(number)
    if ticket.window and ticket.window != window:
        said = translate("window", "{0} 已不在本窗口：现在由 {1} 号窗口办理。")
        return said.format(number, ticket.window)
    return translate("window", "{0} 已在别处办完，不在本窗口了。").format(number)
