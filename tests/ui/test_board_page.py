"""The calling board: whom it calls, what it lists, what it says when it cannot know."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.common.errors import Unavailable
from kiosk.common.ids import new_id
from kiosk.content.model import Business
from kiosk.devices.speech.twin import SpeechFault, SpeechTwin
from kiosk.queueing.model import BoardCall
from kiosk.settings import BoardSettings, Settings, resource_root
from kiosk.store.store import Store
from tests.ui.board_hall import ACTOR, ESTATE, INSURANCE, Board
from tests.ui.conftest import LANDSCAPE, PORTRAIT
from tests.ui.test_theme_tokens import contrast
from ui.board import voice as board_voice
from ui.board.face import BoardFace
from ui.message_log import MessageLog

Opened = Callable[..., Board]
WALL_4K = QSize(3840, 2160)


@pytest.fixture
def open_board(
    hall: Terminal, qt_messages: MessageLog, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Opened]:
    """Opens a board in a given size; closed after the test. Calls follow each other at once."""
    monkeypatch.setattr("ui.board.voice.LEAST_SECONDS", 0.0)
    boards: list[Board] = []

    def opened(size: QSize = LANDSCAPE, terminal: Terminal = hall) -> Board:
        voice = SpeechTwin()
        face = BoardFace(terminal, speaker=voice)
        face.start(size)
        boards.append(Board(terminal, face, voice))
        boards[-1].driver.settle()
        return boards[-1]

    yield opened
    for board in boards:
        board.close()


@pytest.fixture
def board(open_board: Opened) -> Board:
    return open_board()


# --- calls -------------------------------------------------------------------------------


def test_a_hall_where_nobody_was_called_yet_says_so(board: Board) -> None:
    assert board.driver.shows("请留意叫号")
    assert board.driver.shows("今天叫过的号码会列在这里。")
    assert board.large() == ""
    assert board.driver.shows("示范县政务服务大厅 · 叫号")
    assert board.driver.shows("11月20日 星期五")
    assert board.driver.shows("10:00")


def test_a_call_appears_by_itself_and_is_said(board: Board) -> None:
    board.called()
    board.shows_large("A001")
    assert board.driver.find("board.window").property("text") == "到 3 号窗口"
    assert board.driver.find("board.business").property("text") == "不动产登记"
    board.until(lambda: board.voice.heard == ["请A零零一号到三号窗口"], "the sentence")


def test_the_calls_before_it_stand_beside_the_newest_first(board: Board) -> None:
    for window, number in (("3", "A001"), ("4", "A002"), ("5", "A003")):
        board.called(window)
        board.look().shows_large(number)
    assert board.recent() == ["A002", "A001"]
    assert board.said() == ["A零零一", "A零零二", "A零零三"]


def test_calls_that_come_together_come_on_one_after_the_other(board: Board) -> None:
    begun: list[str] = []
    board.face.voice.begun.connect(begun.append)
    for window in ("3", "4", "5"):
        board.called(window)
    board.look().shows_large("A003")
    assert board.said() == ["A零零一", "A零零二", "A零零三"]
    assert len(begun) == 3


def test_a_recall_comes_on_once_more(board: Board, clock: FixedClock) -> None:
    first = board.called("3")
    board.look().shows_large("A001")
    clock.advance(timedelta(seconds=5))
    board.called("4")
    board.look().shows_large("A002")
    clock.advance(timedelta(seconds=5))
    board.hall.queueing.recall(first.id, window="3", actor=ACTOR)
    board.look().shows_large("A001")
    assert board.said() == ["A零零一", "A零零二", "A零零一"]
    assert board.recent() == ["A002"]


def test_a_served_number_leaves_the_large_place_to_one_that_still_stands(
    board: Board, clock: FixedClock
) -> None:
    board.called("3")
    clock.advance(timedelta(seconds=5))
    second = board.called("4")
    board.look().shows_large("A002")
    board.hall.queueing.finish(second.id, window="4", actor=ACTOR)
    board.look().shows_large("A001")
    assert board.said() == ["A零零一", "A零零二"]


def test_when_all_are_served_nobody_is_sent_anywhere(board: Board) -> None:
    ticket = board.called()
    board.look().shows_large("A001")
    board.hall.queueing.finish(ticket.id, window="3", actor=ACTOR)
    board.look().shows_large("")
    assert board.driver.shows("请留意叫号")
    assert board.recent() == ["A001"]


def test_a_call_of_long_ago_sends_nobody_anywhere(board: Board, clock: FixedClock) -> None:
    board.called()
    board.look().shows_large("A001")
    clock.advance(timedelta(minutes=21))
    board.look().shows_large("")
    assert board.recent() == ["A001"]


def test_a_number_that_nobody_came_for_is_marked(board: Board) -> None:
    ticket = board.called()
    board.look().shows_large("A001")
    board.hall.queueing.miss(ticket.id, window="3", actor=ACTOR)
    board.look().shows_large("")
    assert board.driver.find("board.recent.0").property("missed") is True
    assert board.driver.shows("过号")


def test_a_number_called_again_elsewhere_stands_once(board: Board, clock: FixedClock) -> None:
    ticket = board.called("3")
    board.look().shows_large("A001")
    board.hall.queueing.miss(ticket.id, window="3", actor=ACTOR)
    board.hall.queueing.restore(ticket.id, actor=ACTOR)
    clock.advance(timedelta(seconds=9))
    board.hall.queueing.call(ticket.id, window="5", actor=ACTOR)
    board.look().shows_large("A001")
    assert board.driver.find("board.window").property("text") == "到 5 号窗口"
    assert board.recent() == []
    assert board.said() == ["A零零一", "A零零一"]


def test_nobody_is_named(board: Board) -> None:
    for _ in range(3):
        board.called()
        board.hall.queueing.miss(
            board.hall.queueing.current("3").ticket.id, window="3", actor=ACTOR
        )
    board.called("4")
    board.look().shows_large("A004")
    assert not any("1007" in text for text in board.driver.texts())


# --- who waits, what is announced ----------------------------------------------------------


def test_who_waits_is_counted_by_business(board: Board) -> None:
    for business in (ESTATE, ESTATE, INSURANCE):
        board.hall.queueing.take(business, request_id=new_id())
    board.look()
    first = board.driver.find("board.waiting.0").property("modelData")
    assert (first["name"], first["waiting"]) == ("不动产登记", 2)
    assert board.driver.find("board.waiting.3").property("modelData")["waiting"] == 1


def test_businesses_that_do_not_fit_come_on_further_pages(board: Board) -> None:
    page = board.driver.find("board.waiting.page")
    assert page.property("text") == "1/2"
    pages = board.driver.find("board.waiting.pages")
    seen = visible_entries(board, pages)
    pages.turn()
    assert page.property("text") == "2/2"
    rest = visible_entries(board, pages)
    assert seen
    assert rest
    assert sorted(seen + rest) == list(range(8))


def visible_entries(board: Board, pages: object) -> list[int]:
    """Entries that lie wholly within the window of the pages."""
    frame = board.driver.area("board.waiting.pages")
    found = []
    for index in range(8):
        area = board.driver.area(f"board.waiting.{index}")
        if area.top() >= frame.top() - 1 and area.bottom() <= frame.bottom() + 1:
            found.append(index)
        else:
            assert area.top() >= frame.bottom() - 1 or area.bottom() <= frame.top() + 1
    return found


def test_notices_and_project_approvals_follow_each_other_at_the_foot(board: Board) -> None:
    rows = board.face.navigator.view_model.ticker
    approval = "示范县二中实验楼 规划许可 正在审查，11 月 12 日受理"
    assert {"label": "项目公示", "text": approval} in rows
    decided = "城北水厂扩建工程　建筑工程施工许可证核发　准予，11 月 17 日"
    assert {"label": "项目审批", "text": decided} in rows
    assert any(row["label"] == "公告" for row in rows)
    shown = []
    for _ in rows:
        shown.append(board.driver.find("board.ticker").property("text"))
        board.driver.find("board.ticker.pages").turn()
    assert shown == [row["text"] for row in rows]


# --- hours, and a hall that does not answer ------------------------------------------------


def with_hours(hall: Terminal, *hours: str) -> None:
    """All businesses keep these hours on working days."""
    kept: list[Business] = [
        replace(each, hours=hours, weekdays=(1, 2, 3, 4, 5)) for each in hall.content.businesses()
    ]
    hall.content.businesses = lambda: kept  # type: ignore[method-assign]
    hall.queueing._parts.forget()


def test_after_hours_the_next_opening_is_told(open_board: Opened, hall: Terminal) -> None:
    with_hours(hall, "08:30-09:30")
    board = open_board()
    assert board.driver.shows("现在不在服务时间")
    assert board.driver.shows("11月23日 星期一 08:30 开始取号。")
    assert board.driver.seek("board.recent.0") is None


def test_at_noon_the_afternoon_is_told(open_board: Opened, hall: Terminal) -> None:
    with_hours(hall, "08:30-09:30", "13:30-17:00")
    assert open_board().driver.shows("今天 13:30 开始取号。")


def test_after_hours_those_who_wait_are_still_called(open_board: Opened, hall: Terminal) -> None:
    waiting = hall.queueing.take(ESTATE, request_id=new_id())
    with_hours(hall, "08:30-09:30")
    board = open_board()
    assert not board.driver.shows("现在不在服务时间")
    hall.queueing.call(waiting.id, window="3", actor=ACTOR)
    board.look().shows_large("A001")


def failing(*_: object) -> object:
    raise Unavailable("store.unavailable")


def test_while_the_hall_does_not_answer_it_says_what_it_knows(
    board: Board, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    board.called()
    board.look().shows_large("A001")
    with monkeypatch.context() as away:
        away.setattr(board.hall.queueing, "calls_today", failing)
        clock.advance(timedelta(minutes=3))
        board.look()
        board.until(lambda: board.driver.shows("暂时联系不上大厅数据库"), "the words")
        assert board.driver.shows("显示的是 10:00 的情况")
        assert board.driver.shows("提示")
        assert board.large() == "A001"
    board.look()
    board.until(lambda: not board.driver.shows("暂时联系不上"), "the hall again")
    assert board.said() == ["A零零一"]


def test_a_board_that_never_reached_the_hall_says_so(
    open_board: Opened, hall: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hall.queueing, "calls_today", failing)
    board = open_board()
    board.until(lambda: board.driver.shows("暂时没有叫号信息"), "the words")
    assert board.driver.shows("请听窗口工作人员叫号")


def test_a_hall_that_never_ends_its_answer_is_told_like_one_that_does_not_answer(
    board: Board, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, let_go = threading.Event(), threading.Event()

    def stuck(limit: int) -> list[BoardCall]:
        asked.set()
        let_go.wait()
        return []

    with monkeypatch.context() as away:
        away.setattr(board.hall.queueing, "calls_today", stuck)
        board.face.navigator.view_model.look()
        asked.wait()
        clock.advance(timedelta(seconds=6))
        while not board.driver.shows("暂时联系不上大厅数据库"):
            QTest.qWait(20)
    let_go.set()
    board.until(lambda: not board.driver.shows("暂时联系不上"), "the hall again")


# --- voice -------------------------------------------------------------------------------


def test_no_sound_is_no_error(board: Board) -> None:
    board.voice.fault = SpeechFault.NO_DEVICE
    board.called()
    board.look().shows_large("A001")
    assert board.voice.heard == []


def test_a_loudspeaker_that_hangs_keeps_no_number_off_the_screen(board: Board) -> None:
    board.voice.fault = SpeechFault.HANGS
    board.called("3")
    board.look().shows_large("A001")
    board.called("4")
    board.look()
    assert board.recent() == ["A002"]


def test_a_board_that_starts_shows_the_last_call_and_does_not_say_it_again(
    open_board: Opened, clock: FixedClock
) -> None:
    first = open_board()
    first.called()
    first.look().shows_large("A001")
    first.close()
    clock.advance(timedelta(seconds=3))
    again = open_board()
    again.look().shows_large("A001")
    assert (first.said(), again.said()) == (["A零零一"], [])


def test_of_two_boards_of_a_hall_one_speaks(
    open_board: Opened, hall: Terminal, tmp_path: Path, clock: FixedClock
) -> None:
    other_hall = neighbour(hall, tmp_path / "other")
    first, second = open_board(), open_board(terminal=other_hall)
    first.called()
    for each in (first, second):
        each.look().shows_large("A001")
    assert (first.said(), second.said()) == (["A零零一"], [])
    first.face.tasks.closing.emit()
    clock.advance(board_voice.VOICE_LASTS + timedelta(seconds=1))
    second.look()
    first.called("4")
    second.look().shows_large("A002")
    assert second.said() == ["A零零二"]


def neighbour(hall: Terminal, folder: Path, speaks: bool | None = None) -> Terminal:
    """Another machine of the same hall, with a folder of its own."""
    folder.mkdir()
    store = Store(hall.store.engine, hall.store.sealer, hall.clock, "04")
    store.ensure_stream()
    settings = replace(
        hall.settings, terminal="04", data_dir=folder, board=BoardSettings(speaks=speaks)
    )
    return Terminal(settings, store)


def test_a_board_that_is_set_to_speak_speaks_beside_another(
    open_board: Opened, hall: Terminal, tmp_path: Path
) -> None:
    first = open_board()
    second = open_board(terminal=neighbour(hall, tmp_path / "other", speaks=True))
    first.called()
    for each in (first, second):
        each.look().shows_large("A001")
    assert first.said() == second.said() == ["A零零一"]


# --- a hall of several machines ------------------------------------------------------------


@pytest.mark.postgres
def test_a_call_of_another_machine_comes_over_the_hall_s_database_without_being_asked_for(
    open_board: Opened, postgres_store: Store, settings: Settings
) -> None:
    other = Store(postgres_store.engine, postgres_store.sealer, postgres_store.clock, "04")
    other.ensure_stream()
    hall, machine = Terminal(settings, postgres_store), Terminal(settings, other)
    hall.content.load_snapshot(resource_root() / "offline_cache")
    board = open_board(terminal=hall)
    for window, number in (("3", "A001"), ("4", "A002")):
        Board(machine, board.face, board.voice).called(window)
        board.shows_large(number)
    board.until(lambda: board.said() == ["A零零一", "A零零二"], "both calls said")


# --- eight metres ------------------------------------------------------------------------


def digits_height(board: Board, file: Path) -> int:
    """Pixels from the top to the foot of the number in call, as painted."""
    board.driver.picture(file)
    picture, area = QImage(str(file)), board.driver.area("board.number").toRect()
    rows = [
        y
        for y in range(area.top() - 20, area.bottom() + 20)
        if any(
            QColor(picture.pixel(x, y)).lightness() > 230
            for x in range(area.left(), area.left() + area.width(), 3)
        )
    ]
    return rows[-1] - rows[0] + 1


@pytest.mark.parametrize("size", [LANDSCAPE, WALL_4K], ids=["full", "4k"])
@pytest.mark.parametrize("number", ["A015", "W1024", "A3-007"])
def test_the_digits_are_an_eighth_of_the_screen_or_more(
    open_board: Opened, tmp_path: Path, size: QSize, number: str
) -> None:
    board = open_board(size)
    ticket = board.hall.queueing.take(ESTATE, request_id=new_id())
    renumber(board.hall, ticket.id, number)
    board.hall.queueing.call(ticket.id, window="3", actor=ACTOR)
    board.look().shows_large(number)
    assert digits_height(board, tmp_path / "board.png") >= size.height() / 8


def renumber(hall: Terminal, ticket_id: str, number: str) -> None:
    from sqlalchemy import update

    from kiosk.queueing.tables import tickets

    with hall.store.command("test") as command:
        command.execute(update(tickets).where(tickets.c.id == ticket_id).values(number=number))


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=["lying", "standing"])
def test_everything_is_forty_pixels_or_more_and_inside(open_board: Opened, size: QSize) -> None:
    board = open_board(size)
    for window in ("3", "4", "5"):
        board.called(window)
    board.look().shows_large("A003")
    frame = board.face.window
    for item in board.driver._visible():
        if isinstance(item.property("text"), str) and item.property("text"):
            font = item.property("font")
            assert font is None or font.pixelSize() >= 40, item.property("text")
            assert item.property("truncated") is not True, item.property("text")
            area = item.mapRectToScene(item.boundingRect())
            assert area.left() >= 0, item.property("text")
            assert area.right() <= frame.width() + 30, item.property("text")


BOARD_PAIRS = [
    ("boardInk", "boardPanel"),
    ("boardSoft", "boardPanel"),
    ("boardWindow", "boardPanel"),
    ("boardInk", "boardCall"),
    ("boardCallSoft", "boardCall"),
    ("boardPaperInk", "boardPaper"),
    ("boardPaperMark", "boardPaper"),
    ("boardWarnInk", "boardWarn"),
]


@pytest.mark.parametrize(("ink", "ground"), BOARD_PAIRS)
def test_every_text_stands_out_seven_to_one(board: Board, ink: str, ground: str) -> None:
    theme = board.face.presentation.theme
    assert contrast(theme.property(ink), theme.property(ground)) >= 7.0
