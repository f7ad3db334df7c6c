"""What the page of poor grades shows, read at one go and put into words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.common.clock import hall_date, hall_time
from kiosk.feedback.model import (
    FOLLOW_STEPS,
    UNSETTLED,
    Channel,
    Follow,
    FollowAction,
    Grade,
    Light,
)

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.feedback.views import EvaluationDetail, EvaluationRow

translate = QCoreApplication.translate

Row = dict[str, object]

MOST_ROWS = 200
TODO, WEEK, MONTH, ALL = "todo", "week", "month", "all"
VIEWS = ((TODO, "待办"), (WEEK, "近 7 天"), (MONTH, "本月"), (ALL, "全部"))

_STATE_KINDS = {
    Follow.OPEN: "warn",
    Follow.APPEALED: "warn",
    Follow.RECTIFIED: "primary",
    Follow.CALLED_BACK: "ok",
    Follow.SET_ASIDE: "plain",
}
_SHORT_STATES = {Follow.RECTIFIED: "待回访", Follow.APPEALED: "待复核", Follow.SET_ASIDE: "不计入"}
_LIGHT_KINDS = {Light.RED: "red", Light.YELLOW: "yellow", Light.GREEN: "ok", Light.NONE: "plain"}
_GRADE_KINDS = {Grade.POOR: "warn", Grade.BAD: "accent"}
_KEYS = ("F6", "F7")
_ACTS = {
    FollowAction.RECTIFY: ("记录整改", "查到了什么、怎么整改"),
    FollowAction.APPEAL: ("提出申诉", "为什么认为是误评或恶意差评"),
    FollowAction.CALL_BACK: ("记录回访", "什么时候、怎么回访，居民怎么说"),
    FollowAction.UPHOLD: ("复核维持", "复核的依据；差评维持，继续整改"),
    FollowAction.SET_ASIDE: ("复核不计入", "复核的依据；以后不计入统计，记录保留"),
}
"""What each step is called on its button, and what its note is to say."""


@dataclass(frozen=True, slots=True)
class Poor:
    """One view of the list at one moment."""

    rows: tuple[EvaluationRow, ...]
    todo: int
    cut: bool
    """Whether older rows were left out."""


def read_poor(terminal: Terminal, view: str) -> Poor:
    """Reads the store; off the GUI thread."""
    feedback = terminal.feedback
    first = _first_day(view, hall_date(terminal.clock.now()))
    found = feedback.rows(poor=True, unsettled=view == TODO, first=first, limit=MOST_ROWS + 1)
    return Poor(tuple(found[:MOST_ROWS]), feedback.unsettled(), len(found) > MOST_ROWS)


def _first_day(view: str, today: date) -> date | None:
    """Of a span of days; None for the views that are none."""
    spans = {WEEK: today - timedelta(days=6), MONTH: today.replace(day=1), ALL: date.min}
    return spans.get(view)


def chip_rows(poor: Poor | None, current: str) -> list[Row]:
    """The chips: rows {name, text, on}."""
    todo = poor.todo if poor else 0
    return [
        {
            "name": name,
            "text": f"{translate('window', text)} {todo}" if name == TODO and todo else text,
            "on": name == current,
        }
        for name, text in VIEWS
    ]


def list_row(row: EvaluationRow) -> Row:
    """A line of the list."""
    return {
        "id": row.id,
        "number": row.number,
        "day": f"{row.service_day:%m-%d}",
        "business": row.business_name,
        "window": translate("window", "{0} 号窗口").format(row.window),
        "grade": row.grade.label,
        "gradeKind": _GRADE_KINDS[row.grade],
        "channel": channel_text(row),
        "state": translate("window", _SHORT_STATES.get(row.follow, row.follow.label)),
        "stateKind": _STATE_KINDS[row.follow],
        "left": left_text(row),
        "leftKind": _LIGHT_KINDS[row.light],
        "overdue": row.light is Light.RED,
    }


def channel_text(row: EvaluationRow) -> str:
    """终端 or 手机: where it was given."""
    return translate("window", "手机" if row.channel is Channel.PHONE else "终端")


def left_text(row: EvaluationRow) -> str:
    """红牌 超 1 日 · 黄牌 3 日 · 11 日, in working days."""
    days = row.days_left
    if days is None:
        return "—"
    if row.light is Light.RED:
        return translate("window", "红牌 超 {0} 日").format(-days)
    if days == 0:
        return translate("window", "黄牌 今天到期")
    said = "黄牌 {0} 日" if row.light is Light.YELLOW else "{0} 日"
    return translate("window", said).format(days)


def detail_row(detail: EvaluationDetail) -> Row:
    """The open one."""
    row = detail.row
    line = list_row(row)
    return line | {
        "place": translate("window", "{0} · {1}").format(line["business"], line["window"]),
        "state": row.follow.label,
        "served": translate("window", "{0} 办理").format(row.service_day.isoformat()),
        "given": translate("window", "{0} 在{1}评价").format(
            f"{hall_time(row.given_at):%Y-%m-%d %H:%M}", row.channel.label
        ),
        "reasons": "、".join(row.reasons) or translate("window", "没有选原因"),
        "text": detail.text or translate("window", "没有写文字"),
        "hasText": bool(detail.text),
        "phone": detail.phone,
        "superseded": row.superseded,
        "due": _due_text(row),
    }


def _due_text(row: EvaluationRow) -> str:
    if row.due_on is None:
        return ""
    due = row.due_on.isoformat()
    if row.provisional:
        due = translate("window", "{0}（暂定）").format(due)
    return translate("window", "整改期限 {0}").format(due)


def step_rows(detail: EvaluationDetail) -> list[Row]:
    """What was done, then what is to come: rows {label, by, at, note, done}."""
    rows: list[Row] = [
        {
            "label": step.action.label,
            "by": _actor_text(step.actor),
            "at": f"{hall_time(step.at):%Y-%m-%d %H:%M}",
            "note": step.note,
            "done": True,
        }
        for step in detail.steps
    ]
    follow, due = detail.row.follow, detail.row.due_on
    if follow is Follow.APPEALED:
        rows.append(_to_come("复核"))
    if follow.is_due:
        before = translate("window", "{0} 前").format(due.isoformat()) if due else ""
        rows.append(_to_come("整改", before))
    if follow in UNSETTLED:
        rows.append(_to_come("回访"))
    return rows


def _to_come(label: str, at: str = "") -> Row:
    return {"label": translate("window", label), "by": "", "at": at, "note": "", "done": False}


def _actor_text(actor: str) -> str:
    kind, _, number = actor.partition(":")
    return translate("window", "工号 {0}").format(number) if kind == "staff" else actor


def act_rows(detail: EvaluationDetail) -> list[Row]:
    """What may be done now: rows {name, text, keys, kind}."""
    allowed = [action for state, action in FOLLOW_STEPS if state is detail.row.follow]
    return [
        {
            "name": action.value,
            "text": translate("window", _ACTS[action][0]),
            "keys": keys,
            "kind": "primary" if keys == _KEYS[0] else "second",
        }
        for action, keys in zip(allowed, _KEYS, strict=False)
    ]


def asking(action: FollowAction, number: str) -> tuple[str, str]:
    """Title and hint of the note that a step needs."""
    title, hint = _ACTS[action]
    named = translate("window", "{0}：{1}").format(translate("window", title), number)
    return named, translate("window", hint)
