"""Days off and make-up work days as published each year by the State Council's office.

One entry per year; a year without an entry is unknown, and no program may invent it.
Source: 国务院办公厅关于部分节假日安排的通知, of the autumn before the year. A hall adds the
days off of its region (全国年节及纪念日放假办法, Article 4) and newer years to its calendar.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class YearTable:
    """One year's days off with the name of the holiday, and the weekends that are worked."""

    year: int
    days_off: dict[date, str]
    work_days: dict[date, str]


_PUBLISHED: dict[int, tuple[str, str]] = {
    2024: (
        "元旦 0101-0101 春节 0210-0217 清明节 0404-0406 劳动节 0501-0505 端午节 0610-0610 "
        "中秋节 0915-0917 国庆节 1001-1007",
        "春节 0204 春节 0218 清明节 0407 劳动节 0428 劳动节 0511 中秋节 0914 国庆节 0929 "
        "国庆节 1012",
    ),
    2025: (
        "元旦 0101-0101 春节 0128-0204 清明节 0404-0406 劳动节 0501-0505 端午节 0531-0602 "
        "国庆节、中秋节 1001-1008",
        "春节 0126 春节 0208 劳动节 0427 国庆节、中秋节 0928 国庆节、中秋节 1011",
    ),
    2026: (
        "元旦 0101-0103 春节 0215-0223 清明节 0404-0406 劳动节 0501-0505 端午节 0619-0621 "
        "中秋节 0925-0927 国庆节 1001-1007",
        "元旦 0104 春节 0214 春节 0228 劳动节 0509 国庆节 0920 国庆节 1010",
    ),
}


def published_tables() -> dict[int, YearTable]:
    """The tables this program was delivered with, by year."""
    return {year: _table(year, *texts) for year, texts in _PUBLISHED.items()}


def _table(year: int, off: str, work: str) -> YearTable:
    days_off: dict[date, str] = {}
    for name, span in _pairs(off):
        first, _, last = span.partition("-")
        day = _date(year, first)
        while day <= _date(year, last):
            days_off[day] = name
            day += timedelta(days=1)
    return YearTable(year, days_off, {_date(year, day): name for name, day in _pairs(work)})


def _pairs(text: str) -> list[tuple[str, str]]:
    words = text.split()
    return list(zip(words[::2], words[1::2], strict=True))


def _date(year: int, month_day: str) -> date:
    return date(year, int(month_day[:2]), int(month_day[2:]))
