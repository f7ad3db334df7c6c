"""A year's calendar as the page shows it: twelve months of weeks, facts, closures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.common.clock import hall_time
from kiosk.common.workdays import DayKind

if TYPE_CHECKING:
    from kiosk.disclosure.workdays.model import DayView, Recount, YearView

translate = QCoreApplication.translate

Row = dict[str, object]
_LOOKS = {
    DayKind.WORKING: "work",
    DayKind.MAKE_UP: "makeup",
    DayKind.ASSUMED: "assumed",
    DayKind.WEEKEND: "off",
    DayKind.HOLIDAY: "holiday",
    DayKind.CLOSED: "closed",
}
_MARKS = {DayKind.MAKE_UP: "班", DayKind.HOLIDAY: "休", DayKind.CLOSED: "闭"}
MOST_MOVED = 6


def month_rows(year: YearView, today: date) -> list[Row]:
    """Rows {title, count, cells}; a cell is {day, look, mark, today, tip}."""
    months = []
    for month in range(1, 13):
        days = [day for day in year.days if day.date.month == month]
        blank: list[Row] = [{"day": "", "look": "blank", "mark": "", "today": False, "tip": ""}]
        working = sum(day.working for day in days)
        months.append(
            {
                "title": translate("window", "{0} 月").format(month),
                "count": translate("window", "{0} 个工作日").format(working),
                "cells": [
                    *blank * days[0].date.weekday(),
                    *(_cell(day, today) for day in days),
                ],
            }
        )
    return months


def _cell(day: DayView, today: date) -> Row:
    named = f" {day.name}" if day.name else ""
    return {
        "day": str(day.date.day),
        "look": _LOOKS[day.kind],
        "mark": _MARKS.get(day.kind, ""),
        "today": day.date == today,
        "tip": f"{day.date.isoformat()}{named}",
    }


def about(year: YearView) -> str:
    """From where the table came: 2026 年 248 个工作日 · 本大厅录入 · 工号 1001."""
    if not year.known or year.source is None:
        return translate("window", "{0} 年的放假安排还没有录入，期限按平日暂计。").format(year.year)
    parts = [
        translate("window", "{0} 年 {1} 个工作日").format(year.year, year.working_days),
        year.source.label,
    ]
    if year.actor:
        number = year.actor.removeprefix("staff:")
        parts.append(translate("window", "工号 {0}").format(number))
    if year.at is not None:
        parts.append(f"{hall_time(year.at):%Y-%m-%d}")
    return " · ".join(parts)


def closure_rows(year: YearView) -> list[Row]:
    """The hall's own days off: rows {day, text}."""
    return [
        {"day": day.isoformat(), "text": f"{day.isoformat()} {name}"}
        for day, name in sorted(year.closures.items())
    ]


def recount_text(recount: Recount) -> str:
    """What a change did to the open limits."""
    if not recount.counted:
        return translate("window", "已保存。没有在办的申请，不用重算。")
    parts = [
        translate("window", "已保存，重算了 {0} 件在办申请的期限").format(recount.counted),
        translate("window", "{0} 件有变动").format(len(recount.moved)),
    ]
    if recount.settled:
        parts.append(translate("window", "{0} 件不再是暂定").format(recount.settled))
    if recount.periods:
        parts.append(translate("window", "{0} 个等待期限有变动").format(recount.periods))
    moved = "；".join(
        f"{each.number} {each.before.isoformat()} → {each.after.isoformat()}"
        for each in recount.moved[:MOST_MOVED]
    )
    return "，".join(parts) + (f"：{moved}。" if moved else "。")
