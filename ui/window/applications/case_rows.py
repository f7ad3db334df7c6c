"""An open application as the page shows it: head, applicant, course, limit. All masked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.common.clock import hall_date, hall_time
from kiosk.disclosure.casework.terms import StopKind
from kiosk.disclosure.model import Channel
from kiosk.disclosure.states import CLOSED, Event, State
from ui.window import strip
from ui.window.applications.register import LIGHT_KINDS, STATE_KINDS, left_text

if TYPE_CHECKING:
    from kiosk.common.workdays import Calendar
    from kiosk.disclosure.casework.model import CaseDetail, CaseStop

translate = QCoreApplication.translate

Row = dict[str, object]
MOST_EXTENSION = 20
_WAITS = {
    StopKind.CORRECTION: "申请人补正，{0} 期满；补正后期限重新起算",
    StopKind.THIRD_PARTY: "第三方意见，{0} 期满",
    StopKind.JOINT_ORGAN: "共同制作机关意见，{0} 期满",
    StopKind.PAYMENT: "申请人缴费，{0} 期满",
}


def head_row(case: CaseDetail, organs: Mapping[str, str]) -> Row:
    """What stands above the tabs."""
    origin = case.channel.label
    if case.channel is Channel.KIOSK:
        origin = translate("window", "自助终端 {0} 号机").format(case.terminal)
    received = (
        translate("window", "{0} 收到").format(case.received_on.isoformat())
        if case.received_on
        else translate("window", "尚未确认收到")
    )
    return {
        "number": case.number,
        "state": case.state.label,
        "stateKind": STATE_KINDS.get(case.state, "plain"),
        "origin": f"{origin} · {received}",
        "title": case.title_or_number or case.description,
        "description": case.description if case.title_or_number else "",
        "about": _about(case),
        "who": translate("window", "{0} {1}").format(case.applicant_kind.label, case.applicant),
        "care": _care(case, organs),
        "due": _due_text(case),
        "provisional": case.provisional,
        "left": left_text(case.days_left, case.light),
        "leftKind": LIGHT_KINDS[case.light],
        "cause": case.light_cause,
        "outcome": case.outcome.label if case.outcome else "",
    }


def _about(case: CaseDetail) -> str:
    parts = [case.carrier.label, case.route.label]
    if case.helper:
        parts.append(translate("window", "代为填写：工号 {0}").format(case.helper))
    if case.reading_help:
        parts.append(translate("window", "需要阅读帮助"))
    if case.source == "imported":
        parts.append(translate("window", "历史登记导入"))
    return " · ".join(parts)


def _care(case: CaseDetail, organs: Mapping[str, str]) -> str:
    """Who has it: 承办 自然资源局 · 工号 1007."""
    if not case.department:
        return translate("window", "承办：公开机构")
    named = organs.get(case.department, case.department)
    handler = translate("window", " · 工号 {0}").format(case.handler) if case.handler else ""
    return translate("window", "承办：{0}").format(named) + handler


def _due_text(case: CaseDetail) -> str:
    if case.due_on is None:
        return translate("window", "确认收到以后才有答复期限")
    due = case.due_on.isoformat()
    if case.provisional:
        due = translate("window", "{0}（暂定）").format(due)
    return translate("window", "答复期限 {0}（{1} 个工作日）").format(due, whole_limit(case))


def whole_limit(case: CaseDetail) -> int:
    """Working days of the limit with what was added to it."""
    return case.limit_days + case.extended_days + case.delayed_days


def field_rows(case: CaseDetail, revealed: Mapping[str, str]) -> list[Row]:
    """The applicant's fields: rows {field, label, shown, masked, open}."""
    return [
        {
            "field": each.field,
            "label": case.document_label if each.field == "document_number" else each.label,
            "shown": revealed.get(each.field, each.shown),
            "masked": each.masked and each.field not in revealed,
            "open": each.field in revealed,
        }
        for each in case.fields
    ]


def timeline_rows(case: CaseDetail, calendar: Calendar | None) -> list[Row]:
    """What has happened, then what is still to come: rows {label, by, at, note, done}."""
    return [*_past(case), *coming(case, calendar)]


def who(actor: str) -> str:
    """A staff number as people know it, without the audit trail's prefix."""
    return actor.replace("staff:", "")


def _past(case: CaseDetail) -> list[Row]:
    rows: list[Row] = []
    for entry in case.timeline:
        at = f"{hall_time(entry.at):%Y-%m-%d %H:%M}"
        if entry.on is not None and entry.on != hall_date(entry.at):
            at = translate("window", "{0}（{1} 登记）").format(entry.on.isoformat(), at)
        rows.append(
            {
                "label": entry.label,
                "by": who(entry.actor_label),
                "at": at,
                "note": entry.note,
                "done": True,
            }
        )
    return rows


def coming(case: CaseDetail, calendar: Calendar | None) -> list[Row]:
    """The steps that the procedure still has, with their dates."""
    rows = [
        _step(translate("window", "等待"), _waiting_text(stop))
        for stop in case.stops
        if stop.is_open
    ]
    if case.state is State.UNCONFIRMED:
        rows.append(_step(translate("window", "确认收到"), translate("window", "确认后起算期限")))
    if case.state not in CLOSED:
        rows += _before_answer(case, calendar)
    if case.state not in CLOSED or case.state is State.ANSWERED:
        rows.append(_step(translate("window", "送达"), ""))
    if case.state not in CLOSED or case.state in (State.ANSWERED, State.DELIVERED):
        rows.append(_step(translate("window", "归档"), ""))
    return rows


def _before_answer(case: CaseDetail, calendar: Calendar | None) -> list[Row]:
    rows = []
    last = {offer.event: offer.last_day for offer in case.offers if offer.enabled}
    correction = last.get(Event.ASK_CORRECTION)
    if correction is not None:
        rows.append(_step(translate("window", "可要求补正一次"), _upto(correction)))
    if case.due_on is None:
        return rows
    note = _upto(case.due_on)
    if Event.PROPOSE_EXTENSION in last and calendar is not None:
        later = calendar.due(case.due_on, MOST_EXTENSION).due_on.isoformat()
        note += translate("window", "；经负责人同意可延长至 {0}").format(later)
    return [*rows, _step(translate("window", "答复"), note)]


def _upto(day: date) -> str:
    return translate("window", "{0} 前").format(day.isoformat())


def _waiting_text(stop: CaseStop) -> str:
    return translate("window", _WAITS[stop.kind]).format(
        last_day(stop.period_ends, stop.provisional)
    )


def last_day(day: date, provisional: bool) -> str:
    """The last day of a period; 暂定 while its year's days off are not known."""
    return (
        translate("window", "{0}（暂定）").format(day.isoformat())
        if provisional
        else day.isoformat()
    )


def _step(label: str, note: str) -> Row:
    return {"label": label, "by": "", "at": "", "note": note, "done": False}


def limit_row(case: CaseDetail, today: date) -> Row:
    """The limit and how it was counted: {due, said, provisional, weeks, facts}."""
    days = case.deadline.days if case.deadline else ()
    counted = sum(day.counted and day.date <= today for day in days)
    facts = [
        (
            translate("window", "收到之日"),
            case.received_on.isoformat() if case.received_on else "—",
        ),
        (translate("window", "答复期限"), case.due_on.isoformat() if case.due_on else "—"),
        (translate("window", "已计"), translate("window", "{0} 个工作日").format(counted)),
        (translate("window", "共"), translate("window", "{0} 个工作日").format(whole_limit(case))),
    ]
    if case.first_received_on and case.first_received_on != case.received_on:
        facts.insert(0, (translate("window", "首次收到"), case.first_received_on.isoformat()))
    if case.extended_days:
        facts.append(
            (
                translate("window", "其中延期"),
                translate("window", "{0} 个工作日").format(case.extended_days),
            )
        )
    return {
        "facts": [{"label": label, "text": text} for label, text in facts],
        "said": strip.said(days),
        "provisional": strip.provisional_text(days),
        "weeks": strip.week_rows(days, today),
    }
