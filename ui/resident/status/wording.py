"""What was found, in plain words, as one map for the page.

{kind, title, headline, tone, note, facts: [{value, name}], next, timeline: [{when, title, note,
state}]}; ``tone`` is ``ok``, ``notice`` or ``warn``, ``state`` is ``done``, ``now`` or ``todo``.
"""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QCoreApplication

from kiosk.common.clock import hall_date
from kiosk.disclosure.states import CLOSED, PAUSED, State
from kiosk.disclosure.views import ApplicationStatus
from kiosk.queueing.model import TicketState, TicketView, Wait
from ui.format import clock_text
from ui.resident.status.own_wording import day_text

translate = QCoreApplication.translate

Answer = dict[str, object]
Row = dict[str, str]

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_ASKS_APPLICANT = frozenset({State.UNCONFIRMED, State.CORRECTION, State.REASONS, State.PAYMENT})
"""The applicant has something to do."""


def application(status: ApplicationStatus) -> Answer:
    """An application for the one who filed it."""
    return {
        "kind": "application",
        "title": translate("Status", "申请编号 {0} · 申请人 {1}").format(
            status.number, status.applicant
        ),
        "headline": status.headline,
        "tone": _application_tone(status.state),
        "note": status.content,
        "facts": [],
        "next": status.next_step,
        "timeline": _application_timeline(status),
    }


def ticket(view: TicketView, *, counted: bool = True) -> Answer:
    """A ticket of today; not ``counted``: the hall is away, nobody knows who waits before it."""
    return {
        "kind": "ticket",
        "title": translate("Status", "号票 {0}").format(view.number),
        "headline": _ticket_headline(view, counted),
        "tone": "warn" if view.state is TicketState.NO_SHOW else "notice",
        "note": view.business_name,
        "facts": _ticket_facts(view, counted),
        "next": _ticket_next(view),
        "timeline": _ticket_timeline(view, counted),
    }


def _application_tone(state: State) -> str:
    if state in _ASKS_APPLICANT:
        return "warn"
    return "ok" if state in CLOSED else "notice"


def _application_timeline(status: ApplicationStatus) -> list[Row]:
    """What happened, the newest in the words of now, and what comes at last."""
    past = [_step("done", day_text(step.on), _told(step.words)) for step in status.steps]
    steps = [*past, _step("now", day_text(hall_date(status.updated_at)), status.headline)]
    if status.state in PAUSED:
        steps.append(_step("todo", "", translate("Status", "答复"), _paused()))
    elif status.state not in CLOSED and status.due_on is not None:
        steps.append(_step("todo", day_text(status.due_on),
                           translate("Status", "最迟在这一天答复"), _left(status)))  # fmt: skip
    return steps


def _told(words: str) -> str:
    """A step's sentence as a line of the timeline, its dates written as everywhere else."""
    spoken = _ISO_DATE.sub(lambda found: day_text(date.fromisoformat(found[0])), words)
    return spoken.removesuffix("。")


def _paused() -> str:
    return translate("Status", "现在暂停计时，恢复后继续计算期限")


def _left(status: ApplicationStatus) -> str:
    days = status.days_left
    if days is None:
        return ""
    if days < 0:
        return translate("Status", "已经超过期限，可以向受理机构询问")
    return translate("Status", "还有 {0} 个工作日").format(days)


def _ticket_headline(view: TicketView, counted: bool) -> str:
    if view.state is TicketState.WAITING and not counted:
        return translate("Status", "号码有效，正在等候；连上大厅后才知道前面还有几人")
    if view.state is TicketState.WAITING and view.ahead_now == 0:
        return translate("Status", "下一个就是您，请留意叫号")
    said = {
        TicketState.WAITING: translate("Status", "正在等候，前面还有 {ahead} 人"),
        TicketState.CALLED: translate("Status", "已经叫到您，请到 {window} 号窗口"),
        TicketState.SERVING: translate("Status", "正在 {window} 号窗口办理"),
        TicketState.HELD: translate("Status", "窗口先暂挂，办理还没有结束"),
        TicketState.NO_SHOW: translate("Status", "已过号：叫到时没有人应答"),
        TicketState.CANCELLED: translate("Status", "这张号票已取消"),
        TicketState.LAPSED: translate("Status", "当天没有办完，号票已作废"),
        TicketState.FINISHED: translate("Status", "已经办完"),
    }
    return said[view.state].format(ahead=view.ahead_now, window=view.window)


def _ticket_next(view: TicketView) -> str:
    again = translate("Status", "还要办别的事，请重新取号。")
    said = {
        TicketState.WAITING: translate("Status", "请在等候区留意屏幕和语音叫号。"),
        TicketState.CALLED: translate("Status", "请带好材料，现在就到窗口。"),
        TicketState.SERVING: translate("Status", "请在窗口等办理结果。"),
        TicketState.HELD: translate("Status", "补齐后请回到原窗口，位置给您留着，不用重新取号。"),
        TicketState.FINISHED: translate("Status", "愿意的话，请评价这次服务。") + again,
        TicketState.NO_SHOW: translate(
            "Status", "请到导服台或原窗口说明，可以恢复排队，不用重新取号。"
        ),
    }
    return said.get(view.state, again)


def _ticket_facts(view: TicketView, counted: bool) -> list[Row]:
    windows = view.window or "、".join(view.windows)
    facts = []
    if view.state is TicketState.WAITING:
        known = translate("Status", "{0} 人").format(view.ahead_now)
        ahead = known if counted else translate("Status", "暂不知道")
        facts.append({"value": ahead, "name": translate("Status", "前面等候")})
        if counted and view.estimate_now is not None:
            facts.append(_estimate(view.estimate_now))
    if windows:
        shown = translate("Status", "{0} 号").format(windows)
        facts.append({"value": shown, "name": translate("Status", "办理窗口")})
    return facts


def _estimate(wait: Wait) -> Row:
    span = str(wait.low) if wait.low == wait.high else f"{wait.low}–{wait.high}"
    value = translate("Status", "约 {0} 分").format(span)
    return {"value": value, "name": translate("Status", "预计等候")}


def _ticket_timeline(view: TicketView, counted: bool) -> list[Row]:
    taken = _step("done", clock_text(view.issued_at), translate("Status", "取号"))
    now = _step("now", clock_text(view.called_at) if view.called_at else "",
                _ticket_headline(view, counted))  # fmt: skip
    return [taken, now]


def _step(state: str, when: str, title: str, note: str = "") -> Row:
    return {"state": state, "when": when, "title": title, "note": note}
