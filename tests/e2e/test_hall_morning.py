"""A morning in a hall of several machines: real screens, touch and keys, one PostgreSQL."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from sqlalchemy import select

from kiosk.queueing.tables import calls, tickets
from kiosk.settings import Settings
from kiosk.store.audit import verify
from tests.cluster import Cluster
from tests.e2e.morning import Hall, Machine
from ui.app import prepare
from ui.message_log import MessageLog

Key = Qt.Key
OF_THE_HALL = {"A001", "A002", "A003", "A004"}


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    return QGuiApplication


@pytest.fixture
def hall(
    qapp: QGuiApplication,
    cluster: Cluster,
    hall_template: str,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Hall]:
    prepare(qapp)
    monkeypatch.setattr("ui.board.voice.LEAST_SECONDS", 0.0)
    messages = MessageLog()
    messages.start()
    url = cluster.new_database(hall_template)
    own = Hall(cluster, url, settings, tmp_path)
    yield own
    own.close()
    messages.stop()
    cluster.drop_database(url)
    assert messages.warnings == []


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Where every screen is kept; ``MORNING_PICTURES`` names a folder that stays."""
    folder = Path(os.environ.get("MORNING_PICTURES") or tmp_path / "pictures")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def test_a_morning_at_two_kiosks_two_windows_and_a_board(hall: Hall, pictures: Path) -> None:
    first, second = hall.kiosks
    three, four = hall.windows["3"], hall.windows["4"]
    hall.sign_in("3", "1007")
    hall.sign_in("4", "1008")

    taken = [hall.take(kiosk) for kiosk in (first, second, first, second)]
    assert taken == ["A001", "A002", "A003", "A004"]
    for window in (three, four):
        window.driver.wait_for_item("calling.list.3.number")
    hall.picture(pictures, "1-taken")

    hall.call("3", "A001")
    hall.call("4", "A002")
    hall.board_has_called()
    hall.picture(pictures, "2-called")

    transferred_to_window_three(four)
    hall.call("4", "A003")
    finished(three)
    hall.call("3", "A002")
    hall.board_has_called()

    evaluated(first, hall, "A001")
    not_come_then_restored(hall, four)
    hall.board_has_called()
    hall.picture(pictures, "3-restored")

    alone = cut_off(hall, pictures)
    assert sorted(alone) == ["A1-001", "A2-001"]
    returned(hall, alone)
    hall.board_has_called()
    hall.picture(pictures, "5-returned")

    day_closed(hall, four)
    hall.picture(pictures, "6-closed")
    nothing_hangs(hall)


def transferred_to_window_three(desk: Machine) -> None:
    """By F11, then 0 for a window, its number and Enter: it keeps its place."""
    desk.press(Key.Key_F11, then="A002 转到")
    desk.press(Key.Key_0)
    desk.driver.type("calling.choice.own", "3")
    desk.press(Key.Key_Return, then="A002 已转到 3 号窗口")


def finished(desk: Machine) -> None:
    """Service begun and ended with an outcome."""
    desk.press(Key.Key_F5, then="正在办理")
    desk.press(Key.Key_F7, then="A001 办理结果")
    desk.press(Key.Key_1, then="A001 已完成")


def evaluated(kiosk: Machine, hall: Hall, number: str) -> None:
    """At the kiosk, by what is printed on the slip."""
    reference = kiosk.terminal.queueing.by_number(number).reference
    kiosk.turn_to()
    kiosk.driver.wait_for_item("home.evaluation")
    kiosk.driver.tap("home.evaluation")
    kiosk.driver.type("evaluation.number", number)
    kiosk.driver.type("evaluation.reference", reference)
    kiosk.driver.tap("evaluation.find")
    kiosk.driver.tap("evaluation.grade.5")
    kiosk.driver.tap("evaluation.submit")
    assert kiosk.driver.shows("谢谢您的评价")
    kiosk.driver.tap("evaluation.done")
    [row] = hall.windows["3"].terminal.feedback.rows()
    assert row.number == number


def not_come_then_restored(hall: Hall, desk: Machine) -> None:
    """A003 does not come, A004 is called; A003 comes after all, waits again, and is called."""
    desk.press(Key.Key_F4, then="A003 过号？")
    desk.press(Key.Key_Return)
    hall.call("4", "A004")
    desk.sees("过号 1 次")
    desk.driver.tap("calling.list.0.act")
    desk.sees("A003 已恢复")
    hall.call("4", "A003")


def cut_off(hall: Hall, pictures: Path) -> list[str]:
    """The database is away: each kiosk goes on with its own series, and says what it cannot know;
    windows and board say so too."""
    hall.line.close_port()
    first, second = hall.kiosks
    numbers = [hall.take(first)]
    numbers.append(hall.take(second, see=pictures / "4-cut-off-issued.png"))
    assert not any(kiosk.driver.shows("当前等候") for kiosk in hall.kiosks)
    for machine in (*hall.windows.values(), hall.board):
        machine.sees("暂时联系不上大厅数据库")
    hall.picture(pictures, "4-cut-off")
    return numbers


def returned(hall: Hall, numbers: list[str]) -> None:
    """The database is back: what was taken meanwhile waits in its place and is called."""
    hall.line.resume()
    three = hall.windows["3"]
    for number in sorted(numbers):
        three.sees(number)
    rows = three.driver.find("calling.list").property("rows")
    order = [row["number"] for row in rows if row["number"] in numbers]
    assert order == numbers
    hall.call("3", order[0])


def day_closed(hall: Hall, desk: Machine) -> None:
    """The supervisor ends the day; nothing is left open."""
    desk.turn_to()
    desk.driver.tap("side.lock")
    hall.sign_in("4", "1001")
    desk.driver.tap("side.supervisor")
    desk.driver.wait_for_item("supervisor.windows.2")
    desk.press(Key.Key_F9, then="号票将作废")
    desk.press(Key.Key_Tab, Key.Key_Return, then="今天的业务已结束")


def nothing_hangs(hall: Hall) -> None:
    """No number twice, none lost, none open, every chain whole; every ticket has its slip."""
    store = hall.board.terminal.store
    with store.read() as connection:
        rows = connection.execute(select(tickets)).all()
        called = connection.execute(select(calls)).all()
    numbers = Counter(row.number for row in rows)
    assert sorted(numbers) == sorted(OF_THE_HALL | {"A1-001", "A2-001"})
    assert set(numbers.values()) == {1}
    assert {row.state for row in rows} <= {"finished", "lapsed"}
    assert len(called) == len(hall.called)
    assert all(verdict.intact for verdict in verify(store))
    slips = [slip for kiosk in hall.kiosks for slip in slips_of(kiosk)]
    assert len(slips) == len(rows)


def slips_of(kiosk: Machine) -> list[Path]:
    return list((kiosk.terminal.settings.data_dir / "slips").glob("*.pdf"))
