"""A deadline as a calendar sheet: every day on the way, whether it counted and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from kiosk.common.workdays import CountedDay, DayKind

translate = QCoreApplication.translate

Row = dict[str, object]
_DAY = timedelta(days=1)
_WEEK = 7
_MARKS = {
    DayKind.RECEIVED: "收",
    DayKind.MAKE_UP: "班",
    DayKind.HOLIDAY: "休",
    DayKind.CLOSED: "休",
    DayKind.STOPPED: "停",
    DayKind.ASSUMED: "暂",
}
_LOOKS = {
    DayKind.RECEIVED: "received",
    DayKind.WORKING: "counted",
    DayKind.MAKE_UP: "makeup",
    DayKind.ASSUMED: "assumed",
    DayKind.WEEKEND: "off",
    DayKind.HOLIDAY: "holiday",
    DayKind.CLOSED: "holiday",
    DayKind.STOPPED: "stopped",
}
_COUNTS = (
    (DayKind.MAKE_UP, "调休上班 {0} 天计入"),
    (DayKind.WEEKEND, "周末 {0} 天"),
    (DayKind.HOLIDAY, "放假 {0} 天"),
    (DayKind.CLOSED, "当地放假 {0} 天"),
    (DayKind.STOPPED, "暂停 {0} 天"),
)


def week_rows(days: Sequence[CountedDay], today: date) -> list[Row]:
    """Weeks from Monday: rows {month, cells}; a cell is {day, look, mark, index, past, today, tip}.

    ``index`` is the how-manieth working day it is. Days around the way are blank.
    """
    if not days:
        return []
    cells = {day.date: day for day in days}
    numbers = _numbers(days)
    monday = days[0].date - _DAY * days[0].date.weekday()
    weeks: list[Row] = []
    month = 0
    while monday <= days[-1].date:
        dates = [monday + _DAY * n for n in range(_WEEK)]
        shown = [day for day in dates if day in cells]
        named = next((day for day in shown if day.month != month), None)
        weeks.append(
            {
                "month": translate("window", "{0} 月").format(named.month) if named else "",
                "cells": [
                    _cell(cells[day], numbers.get(day, 0), today, last=day == days[-1].date)
                    if day in cells
                    else {"look": "blank", "day": "", "mark": "", "index": "", "tip": ""}
                    for day in dates
                ],
            }
        )
        month = shown[-1].month if shown else month
        monday += _DAY * _WEEK
    return weeks


def said(days: Sequence[CountedDay]) -> str:
    """What the way was made of: ``其间：周末 8 天，放假 3 天，调休上班 1 天计入``."""
    kinds = Counter(day.why for day in days)
    parts = [translate("window", text).format(kinds[kind]) for kind, text in _COUNTS if kinds[kind]]
    return translate("window", "其间：{0}。").format("，".join(parts)) if parts else ""


def provisional_text(days: Sequence[CountedDay]) -> str:
    """Which years are not published yet; empty when all are."""
    years = sorted({day.date.year for day in days if day.why is DayKind.ASSUMED})
    if not years:
        return ""
    named = "、".join(str(year) for year in years)
    return translate(
        "window", "暂定：{0} 年的放假安排还没有公布，先按平日计算；公布后自动重算。"
    ).format(named)


def _numbers(days: Sequence[CountedDay]) -> dict[date, int]:
    numbers: dict[date, int] = {}
    for day in days:
        if day.counted:
            numbers[day.date] = len(numbers) + 1
    return numbers


def _cell(day: CountedDay, number: int, today: date, *, last: bool) -> Row:
    mark = translate("window", "到期") if last else translate("window", _MARKS.get(day.why, ""))
    return {
        "day": str(day.date.day),
        "look": "due" if last else _LOOKS[day.why],
        "mark": mark,
        "index": str(number) if number else "",
        "past": day.date <= today,
        "today": day.date == today,
        "tip": f"{day.date.isoformat()} {day.reason}",
    }
