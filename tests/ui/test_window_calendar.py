"""The calendar of working days at the desk, and what a change does to open limits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from tests.ui.disclosure_desk import (
    Opened,
    confirm,
    desk_of,
    keys,
    lead,
    seen,
    submitted,
    text_of,
)
from ui.window.calendar.text import UnreadableLineError, spans_text, typed_spans


def test_a_year_comes_and_provisional_limits_are_settled(
    open_window: Opened, staffed_hall: Terminal, clock: FixedClock
) -> None:
    clock.advance(timedelta(days=21))
    number = submitted(staffed_hall)
    assert seen(staffed_hall, number).provisional
    lead(staffed_hall)
    desk = desk_of(open_window, staff="1001")
    desk.tap("applications.list.0")
    desk.tap("applications.tab.limit")
    assert desk.shows("暂定：2027 年的放假安排还没有公布")
    desk.tap("applications.door.calendar")
    desk.tap("calendar.year.2027")
    assert desk.shows("2027 年的放假安排还没有录入")
    keys(desk, Qt.Key.Key_F5)
    desk.type("calendar.form.off", "一月一日 元旦")
    confirm(desk)
    assert desk.shows("这一行没有看懂")
    desk.type("calendar.form.off", "01-01～01-03 元旦")
    desk.type("calendar.form.work", "01-09 元旦")
    confirm(desk)
    assert desk.shows("重算了 1 件在办申请的期限")
    assert desk.shows("1 件不再是暂定")
    assert not seen(staffed_hall, number).provisional


def test_a_local_day_off_moves_the_limit_and_is_taken_back(
    open_window: Opened, staffed_hall: Terminal
) -> None:
    number = submitted(staffed_hall)
    lead(staffed_hall)
    desk = desk_of(open_window, staff="1001")
    desk.tap("applications.door.calendar")
    keys(desk, Qt.Key.Key_F6)
    desk.type("calendar.form.day", "2026-12-01")
    desk.type("calendar.form.name", "大雪停工")
    confirm(desk)
    assert desk.shows(f"{number} 2026-12-18 → 2026-12-21")
    assert seen(staffed_hall, number).due_on == date(2026, 12, 21)
    desk.tap("calendar.reopen.2026-12-01")
    keys(desk, Qt.Key.Key_Return)
    assert seen(staffed_hall, number).due_on == date(2026, 12, 18)


def test_a_clerk_looks_and_does_not_change_it(open_window: Opened, staffed_hall: Terminal) -> None:
    desk = desk_of(open_window)
    desk.tap("applications.door.calendar")
    assert "248 个工作日" in text_of(desk, "calendar.about")
    assert desk.shows("由负责人录入和修改")
    assert desk.seek("calendar.edit") is None
    keys(desk, Qt.Key.Key_F5)
    assert desk.seek("calendar.form.title") is None


def test_a_table_reads_back_as_it_was_written() -> None:
    days = {date(2027, 1, day): "元旦" for day in (1, 2, 3)} | {date(2027, 2, 6): "春节"}
    assert spans_text(days) == "01-01～01-03 元旦\n02-06 春节"
    assert typed_spans(spans_text(days), 2027) == days


@pytest.mark.parametrize("line", ["元旦", "02-30 某日", "03-05～03-01 倒过来", "01-01～12-31 一年"])
def test_a_line_that_names_no_days_is_pointed_out(line: str) -> None:
    with pytest.raises(UnreadableLineError, match=line):
        typed_spans(line, 2027)
