"""One page of the register as the desk reads it: counts by view, rows, masked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.common.clock import hall_date
from kiosk.disclosure.casework.terms import View
from kiosk.disclosure.model import Light
from kiosk.disclosure.states import State

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.disclosure.casework.model import CaseRow

translate = QCoreApplication.translate

Row = dict[str, object]
PAGE = 50
"""Rows at a time; a register of thousands is turned over page by page."""
VIEWS = (
    (View.TODO, "待办"),
    (View.UNCONFIRMED, "待确认"),
    (View.CORRECTION, "待补正"),
    (View.CONSULTING, "征求意见"),
    (View.PAYMENT, "待缴费"),
    (View.OVERDUE, "超期"),
    (View.EXTENDED, "已延期"),
    (View.ANSWERED, "已答复"),
    (View.ARCHIVED, "已归档"),
    (View.ALL, "全部"),
)
COUNTED = frozenset(
    {
        View.TODO,
        View.UNCONFIRMED,
        View.CORRECTION,
        View.CONSULTING,
        View.PAYMENT,
        View.OVERDUE,
        View.EXTENDED,
    }
)
"""Views whose number calls for work; of the others it would only grow."""

_SHORT_STATES = {
    State.THIRD_PARTY: "征求意见",
    State.JOINT_ORGAN: "征求意见",
    State.REASONS: "说明理由",
}
"""In the list; the open application has the full name."""
STATE_KINDS = {
    State.IN_PROGRESS: "primary",
    State.EXTENDED: "primary",
    State.THIRD_PARTY: "primary",
    State.JOINT_ORGAN: "primary",
    State.UNCONFIRMED: "warn",
    State.CORRECTION: "warn",
    State.PAYMENT: "warn",
    State.REASONS: "warn",
    State.REVIEW: "warn",
    State.LITIGATION: "warn",
    State.ANSWERED: "ok",
    State.DELIVERED: "ok",
}
LIGHT_KINDS = {
    Light.GREEN: "ok",
    Light.YELLOW: "yellow",
    Light.RED: "red",
    Light.PAUSED: "plain",
    Light.CLOSED: "plain",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows: a view, words, a department, and from the how-manieth on."""

    view: View = View.TODO
    search: str = ""
    department: str = ""
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Register:
    """A page of the register on one day."""

    asked: Asked
    counts: Mapping[View, int]
    rows: tuple[CaseRow, ...]
    day: date
    more: bool
    """Whether a page follows."""


def read_register(terminal: Terminal, asked: Asked) -> Register:
    """Reads the store; off the GUI thread."""
    casework = terminal.casework
    rows = casework.worklist(
        asked.view,
        search=asked.search,
        department=asked.department,
        offset=asked.offset,
        limit=PAGE + 1,
    )
    return Register(
        asked,
        casework.counts(),
        tuple(rows[:PAGE]),
        hall_date(terminal.clock.now()),
        len(rows) > PAGE,
    )


def chip_rows(counts: Mapping[View, int], current: View) -> list[Row]:
    """The chips: rows {name, text, on}."""
    return [
        {"name": view.value, "text": _chip_text(view, text, counts), "on": view is current}
        for view, text in VIEWS
    ]


def _chip_text(view: View, text: str, counts: Mapping[View, int]) -> str:
    count = counts.get(view, 0) if view in COUNTED else 0
    said = translate("window", text)
    return f"{said} {count}" if count else said


def list_row(row: CaseRow) -> Row:
    """A line of the list; ``cause`` says why the light is not green."""
    calm = row.light in (Light.GREEN, Light.CLOSED)
    return {
        "number": row.number,
        "applicant": row.applicant,
        "content": row.content,
        "state": translate("window", _SHORT_STATES.get(row.state, row.state.label)),
        "stateKind": STATE_KINDS.get(row.state, "plain"),
        "left": left_text(row.days_left, row.light),
        "leftKind": LIGHT_KINDS[row.light],
        "cause": row.proposed or ("" if calm else row.light_cause),
        "overdue": row.light is Light.RED,
    }


def left_text(days: int | None, light: Light) -> str:
    """红牌 超 1 日 · 黄牌 3 日 · 11 日 · 暂停计时."""
    if light is Light.PAUSED:
        return translate("window", "暂停计时")
    if days is None:
        return translate("window", "期满待办") if light is Light.YELLOW else "—"
    if light is Light.RED:
        return translate("window", "红牌 超 {0} 日").format(-days)
    if days == 0:
        return translate("window", "黄牌 今天到期")
    if light is Light.YELLOW:
        return translate("window", "黄牌 {0} 日").format(days)
    return translate("window", "{0} 日").format(days)


def span_text(register: Register) -> str:
    """Which rows are on the page: 第 51–100 件，共 1234 件."""
    if not register.rows:
        return ""
    first = register.asked.offset + 1
    last = register.asked.offset + len(register.rows)
    whole = not register.asked.search and not register.asked.department
    total = register.counts.get(register.asked.view, 0) if whole else 0
    if total:
        return translate("window", "第 {0}–{1} 件，共 {2} 件").format(first, last, total)
    return translate("window", "第 {0}–{1} 件").format(first, last)
