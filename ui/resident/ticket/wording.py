"""Businesses and tickets in the words and figures that a resident sees."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from kiosk.common.clock import hall_date, hall_time
from kiosk.common.spans import spans
from kiosk.content.model import ServiceItem
from kiosk.content.terms import Necessity
from kiosk.queueing.model import BusinessState, Group, Lane, Ticket, Wait
from ui.format import day_text

translate = QCoreApplication.translate

Row = dict[str, object]

MATERIALS_NAMED = 4

_CLOSED = {
    "business.closed_until": (
        QT_TRANSLATE_NOOP("Ticket", "现在不办理"),
        QT_TRANSLATE_NOOP("Ticket", "{opening} 开始取号"),
        QT_TRANSLATE_NOOP("Ticket", "{opening} 开始取号。"),
    ),
    "business.closed": (
        QT_TRANSLATE_NOOP("Ticket", "现在不办理"),
        QT_TRANSLATE_NOOP("Ticket", "何时办理请问{desk}"),
        QT_TRANSLATE_NOOP("Ticket", "近期不办理取号，何时办理请到{desk}询问。"),
    ),
    "business.quota_full": (
        QT_TRANSLATE_NOOP("Ticket", "今日号已取完"),
        QT_TRANSLATE_NOOP("Ticket", "请下一个工作日再来"),
        QT_TRANSLATE_NOOP("Ticket", "今天的号已经取完。请下一个工作日再来，急办请到{desk}说明。"),
    ),
    "business.switched_off": (
        QT_TRANSLATE_NOOP("Ticket", "今天暂停取号"),
        QT_TRANSLATE_NOOP("Ticket", "{notice}"),
        QT_TRANSLATE_NOOP("Ticket", "今天暂停取号：{notice}。急办请到{desk}说明。"),
    ),
    "business.hours_unreadable": (
        QT_TRANSLATE_NOOP("Ticket", "暂停取号"),
        QT_TRANSLATE_NOOP("Ticket", "请到{desk}办理"),
        QT_TRANSLATE_NOOP("Ticket", "办理时间设置有误，暂时不能取号。请到{desk}人工取号。"),
    ),
}
"""By the code that ``take`` would refuse with: a mark, a short reason, a whole sentence."""


def all_closed_text(states: Sequence[BusinessState], now: datetime, desk: str) -> str:
    """What a hall says of itself while no business gives tickets."""
    openings = [state.opens_at for state in states if state.opens_at is not None]
    if not openings:
        return translate("Ticket", "现在各项业务都不取号，请到{0}询问。").format(desk)
    when = opening_text(min(openings), now)
    return translate("Ticket", "现在各项业务都不在办理时间，最早 {0} 开始取号。").format(when)


def closed_message(row: Row, desk: str) -> Row:
    """A business that gives no tickets now was touched."""
    title = translate("Ticket", "“{0}”\n现在不能取号").format(row["name"])
    return {"title": title, "text": closed_text(row, desk), "retry": False}


def full_message(count: int, most: int) -> Row:
    """More services were chosen than one ticket can have."""
    title = translate("Ticket", "已经选了 {0} 项").format(count)
    text = translate("Ticket", "一个号最多办 {0} 项。办完后还有别的事，可以再取号。").format(most)
    return {"title": title, "text": text, "retry": False}


def failed_message(text: str, desk: str, *, retry: bool) -> Row:
    """No ticket was given; ``retry`` when it is not known why."""
    if retry:
        text += translate("Ticket", "急办请到{0}人工取号。").format(desk)
    return {"title": translate("Ticket", "没有取到号"), "text": text, "retry": retry}


def standing_message(number: str, text: str, *, shown: bool) -> Row:
    """Somebody has a ticket already; ``shown`` offers it to whom a card was read for."""
    title = translate("Ticket", "您已经有号了：{0}").format(number)
    return {"title": title, "text": text, "retry": False, "standing": shown}


def offer_message(group: Group, age: int) -> Row:
    """The question whether somebody wants the green channel that the number itself proves."""
    title = translate("Ticket", "您可以走{0}绿色通道").format(group.label)
    text = translate(
        "Ticket", "证件上的年龄已满 {0} 岁。走绿色通道叫号会适当提前，到窗口时会看{1}。要用吗？"
    ).format(age, group.proof)
    return {"title": title, "text": text, "retry": False, "offer": True}


def business_row(state: BusinessState, now: datetime, desk: str, *, counted: bool = True) -> Row:
    """One business for a tile: {code, name, prefix, summary, windows, waiting, people, open,
    realName, badge, why, sentence}.

    ``waiting`` and ``people`` are in words, and say so where nobody can count; the last three say
    why a closed business gives no ticket.
    """
    mark, reason, sentence = ("", "", "") if state.open else _CLOSED[state.reason]
    opening = opening_text(state.opens_at, now) if state.opens_at else ""
    facts = {"desk": desk, "opening": opening, "notice": state.notice}
    return {
        "code": state.code,
        "name": state.name,
        "prefix": state.prefix,
        "summary": state.summary,
        "windows": windows_text(state.windows),
        "waiting": waiting_text(state.waiting) if counted else translate("Ticket", "人数暂不知道"),
        "people": translate("Ticket", "{0} 人").format(state.waiting) if counted else "—",
        "open": state.open,
        "realName": state.real_name,
        "badge": translate("Ticket", mark),
        "why": translate("Ticket", reason).format(**facts),
        "sentence": translate("Ticket", sentence).format(**facts),
    }


def identity_text(states: Sequence[BusinessState]) -> str:
    """Why it is asked who somebody is; empty where nothing was chosen."""
    names = [state.name for state in states if state.real_name]
    if not states:
        return ""
    return translate("Ticket", "“{0}”实行实名取号，一人一号。").format("、".join(names))


def closed_text(row: Row, desk: str) -> str:
    """Why this business gives no ticket, and what to do instead."""
    further = translate("Ticket", "办事指南、依申请公开和查询照常使用，有疑问请到{0}询问。")
    return f"{row['sentence']}{further.format(desk)}"


def group_row(group: Group, age: int) -> dict[str, str]:
    """A group of the green channel: {code, label, proof}; ``age`` is that of 老年人."""
    label = group.label
    if group is Group.ELDERLY:
        label = translate("Ticket", "{0}（{1} 岁起）").format(label, age)
    proof = translate("Ticket", "窗口会看：{0}").format(group.proof)
    return {"code": group.value, "label": label, "proof": proof}


def group_note(group: Group, age: int) -> str:
    """What who chose the group has to know."""
    row = group_row(group, age)
    return translate("Ticket", "绿色通道 · {0}。{1}。叫号会适当提前。").format(
        row["label"], row["proof"]
    )


def waiting_text(count: int) -> str:
    """``等候 6 人``."""
    if count == 0:
        return translate("Ticket", "无人等候")
    return translate("Ticket", "等候 {0} 人").format(count)


def windows_text(numbers: Sequence[str]) -> str:
    """``1–2、19–20、22 号``: neighbours are joined; empty without windows."""
    if not numbers:
        return ""
    return translate("Ticket", "{0} 号").format(spans(numbers))


def wait_text(wait: Wait | None) -> str:
    """``约 12–18 分``; said plainly where the hall does not know yet."""
    if wait is None:
        return translate("Ticket", "暂无法估计")
    if wait.low == 0:
        return translate("Ticket", "{0} 分内").format(wait.high)
    span = str(wait.low) if wait.low == wait.high else f"{wait.low}–{wait.high}"
    return translate("Ticket", "约 {0} 分").format(span)


def opening_text(opens_at: datetime, now: datetime) -> str:
    """``今天 13:30``, ``明天 08:30`` or ``11月23日 星期一 08:30``."""
    days = hall_date(opens_at) - hall_date(now)
    clock = f"{hall_time(opens_at):%H:%M}"
    if days == timedelta(0):
        return translate("Ticket", "今天 {0}").format(clock)
    if days == timedelta(days=1):
        return translate("Ticket", "明天 {0}").format(clock)
    return f"{day_text(opens_at)} {clock}"


def materials_text(item: ServiceItem) -> str:
    """The materials that everybody brings, the first few by name."""
    names = [each.name for each in item.materials if each.necessity is Necessity.REQUIRED]
    listed = "、".join(names[:MATERIALS_NAMED])
    if len(names) > MATERIALS_NAMED:
        return translate("Ticket", "{0}等 {1} 样").format(listed, len(names))
    return listed


def ticket_notes(ticket: Ticket, further: Sequence[str]) -> list[str]:
    """What is particular about a ticket: its lane, and the services that follow (by name)."""
    notes = []
    if ticket.lane is Lane.PRIORITY and ticket.group:
        proof = Group(ticket.group).proof
        notes.append(translate("Ticket", "绿色通道：到窗口时会看{0}。").format(proof))
    if further:
        names = "、".join(further)
        notes.append(translate("Ticket", "办完后这个号接着排：{0}，不用重新取号。").format(names))
    return notes
