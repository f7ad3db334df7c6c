"""How a date was counted, as weeks of days for the screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from kiosk.common.workdays import CountedDay, DayKind

translate = QCoreApplication.translate

DAYS_A_WEEK = 7
_LOOKS = {
    DayKind.RECEIVED: "received",
    DayKind.WORKING: "counted",
    DayKind.ASSUMED: "counted",
    DayKind.MAKE_UP: "counted",
    DayKind.WEEKEND: "off",
    DayKind.HOLIDAY: "off",
    DayKind.CLOSED: "off",
    DayKind.STOPPED: "stopped",
}
_BLANK: dict[str, object] = {"day": "", "mark": "", "look": "blank", "today": False, "tip": ""}

Cell = dict[str, object]


def weeks(days: Sequence[CountedDay], today: date) -> list[dict[str, object]]:
    """Rows {month, cells: seven of {day, mark, look, today, tip}} from Monday to Sunday.

    ``look`` is received, counted, due, off, stopped or blank; ``mark`` is 休, 班 or 停.
    """
    if not days:
        return []
    cells: list[Cell] = [dict(_BLANK) for _ in range(days[0].date.weekday())]
    cells += [_cell(day, day is days[-1], today) for day in days]
    cells += [dict(_BLANK) for _ in range(-len(cells) % DAYS_A_WEEK)]
    monday = days[0].date - timedelta(days=days[0].date.weekday())
    rows = []
    shown = 0
    for at in range(0, len(cells), DAYS_A_WEEK):
        first = max(monday + timedelta(days=at), days[0].date)
        last = monday + timedelta(days=at + DAYS_A_WEEK - 1)
        month = first.month if at == 0 else last.month
        rows.append(
            {
                "month": "" if month == shown else translate("Counting", "{0}月").format(month),
                "cells": cells[at : at + DAYS_A_WEEK],
            }
        )
        shown = month
    return rows


def _cell(day: CountedDay, last: bool, today: date) -> Cell:
    return {
        "day": str(day.date.day),
        "mark": _mark(day.why),
        "look": "due" if last else _LOOKS[day.why],
        "today": day.date == today,
        "tip": translate("Counting", "{0}月{1}日：{2}").format(
            day.date.month, day.date.day, day.reason
        ),
    }


def _mark(why: DayKind) -> str:
    return {
        DayKind.HOLIDAY: translate("Counting", "休"),
        DayKind.CLOSED: translate("Counting", "休"),
        DayKind.MAKE_UP: translate("Counting", "班"),
        DayKind.STOPPED: translate("Counting", "停"),
    }.get(why, "")
