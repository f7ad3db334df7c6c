"""Days and results as offices write them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from kiosk.common.errors import Rejected
from kiosk.common.text import half_width
from kiosk.disclosure.outcomes import Outcome

_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s+0?0:00(?::00)?)?", re.ASCII)
_BARE_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_NUMERALS = {"一": "1", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6"}
_OTHER_WORDS = {
    "公开": Outcome.OPENED,
    "已公开": Outcome.OPENED,
    "主动公开": Outcome.OPENED,
    "区分处理": Outcome.PARTLY_OPENED,
    "不存在": Outcome.NOT_HELD,
    "本机关不掌握": Outcome.NOT_HELD,
    "不掌握": Outcome.NOT_HELD,
    "补正后仍不明确": Outcome.STILL_UNCLEAR,
    "信访投诉举报": Outcome.PETITION,
    "逾期不补正": Outcome.NOT_CORRECTED,
    "逾期不缴费": Outcome.NOT_PAID,
    "撤回": Outcome.WITHDRAWN,
    "已撤回": Outcome.WITHDRAWN,
}


def read_day(text: str, *, required: bool = False) -> date | None:
    """A day like 2025-03-01, 2025/3/1, 2025.3.1, 20250301 or 2025年3月1日; None for nothing.

    Raises:
        Rejected: ``input.required``, ``past_register.bad_day``.
    """
    plain = half_width(text).strip()
    if not plain:
        if required:
            raise Rejected("input.required")
        return None
    found = _DAY.fullmatch(plain) or _BARE_DAY.fullmatch(plain)
    if found is None:
        raise Rejected("past_register.bad_day")
    try:
        return date(*(int(part) for part in found.groups()))
    except ValueError as error:
        raise Rejected("past_register.bad_day") from error


def read_outcome(text: str) -> Outcome | None:
    """A result by its row, like 3.4 or 三.4, or by its words; None for nothing.

    Raises:
        Rejected: ``past_register.outcome_family`` for a group of rows without the row,
            ``past_register.bad_outcome``.
    """
    plain = _plain(text)
    if not plain:
        return None
    coded = _NUMERALS.get(plain[0], plain[0]) + plain[1:]
    found = _names().get(plain) or _names().get(coded)
    if found is not None:
        return found
    families = {outcome.family for outcome in Outcome}
    if plain in families:
        raise Rejected("past_register.outcome_family", family=plain)
    raise Rejected("past_register.bad_outcome")


@cache
def _names() -> dict[str, Outcome]:
    """Every name of a result: its row, its label alone and behind that of its group."""
    named = {
        name: outcome
        for outcome in Outcome
        for name in (outcome.value, _plain(outcome.label), _plain(outcome.family + outcome.label))
    }
    return {**_OTHER_WORDS, **named}


def _plain(text: str) -> str:
    """Without quotation marks, blanks and the signs between a group and its row."""
    return re.sub(r"[\s:“”\"、,·-]", "", half_width(text))
