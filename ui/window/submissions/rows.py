"""What the page of 咨询投诉 shows, read at one go and put into words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.common.clock import hall_time
from kiosk.feedback.model import Light
from kiosk.feedback.submissions.model import Kind, ReplyBy
from kiosk.feedback.submissions.states import OPEN, State

if TYPE_CHECKING:
    from kiosk.app import Terminal
    from kiosk.feedback.submissions.views import (
        AnswerEntry,
        StepEntry,
        SubmissionDetail,
        SubmissionRow,
    )

translate = QCoreApplication.translate

Row = dict[str, object]

MOST_ROWS = 300
TODO, LIGHTS, DONE = "todo", "lights", "done"
_STATE_KINDS = {
    State.RECEIVED: "warn",
    State.ASSIGNED: "primary",
    State.CHECKING: "warn",
    State.DISPUTED: "accent",
    State.ANSWERED: "ok",
    State.CLOSED: "ok",
}
_LIGHT_KINDS = {Light.RED: "red", Light.YELLOW: "yellow", Light.GREEN: "ok", Light.NONE: "plain"}


@dataclass(frozen=True, slots=True)
class Told:
    """One view of the list at one moment."""

    rows: tuple[SubmissionRow, ...]
    counts: dict[Kind, int]
    """How many of each kind wait for an answer."""
    lights: int
    """How many of those have a yellow or a red light."""


def read_told(terminal: Terminal, view: str) -> Told:
    """Reads the store; off the GUI thread."""
    submissions = terminal.submissions
    waiting = submissions.rows(in_hand=True, limit=MOST_ROWS)
    lit = [row for row in waiting if row.lamp.light in (Light.RED, Light.YELLOW)]
    if view == TODO:
        rows = waiting
    elif view == LIGHTS:
        rows = lit
    elif view == DONE:
        rows = submissions.rows(over=True, limit=MOST_ROWS)
    else:
        rows = submissions.rows(Kind(view), in_hand=True, limit=MOST_ROWS)
    return Told(tuple(rows), submissions.counts(), len(lit))


def chip_rows(told: Told | None, current: str) -> list[Row]:
    """The chips: rows {name, text, on}."""
    counts = told.counts if told else {}
    named = [(TODO, translate("window", "待办"), sum(counts.values()))]
    named.append((LIGHTS, translate("window", "黄红牌"), told.lights if told else 0))
    named += [(kind.value, kind.label, counts.get(kind, 0)) for kind in Kind]
    named.append((DONE, translate("window", "已办"), 0))
    return [
        {"name": name, "text": f"{text} {count}" if count else text, "on": name == current}
        for name, text, count in named
    ]


def list_row(row: SubmissionRow) -> Row:
    """A line of the list."""
    about = " · ".join(part for part in (row.about_title, row.place) if part)
    if row.together:
        about += translate("window", "（同一处还有 {0} 件）").format(row.together)
    if row.merged_into:
        about = translate("window", "并入 {0}").format(row.merged_into)
    return {
        "id": row.number,
        "number": row.number,
        "day": f"{row.received_on:%m-%d}",
        "kind": row.kind.label,
        "excerpt": row.excerpt,
        "about": about or row.organ_name or translate("window", "不清楚该找谁"),
        "state": row.state.label,
        "stateKind": _STATE_KINDS.get(row.state, "plain"),
        "left": left_text(row),
        "leftKind": _LIGHT_KINDS[row.lamp.light],
        "overdue": row.lamp.light is Light.RED,
    }


def left_text(row: SubmissionRow) -> str:
    """红牌 超 1 日 · 黄牌 3 日 · 11 日, in working days; what else is waited for, in words."""
    lamp = row.lamp
    if lamp.cause in ("closed", "left_open"):
        return "—"
    if lamp.cause == "waiting_results":
        return translate("window", "征集中")
    if lamp.cause.startswith("look"):
        said = {Light.RED: "红牌 待核对", Light.YELLOW: "黄牌 今天核对", Light.GREEN: "待核对"}
        return translate("window", said[lamp.light])
    days = lamp.days or 0
    if lamp.light is Light.RED:
        return translate("window", "红牌 超 {0} 日").format(-days)
    if days == 0:
        return translate("window", "黄牌 今天到期")
    said_days = "黄牌 {0} 日" if lamp.light is Light.YELLOW else "{0} 日"
    return translate("window", said_days).format(days)


def detail_row(detail: SubmissionDetail) -> Row:
    """The open one."""
    row = detail.row
    changed = bool(detail.about_mark) and detail.mark_now not in ("", detail.about_mark)
    return list_row(row) | {
        "head": translate("window", "{0} 号机 {1} 收到").format(
            detail.terminal, f"{hall_time(detail.submitted_at):%Y-%m-%d %H:%M}"
        ),
        "text": detail.text,
        "aboutRef": row.about,
        "aboutText": _about_text(detail),
        "changed": translate("window", "这份内容在本人看过以后改过，现在是版本 {0}").format(
            detail.mark_now
        )
        if changed
        else "",
        "organ": row.organ_name or translate("window", "还没有分给部门"),
        "handler": row.handler,
        "name": detail.name,
        "phone": detail.phone,
        "reply": translate("window", "要打电话告知")
        if detail.reply_by is ReplyBy.PHONE
        else translate("window", "本人凭编号来查"),
        "cause": row.lamp.words + (translate("window", "（暂定）") if row.provisional else ""),
    }


def _about_text(detail: SubmissionDetail) -> str:
    row = detail.row
    if not row.about_title:
        return ""
    parts = [row.about_title, row.place]
    if detail.about_mark:
        parts.append(translate("window", "版本 {0}").format(detail.about_mark))
    return " · ".join(part for part in parts if part)


def step_rows(detail: SubmissionDetail) -> list[Row]:
    """What happened, with the answers in their places: rows {label, by, at, note, done}."""
    given = [answer for answer in detail.answers if answer.given_on is not None]
    rows, answered = [], 0
    for step in detail.steps:
        row = _step_row(step)
        if step.step.value == "answer" and answered < len(given):
            row["note"] = _answer_note(given[answered])
            answered += 1
        rows.append(row)
    waiting = [answer for answer in detail.answers if answer.given_on is None]
    if detail.row.state is State.CHECKING and waiting:
        rows[-1]["note"] = waiting[-1].text
    if detail.row.state in OPEN:
        rows.append(
            {
                "label": translate("window", "答复"),
                "by": "",
                "at": translate("window", "{0} 前").format(detail.row.due_on.isoformat()),
                "note": "",
                "done": False,
            }
        )
    return rows


def _step_row(step: StepEntry) -> Row:
    note = "：".join(part for part in (step.to, step.note) if part)
    return {
        "label": step.step.label,
        "by": _actor_text(step.actor),
        "at": f"{hall_time(step.at):%m-%d %H:%M}",
        "note": note,
        "done": True,
    }


def _answer_note(answer: AnswerEntry) -> str:
    if not answer.checker:
        return answer.text
    return translate("window", "{0}（{1}审核）").format(answer.text, _actor_text(answer.checker))


def _actor_text(actor: str) -> str:
    if actor == "resident":
        return translate("window", "本人")
    kind, _, number = actor.partition(":")
    return translate("window", "工号 {0}").format(number) if kind == "staff" else actor


def similar_rows(detail: SubmissionDetail) -> list[Row]:
    """Others of the same place, or merged with it: rows of the list."""
    return [list_row(row) for row in detail.similar]
