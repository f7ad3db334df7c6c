"""The register as the desk sees it: views by state, rows, one application. All masked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.common.clock import hall_date, hall_time
from kiosk.disclosure.model import Channel, Light
from kiosk.disclosure.states import CLOSED, State
from ui.window.status import TODO

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.disclosure.views import ApplicationDetail, ApplicationRow

translate = QCoreApplication.translate

Row = dict[str, object]
MOST_ROWS = 500
"""Of a state; the newest ones. A desk works on far fewer."""


@dataclass(frozen=True, slots=True)
class View:
    """A chip over the list: the states that it shows."""

    name: str
    text: str
    states: frozenset[State]


VIEWS = (
    View("todo", "待办", TODO),
    View("correction", "待补正", frozenset({State.CORRECTION})),
    View("consulting", "征求意见", frozenset({State.THIRD_PARTY, State.JOINT_ORGAN})),
    View("payment", "待缴费", frozenset({State.PAYMENT})),
    View(
        "answered",
        "已答复",
        frozenset({State.ANSWERED, State.DELIVERED, State.REVIEW, State.LITIGATION}),
    ),
    View("closed", "已结束", frozenset({State.ARCHIVED, State.DISCONTINUED, State.WITHDRAWN})),
)
VIEW_BY_NAME = {view.name: view for view in VIEWS}

_SHORT_STATES = {State.THIRD_PARTY: "征求意见", State.JOINT_ORGAN: "征求意见"}
"""In the list; the open application has the full name."""
_STATE_KINDS = {
    State.IN_PROGRESS: "primary",
    State.EXTENDED: "primary",
    State.THIRD_PARTY: "primary",
    State.JOINT_ORGAN: "primary",
    State.CORRECTION: "warn",
    State.PAYMENT: "warn",
    State.REASONS: "warn",
    State.ANSWERED: "ok",
    State.DELIVERED: "ok",
}
_LIGHT_KINDS = {
    Light.GREEN: "ok",
    Light.YELLOW: "yellow",
    Light.RED: "red",
    Light.PAUSED: "plain",
    Light.CLOSED: "plain",
}


@dataclass(frozen=True, slots=True)
class Register:
    """One view of the register on one day."""

    counts: Mapping[State, int]
    rows: tuple[ApplicationRow, ...]
    day: date
    cut: bool
    """Whether older rows were left out."""


def read_register(terminal: Terminal, view: View) -> Register:
    """Reads the store; off the GUI thread."""
    disclosure = terminal.disclosure
    counts = disclosure.counts()
    found: list[ApplicationRow] = []
    cut = False
    for state in sorted(view.states):
        over = max(0, counts.get(state, 0) - MOST_ROWS)
        cut = cut or over > 0
        found += disclosure.rows(state, limit=MOST_ROWS, offset=over)
    finished = view.states <= CLOSED
    found.sort(key=_newest_first if finished else _most_urgent_first, reverse=finished)
    return Register(counts, tuple(found), hall_date(terminal.clock.now()), cut)


def read_counts(terminal: Terminal) -> tuple[Mapping[State, int], date]:
    """What tells whether a view has to be read again."""
    return terminal.disclosure.counts(), hall_date(terminal.clock.now())


def _most_urgent_first(row: ApplicationRow) -> tuple[date, str]:
    return row.due_on, row.number


def _newest_first(row: ApplicationRow) -> tuple[date, str]:
    return row.received_on, row.number


def chip_rows(counts: Mapping[State, int], current: str) -> list[Row]:
    """The chips: rows {name, text, on}."""
    return [
        {"name": view.name, "text": _chip_text(view, counts), "on": view.name == current}
        for view in VIEWS
    ]


def _chip_text(view: View, counts: Mapping[State, int]) -> str:
    count = sum(number for state, number in counts.items() if state in view.states)
    text = translate("window", view.text)
    return f"{text} {count}" if count else text


def list_row(row: ApplicationRow) -> Row:
    """A line of the list."""
    return {
        "number": row.number,
        "applicant": row.applicant,
        "content": row.content,
        "state": _SHORT_STATES.get(row.state, row.state.label),
        "stateKind": _STATE_KINDS.get(row.state, "plain"),
        "left": left_text(row.days_left, row.light),
        "leftKind": _LIGHT_KINDS[row.light],
        "overdue": row.light is Light.RED,
    }


def left_text(days: int | None, light: Light) -> str:
    """红牌 超 1 日 · 黄牌 3 日 · 11 日 · 暂停计时."""
    if light is Light.PAUSED:
        return translate("window", "暂停计时")
    if days is None:
        return "—"
    if light is Light.RED:
        return translate("window", "红牌 超 {0} 日").format(-days)
    if days == 0:
        return translate("window", "黄牌 今天到期")
    if light is Light.YELLOW:
        return translate("window", "黄牌 {0} 日").format(days)
    return translate("window", "{0} 日").format(days)


def detail_row(detail: ApplicationDetail) -> Row:
    """What stands above the fields."""
    origin = detail.channel.label
    if detail.channel is Channel.KIOSK:
        origin = translate("window", "自助终端 {0} 号机").format(detail.terminal)
    due = detail.due_on.isoformat()
    if detail.provisional:
        due = translate("window", "{0}（暂定）").format(due)
    helper = detail.helper
    return {
        "number": detail.number,
        "state": detail.state.label,
        "stateKind": _STATE_KINDS.get(detail.state, "plain"),
        "origin": translate("window", "{0} · {1} 收到").format(
            origin, detail.received_on.isoformat()
        ),
        "title": detail.title_or_number or detail.description,
        "description": detail.description if detail.title_or_number else "",
        "kind": detail.applicant_kind.label,
        "wanted": translate("window", "{0} · {1}").format(detail.carrier.label, detail.route.label),
        "helper": translate("window", "代为填写：工号 {0}").format(helper) if helper else "",
        "due": translate("window", "答复期限 {0}（{1} 个工作日）").format(due, detail.limit_days),
        "left": left_text(detail.days_left, detail.light),
        "leftKind": _LIGHT_KINDS[detail.light],
    }


def field_rows(detail: ApplicationDetail, revealed: Mapping[str, str]) -> list[Row]:
    """The applicant's fields: rows {field, label, shown, masked, open}."""
    return [
        {
            "field": each.field,
            "label": detail.document_label if each.field == "document_number" else each.label,
            "shown": revealed.get(each.field, each.shown),
            "masked": each.masked and each.field not in revealed,
            "open": each.field in revealed,
        }
        for each in detail.fields
    ]


def timeline_rows(detail: ApplicationDetail) -> list[Row]:
    """What has happened, then what the law expects next: rows {label, by, at, done}."""
    rows: list[Row] = [
        {
            "label": entry.label,
            "by": entry.actor_label,
            "at": f"{hall_time(entry.at):%Y-%m-%d %H:%M}",
            "done": True,
        }
        for entry in detail.timeline
    ]
    if detail.state not in CLOSED:
        due = translate("window", "{0} 前").format(detail.due_on.isoformat())
        rows.append({"label": translate("window", "答复"), "by": "", "at": due, "done": False})
    if detail.state not in CLOSED or detail.state is State.ANSWERED:
        last = translate("window", "送达与归档")
        rows.append({"label": last, "by": "", "at": "", "done": False})
    return rows
