"""Freshness: guides that nobody looked at for long, what has ended, telephones that cannot be."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import cast

from sqlalchemy import Connection

from kiosk.content import queries
from kiosk.content.codec import Document, identity_of, name_of, type_of
from kiosk.content.lint import department_of
from kiosk.content.lint_text import PHONE_FIELDS
from kiosk.content.model import PolicyDocument, ServiceItem
from kiosk.content.phones import troubles
from kiosk.content.public_model import CreditRecord, DecisionDraft
from kiosk.content.terms import ItemState, Validity

_MONTHS = 12
_WITH_PHONES = ("service_item", "organ", "hall", "bundle", "draft")


REVIEW_STEP = (
    "请部门逐项核对依据、材料、时限、地点和电话；有变化的修改，没有变化的也更新“最近复核日期”。"
)
PHONE_STEP = "请打一次核对，改成“区号-号码”的固定电话；墙上和告知单上的同一号码也要更换。"
_ENDED_STEPS = {
    "policy": "请把有效性改为“失效”或“废止”，写上失效日期；有新文件的一并导入，没有的撤下。",
    "credit": "公示期已满，请撤下这条公示。",
    "draft": "征求意见已经截止，请公布意见采纳情况，写上结果日期。",
}


@dataclass(frozen=True, slots=True)
class Aged:
    """A document that wants a look: ``day`` is the day it was last right, or ended."""

    type: str
    code: str
    name: str
    department: str
    day: date | None
    what: str = ""
    """The telephone, where it is one."""


@dataclass(frozen=True, slots=True)
class Freshness:
    """``months`` is how long a guide may stand unreviewed."""

    months: int
    unreviewed: tuple[Aged, ...]
    ended: tuple[Aged, ...]
    phones: tuple[Aged, ...]

    def step(self, one: Aged) -> str:
        """What to do about one of these."""
        if one in self.phones:
            return PHONE_STEP
        return REVIEW_STEP if one in self.unreviewed else ended_step(one)


def ended_step(one: Aged) -> str:
    """What to do about a document that has ended."""
    return _ENDED_STEPS.get(one.type, "请核对后修改或撤下。")


def freshness(connection: Connection, today: date, months: int) -> Freshness:
    """Looks through everything that shows; what is oldest comes first."""
    limit = months_before(today, months)
    unreviewed, ended, phones = [], [], []
    for kind in ("service_item", "policy", "credit", "draft", "organ", "hall", "bundle"):
        for document in queries.iterate(connection, kind):
            if isinstance(document, ServiceItem):
                if document.state is ItemState.CANCELLED:
                    continue
                seen = _seen(document)
                if document.complete and (seen is None or seen < limit):
                    unreviewed.append(_aged(document, seen))
            over = _ended(document, today)
            if over is not None:
                ended.append(_aged(document, over))
            if kind in _WITH_PHONES:
                phones += [_aged(document, None, phone) for phone in _bad_phones(document)]
    key = _oldest_first
    return Freshness(
        months, tuple(sorted(unreviewed, key=key)), tuple(sorted(ended, key=key)), tuple(phones)
    )


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of that month."""
    index = day.year * _MONTHS + day.month - 1 - months
    year, month = divmod(index, _MONTHS)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def _seen(item: ServiceItem) -> date | None:
    days = [day for day in (item.reviewed_on, item.updated_on) if day is not None]
    return max(days) if days else None


def _ended(document: Document, today: date) -> date | None:
    """The day on which something that still shows as standing has ended."""
    match document:
        case ServiceItem(cancelled_on=date() as day) if day <= today:
            return day
        case PolicyDocument(ended_on=date() as day, validity=validity) if day <= today:
            return day if validity in (Validity.VALID, Validity.UNKNOWN) else None
        case CreditRecord(shown_until=date() as day) if day < today:
            return day
        case DecisionDraft(closes_on=day, result_on=None) if day < today:
            return day
        case _:
            return None


def _bad_phones(document: Document) -> list[str]:
    texts = [
        cast(str, getattr(document, field.name))
        for field in fields(document)
        if field.name in PHONE_FIELDS
    ]
    return [
        trouble.phone
        for text in texts
        for trouble in troubles(text)
        if trouble.code != "lint.phone_mobile"
    ]


def _aged(document: Document, day: date | None, what: str = "") -> Aged:
    department = department_of(document)
    return Aged(type_of(document), identity_of(document), name_of(document), department, day, what)


def _oldest_first(one: Aged) -> tuple[str, str]:
    return (str(one.day or ""), one.code)


def addresses(connection: Connection) -> list[tuple[str, str, str]]:
    """(code, name, address) of every address that the hall's codes lead to."""
    found = []
    for document in queries.iterate(connection, "service_item"):
        item = cast(ServiceItem, document)
        if item.state is not ItemState.CANCELLED and item.online_url:
            found.append((item.code, item.name, item.online_url))
    return found
