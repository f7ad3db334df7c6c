"""When a document lapses by its own words: 有效期5年, 有效期至2031年7月31日."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from kiosk.content.chinese_dates import find_date

_OWN = re.compile("本(?:办法|规定|细则|意见|方案|通知|决定|规则|措施|制度|标准|通告|公告)")
_YEARS = re.compile(r"有效期(?:为|限为)?\s*(\d{1,2}|[一二三四五六七八九十])\s*年")
_UNTIL = re.compile(r"有效期(?:限)?(?:至|到)([^，。；]{6,20})")
_CHINESE = {sign: at for at, sign in enumerate("一二三四五六七八九十", 1)}


def lapses_on(body: Sequence[str], effective_on: date | None) -> date | None:
    """The first day on which the document no longer holds; None where it does not say."""
    for line in reversed(body):
        own = _OWN.search(line)
        if own is None:
            continue
        sentence = line[own.end() :].partition("。")[0]
        until = _UNTIL.search(sentence)
        if until and (last := find_date(until[1])):
            return last + timedelta(days=1)
        years = _YEARS.search(sentence)
        if years and effective_on is not None:
            return _later(effective_on, _CHINESE.get(years[1]) or int(years[1]))
    return None


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + years, day=28)
