"""The calling page at one moment: what is in service, who waits, the day's figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.common.errors import Rejected
from kiosk.content.terms import CaseType, LimitUnit, MaterialKind, Necessity
from kiosk.queueing.model import TicketState

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.content.model import Material, ServiceItem
    from kiosk.queueing.model import Serving, WaitingRow, WindowFigures

translate = QCoreApplication.translate

Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class Board:
    """Two equal boards look the same on the screen."""

    serving: Serving | None
    figures: WindowFigures
    waiting: tuple[WaitingRow, ...]
    missed: tuple[WaitingRow, ...]
    in_hall: int
    item: ServiceItem | None
    """The guide of what is in service, where the resident chose one."""
    remind: str
    """What the business asks people to have ready."""


def read_board(terminal: Terminal, window: str) -> Board:
    """Reads the store; off the GUI thread.

    Raises:
        Rejected: ``window.unknown`` or ``window.serves_nothing``.
    """
    queueing = terminal.queueing
    serving = queueing.current(window)
    return Board(
        serving=serving,
        figures=queueing.figures(window),
        waiting=tuple(queueing.waiting(window)),
        missed=tuple(queueing.missed(window)),
        in_hall=queueing.total_waiting(),
        item=_guide(terminal, serving.ticket.item_code) if serving else None,
        remind=_remind(terminal, serving.ticket.business) if serving else "",
    )


def _guide(terminal: Terminal, code: str) -> ServiceItem | None:
    """The guide; None when no item was chosen, or when it was taken off meanwhile."""
    if not code:
        return None
    try:
        return terminal.content.guide(code)
    except Rejected:
        return None


def _remind(terminal: Terminal, business: str) -> str:
    businesses = terminal.content.businesses()
    return next((each.remind for each in businesses if each.code == business), "")


def list_rows(board: Board) -> list[Row]:
    """Who waits, then who did not come; see :func:`_list_row`."""
    return [_list_row(row) for row in (*board.waiting, *board.missed)]


def _list_row(row: WaitingRow) -> Row:
    missed = row.state is TicketState.NO_SHOW
    source = translate("window", "{0} 号机").format(row.source)
    if row.missed:
        source = translate("window", "过号 {0} 次").format(row.missed)
    return {
        "id": row.ticket_id,
        "number": row.number,
        "business": row.item_name or row.business_name,
        "source": source,
        "waited": minutes_text(row.waited_minutes),
        "missed": missed,
    }


def figure_rows(board: Board) -> list[Row]:
    """等候人数, 最长等候, 今日已办, 全厅等候; rows {value, name}."""
    figures = board.figures
    longest = figures.longest_wait_minutes
    return [
        {"value": str(figures.waiting), "name": translate("window", "等候人数")},
        {
            "value": "—" if longest is None else minutes_text(longest),
            "name": translate("window", "最长等候"),
        },
        {"value": str(figures.done_today), "name": translate("window", "今日已办")},
        {"value": str(board.in_hall), "name": translate("window", "全厅等候")},
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
