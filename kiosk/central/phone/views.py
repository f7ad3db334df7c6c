"""What the phone pages show, read from the platform's tables."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, and_, func, or_, select

from kiosk.central import feed
from kiosk.central.evaluations import Evaluable, evaluable, within_limit
from kiosk.central.phone import words
from kiosk.central.platform import Platform
from kiosk.central.query_codes import typed_check
from kiosk.central.tables import applications, ticket_marks, ticket_ranks, tickets
from kiosk.common.clock import hall_date, hall_time
from kiosk.common.spans import spans
from kiosk.content.model import ServiceItem
from kiosk.content.terms import CaseType
from kiosk.content.version_mark import version_mark
from kiosk.disclosure.states import State

REFRESH_SECONDS = 20

TICKET_STATES = {
    "waiting": "正在等候",
    "called": "请到窗口办理",
    "serving": "正在办理",
    "held": "暂挂，待您回到窗口",
    "finished": "已经办完",
    "no_show": "已过号",
    "cancelled": "已取消",
    "lapsed": "当天未办，已作废",
}

ADVICE = {
    "waiting": "请留意大厅叫号屏。本页每 20 秒自动刷新。",
    "called": "请带好材料到窗口。",
    "serving": "办完后可以在本页评价。",
    "held": "备齐后请回到窗口，工作人员会接着为您办理，不用重新排队。",
    "finished": "感谢您的配合。",
    "no_show": "请到窗口或导服台说明，工作人员会为您恢复排队。",
    "cancelled": "如仍需办理，请重新取号。",
    "lapsed": "如仍需办理，请重新取号。",
}
LANES = {"priority": "绿色通道", "appointment": "预约号，按预约优先叫号。"}
CAME = {
    "early": "您来早了，预约时段快到时按预约优先叫号，请先休息。",
    "on_time": "预约签到成功，按预约优先叫号。",
    "late": "比预约时段晚了一点，没有关系，仍按预约优先叫号。",
    "too_late": "已过预约时段，这是普通号，按取号先后叫号，不算爽约。",
}
RENUMBERED = "您的号码是 {number}，与小票一致；{was} 不再使用，排队位置不变。"
"""A resident holds the number that the kiosk gave while the hall database was away."""
AT_WINDOW = ("called", "serving")


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure and what it means, for the row at the top of a guide."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class GuideView:
    """A guide with the figures of its head worked out."""

    item: ServiceItem
    facts: tuple[Fact, ...]
    details: tuple[tuple[str, str], ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a ticket stands. Numbers only, nothing about the person."""

    ticket: str
    number: str
    business: str
    state: str
    headline: str
    advice: str
    ahead: int | None
    windows: str
    marks: tuple[str, ...]
    """What else is to be said: the lane, the appointment, another number."""
    updated: str
    evaluation: Evaluable | None
    """None while the visit is not finished."""

    @property
    def follows(self) -> bool:
        """Whether the page is worth looking at again by itself."""
        return self.state in ("waiting", "called", "serving", "held", "no_show")


@dataclass(frozen=True, slots=True)
class ApplicationView:
    """What may be told to someone with number and query code."""

    number: str
    state: str
    applicant: str
    received_on: str
    due_on: str
    provisional: bool
    """The due date reaches a year whose holidays are not published yet."""


def hall_name(platform: Platform) -> str:
    """The hall's name from the published content, else the platform's own."""
    for hall in feed.all_documents(platform, "hall"):
        return str(hall.get("name", platform.config.name))
    return platform.config.name


def guide(platform: Platform, doc: dict[str, object]) -> GuideView:
    """A published guide."""
    item = msgspec.convert(doc, ServiceItem)
    return GuideView(item, _facts(item), _details(item), version_mark(item))


def _facts(item: ServiceItem) -> tuple[Fact, ...]:
    """The same figures in the same words as on the kiosk's screen."""
    promised = (
        "当场办结" if item.case_type is CaseType.IMMEDIATE else words.limit(item.promised_limit)
    )
    named = (
        (promised, "承诺时限"),
        (words.limit(item.statutory_limit), "法定时限"),
        (_charge(item), "收费"),
        (words.visits(item.visits), "到现场次数"),
    )
    return tuple(Fact(value, label) for value, label in named if value)


def _charge(item: ServiceItem) -> str:
    if item.charges is None:
        return ""
    if not item.charges:
        return "不收费"
    if len(item.fees) == 1 and item.fees[0].yuan:
        return f"{item.fees[0].yuan} 元"
    return "按标准收"


def _details(item: ServiceItem) -> tuple[tuple[str, str], ...]:
    pairs = (
        ("事项类型", item.case_type.value if item.case_type else ""),
        ("服务对象", _joined(item)),
        ("办理形式", "、".join(channel.value for channel in item.channels)),
        ("到现场原因", item.visit_reason),
        ("通办范围", item.service_range),
        ("办理结果", item.result_name),
        ("承办机构", item.handling_office),
        ("联办机构", item.joint_departments),
        ("数量限制", item.quantity_limit),
        ("特别程序", item.special_procedure),
        ("中介服务", item.intermediary),
        ("实施编码", item.code),
    )
    return tuple((label, value) for label, value in pairs if value)


_AUDIENCES = {
    "1": "个人",
    "2": "企业",
    "3": "事业单位",
    "4": "社会组织",
    "5": "行政机关",
    "6": "其他",
}


def _joined(item: ServiceItem) -> str:
    return "、".join(_AUDIENCES[audience.value] for audience in item.audiences)


def place(platform: Platform, ticket_id: str) -> Place | None:
    """Where a ticket of today stands; None for an unknown one and for one of another day.

    A finished one of another day is shown as long as it may be evaluated.
    """
    with platform.read() as connection:
        row = connection.execute(select(tickets).where(tickets.c.id == ticket_id[:36])).first()
        if row is None:
            return None
        finished = row.state == "finished"
        today = hall_date(platform.clock.now()).isoformat()
        if row.service_day < today and not (finished and within_limit(platform, row.service_day)):
            return None
        ahead = _ahead(connection, row) if row.state == "waiting" else None
        standing = evaluable(connection, row.id) if finished else None
        marks = () if finished else _marks(connection, row)
    return _place(platform, row, ahead, standing, marks)


def _ahead(connection: Connection, row: Row[Any]) -> int:
    """Waiting tickets before it, by the moment that the hall orders by."""
    joined = tickets.outerjoin(ticket_ranks, ticket_ranks.c.ticket == tickets.c.id)
    moment = func.coalesce(ticket_ranks.c.rank_at, tickets.c.issued_at)
    own = select(moment).select_from(joined).where(tickets.c.id == row.id).scalar_subquery()
    before = or_(moment < own, and_(moment == own, tickets.c.serial < row.serial))
    query = (
        select(func.count())
        .select_from(joined)
        .where(
            tickets.c.hall == row.hall,
            tickets.c.business == row.business,
            tickets.c.service_day == row.service_day,
            tickets.c.state == "waiting",
            before,
        )
    )
    return connection.execute(query).scalar_one()


def _marks(connection: Connection, row: Row[Any]) -> tuple[str, ...]:
    query = select(ticket_marks.c.name, ticket_marks.c.value).where(ticket_marks.c.ticket == row.id)
    found = {mark.name: mark.value for mark in connection.execute(query)}
    said = [RENUMBERED.format(was=found["was"], number=row.number)] if "was" in found else []
    came = CAME.get(found.get("came", ""), "")
    said += [came or LANES.get(found.get("lane", ""), "")]
    return tuple(each for each in said if each)


def _place(
    platform: Platform,
    row: Row[Any],
    ahead: int | None,
    standing: Evaluable | None,
    marks: tuple[str, ...],
) -> Place:
    called_to = row.window if row.state in AT_WINDOW and row.window else ""
    headline = TICKET_STATES.get(row.state, "状态待更新")
    if called_to:
        verb = "请到" if row.state == "called" else "正在"
        headline = f"{verb} {called_to} 号窗口" + ("" if row.state == "called" else "办理")
    name, windows = _business(platform, row)
    return Place(
        ticket=row.id,
        number=row.number,
        business=name,
        state=row.state,
        headline=headline,
        advice=ADVICE.get(row.state, "请看大厅叫号屏。"),
        ahead=ahead,
        windows=spans(windows),
        marks=marks,
        updated=hall_time(platform.clock.now()).strftime("%H:%M:%S"),
        evaluation=standing,
    )


def _business(platform: Platform, row: Row[Any]) -> tuple[str, list[str]]:
    """Name and windows of where the ticket stands now, which a transfer may have changed."""
    doc = feed.document(platform, "business", row.business)
    if doc is None:
        return row.business_name, row.windows.split("、")
    return str(doc.get("name", row.business_name)), [str(one) for one in doc.get("windows", [])]


def application(platform: Platform, number: str, typed: str) -> ApplicationView | None:
    """An application, for exactly this number and query code; None for anything else.

    Halls number on their own, so one number may stand for several applications.
    """
    check = typed_check(platform, number, typed)
    query = select(applications).where(
        applications.c.number == number[:80], applications.c.query_check == check
    )
    with platform.read() as connection:
        row = connection.execute(query).first()
    if row is None:
        return None
    details = json.loads(platform.sealer.unseal(row.details))
    return ApplicationView(
        number=row.number,
        state=_state_label(row.state),
        applicant=details["applicant"],
        received_on=row.received_on or _UNCONFIRMED,
        due_on=row.due_on or _UNCONFIRMED,
        provisional=details["provisional"],
    )


_UNCONFIRMED = "待确认"
"""In place of dates that do not stand before both sides confirmed the receipt."""


def _state_label(state: str) -> str:
    """The state in words; a newer terminal may know states that this platform does not."""
    known = {one.value for one in State}
    return State(state).label if state in known else "办理中"
