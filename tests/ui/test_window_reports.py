"""Reports at the window: days, charts, tables, and files without a file dialog."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.common.ids import new_id
from kiosk.feedback.model import EvaluationForm
from tests.ui.conftest import PASSWORD, at_desk, sign_in
from tests.ui.window_desk import INSURANCE, press, take, text_of
from ui.tour.driver import Driver
from ui.window import drives
from ui.window.drives import Place
from ui.window.face import WindowFace
from ui.window.reports.spans import MONTH, TODAY, WEEK, span_of, typed_day

FRIDAY = date(2026, 11, 20)
Key = Qt.Key


@pytest.fixture
def busy_hall(staffed_hall: Terminal, clock: FixedClock) -> Terminal:
    """One resident served and pleased, one missed, one waiting for another business."""
    queueing = staffed_hall.queueing
    staffed_hall.staff.add("1001", "李主任", PASSWORD, "supervisor")
    first, second = take(staffed_hall), take(staffed_hall)
    take(staffed_hall, INSURANCE)
    clock.advance(timedelta(minutes=6))
    queueing.call_next("3", actor="staff:1007")
    clock.advance(timedelta(minutes=3))
    queueing.finish_and_next(first.id, window="3", actor="staff:1007", result="done")
    queueing.miss(second.id, window="3", actor="staff:1007")
    staffed_hall.feedback.give(first.id, EvaluationForm(5), request_id=new_id())
    return staffed_hall


@pytest.fixture
def face(open_window: Callable[..., WindowFace], busy_hall: Terminal) -> WindowFace:
    return open_window(terminal=busy_hall)


@pytest.fixture
def desk(face: WindowFace) -> Driver:
    desk = sign_in(at_desk(face), number="1001", window="5")
    desk.tap("side.reports")
    desk.wait_for_item("reports.table.0")
    return desk


def chip(desk: Driver, digit: Qt.Key) -> None:
    desk.key(digit, Qt.KeyboardModifier.AltModifier)
    desk.settle()


def test_the_day_shows_figures_charts_and_evaluations(desk: Driver, face: WindowFace) -> None:
    assert [text_of(desk, f"reports.figure.{at}") for at in range(7)] == [
        "3", "1", "7.5 分", "9.0 分", "3.0 分", "1", "100.0%",
    ]  # fmt: skip
    for title in ("取号（张）", "平均等候（分钟）", "平均办理（分钟）", "好差评（件）"):
        assert desk.shows(title)
    grades = face.navigator.view_model.charts[3]
    assert (grades["kind"], grades["bars"][0]["said"]) == ("lying", "1")


def test_the_table_is_by_hour_window_business_or_day(desk: Driver, face: WindowFace) -> None:
    names = {}
    for digit in (Key.Key_5, Key.Key_6, Key.Key_7, Key.Key_8):
        chip(desk, digit)
        model = face.navigator.view_model
        names[model.heads[0]] = [line[0] for line in model.lines]
        assert model.total[:3] == ["合计", "3", "1"]
    assert names == {
        "时段": ["10:00–11:00"],
        "窗口": ["3 号窗口", "未叫号"],
        "业务": ["不动产登记", "社会保险"],
        "日期": ["2026-11-20"],
    }


def test_evaluations_stand_beside_as_a_group_of_columns(desk: Driver, face: WindowFace) -> None:
    desk.tap("reports.group.3")
    assert desk.shows("好评率")
    assert face.navigator.view_model.total[1:3] == ["1", "1"]


def test_days_are_typed_and_bad_ones_are_refused_in_words(desk: Driver) -> None:
    chip(desk, Key.Key_4)
    desk.type("reports.first", "2026-11-18")
    desk.type("reports.last", "11/19")
    press(desk, Key.Key_Return)
    assert desk.shows("这段时间没有人取号，没有可统计的数据。")
    desk.type("reports.last", "昨天")
    press(desk, Key.Key_Return)
    assert desk.shows("日期没有看懂")
    desk.type("reports.last", "2026-11-01")
    press(desk, Key.Key_Return)
    assert desk.shows("开始日期 2026-11-18 晚于结束日期 2026-11-01")


def test_a_report_is_saved_in_the_fixed_folder_in_each_form(
    desk: Driver, busy_hall: Terminal
) -> None:
    folder = busy_hall.settings.data_dir / "reports"
    for key in (Key.Key_F6, Key.Key_F7, Key.Key_F8):
        press(desk, key)
        assert desk.shows("报表已存到")
    saved = {file.suffix: file.read_bytes() for file in folder.iterdir()}
    assert saved[".csv"].startswith(b"\xef\xbb\xbf")
    assert saved[".xlsx"].startswith(b"PK")
    assert saved[".pdf"].startswith(b"%PDF")


def test_with_a_drive_plugged_in_one_chooses_where(
    desk: Driver, busy_hall: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    drive = tmp_path / "drive"
    monkeypatch.setattr(drives, "drives", lambda: [Place("移动盘", drive)])
    press(desk, Key.Key_F6)
    assert desk.shows("移动盘")
    press(desk, Key.Key_Escape)
    assert not drive.exists()
    press(desk, Key.Key_F6, Key.Key_2)
    assert [file.suffix for file in drive.iterdir()] == [".csv"]
    assert not (busy_hall.settings.data_dir / "reports").exists()


def test_a_folder_that_cannot_be_written_is_named(desk: Driver, busy_hall: Terminal) -> None:
    (busy_hall.settings.data_dir / "reports").write_text("not a folder")
    press(desk, Key.Key_F8)
    assert desk.shows("报表不能写到")


@pytest.mark.parametrize(
    ("name", "first"),
    [(TODAY, FRIDAY), (WEEK, date(2026, 11, 14)), (MONTH, date(2026, 11, 1))],
)
def test_spans_end_today(name: str, first: date) -> None:
    span = span_of(name, FRIDAY)
    assert (span.first, span.last) == (first, FRIDAY)


@pytest.mark.parametrize("text", ["2026-11-20", "2026/11/20", "20261120", "11-20", " 11.20 "])
def test_a_day_is_read_as_people_type_it(text: str) -> None:
    assert typed_day(text, FRIDAY) == FRIDAY


@pytest.mark.parametrize("text", ["", "今天", "2026-02-30", "20", "1-2-3-4", "²-¹"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert typed_day(text, FRIDAY) is None
