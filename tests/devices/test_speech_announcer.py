"""Calls are announced in order, each once, never an old one, never too many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.clock import FixedClock
from kiosk.devices.speech import Announcement, Announcer, SpokenMemory
from kiosk.devices.speech.announcer import FRESH, LONGEST_QUEUE
from kiosk.devices.speech.twin import SpeechFault, SpeechTwin
from tests.conftest import TEN_ON_A_FRIDAY


class Board:
    """An announcer with a twin's voice, and what it showed."""

    def __init__(self, folder: Path, clock: FixedClock, *, least: float = 0.0) -> None:
        self.clock = clock
        self.voice = SpeechTwin()
        self.shown: list[str] = []
        self.announcer = Announcer(
            self.voice,
            SpokenMemory(folder / "spoken.json"),
            clock,
            begun=lambda call: self.shown.append(call.number),
            least_seconds=least,
        )

    def look(self, *calls: Announcement) -> None:
        self.announcer.hear(calls)

    def run(self) -> list[str]:
        """Announces what waits; gives the numbers heard so far."""
        while self.announcer.announce_next() is not None:
            pass
        return [said.split("号到")[0].removeprefix("请") for said in self.voice.heard]


def call(number: str, clock: FixedClock, *, seconds_ago: float = 0, times: int = 0) -> Announcement:
    at = clock.now() - timedelta(seconds=seconds_ago)
    return Announcement(f"id-{number}", times, number, "3", at, standing=True)


@pytest.fixture
def board(tmp_path: Path, clock: FixedClock) -> Board:
    return Board(tmp_path, clock)


def test_calls_are_said_in_the_order_in_which_they_were_made(
    board: Board, clock: FixedClock
) -> None:
    board.look(call("A3", clock, seconds_ago=1), call("A1", clock, seconds_ago=9))
    assert board.run() == ["A一", "A三"]
    assert board.shown == ["A1", "A3"]


def test_a_call_is_said_once_however_often_it_is_seen(board: Board, clock: FixedClock) -> None:
    for _ in range(4):
        board.look(call("A1", clock))
        board.run()
    assert board.run() == ["A一"]


def test_a_recall_is_said_once_more(board: Board, clock: FixedClock) -> None:
    board.look(call("A1", clock))
    board.run()
    for _ in range(2):
        board.look(call("A1", clock, times=1))
        board.run()
    assert board.run() == ["A一", "A一"]


def test_a_recall_of_a_call_that_still_waits_does_not_double_it(
    board: Board, clock: FixedClock
) -> None:
    board.look(call("A1", clock))
    board.look(call("A1", clock, times=1))
    assert board.run() == ["A一"]


def test_a_board_that_starts_does_not_say_old_calls(board: Board, clock: FixedClock) -> None:
    old = call("A1", clock, seconds_ago=FRESH.total_seconds() + 1)
    board.look(old, call("A2", clock, seconds_ago=20))
    board.look(old)
    board.look(old, call("A2", clock, seconds_ago=20))
    assert board.run() == ["A二"]


def test_a_restart_within_a_moment_neither_repeats_nor_loses(
    tmp_path: Path, clock: FixedClock
) -> None:
    calls = [call("A1", clock, seconds_ago=3), call("A2", clock, seconds_ago=2)]
    before = Board(tmp_path, clock)
    before.look(*calls)
    before.announcer.announce_next()
    after = Board(tmp_path, clock)
    after.look(*calls)
    assert after.run() == ["A二"]


def test_what_came_while_the_store_was_away_is_said_only_if_it_is_fresh(
    board: Board, clock: FixedClock
) -> None:
    board.look()
    clock.advance(timedelta(minutes=5))
    board.look(call("A1", clock, seconds_ago=200), call("A2", clock, seconds_ago=10))
    assert board.run() == ["A二"]


def test_while_it_looks_on_a_skewed_clock_silences_nobody(board: Board, clock: FixedClock) -> None:
    board.look()
    board.look(call("A1", clock, seconds_ago=600), call("A2", clock, seconds_ago=-600))
    assert board.run() == ["A一", "A二"]


def test_whoever_has_left_the_window_is_not_sent_there(board: Board, clock: FixedClock) -> None:
    first, second = call("A1", clock, seconds_ago=2), call("A2", clock)
    board.look(first, second)
    board.look(replace(first, standing=False), second)
    board.look(replace(call("A3", clock), standing=False), second)
    assert board.run() == ["A二"]


def test_of_a_flood_the_newest_are_said_and_the_rest_is_shown_elsewhere(
    board: Board, clock: FixedClock
) -> None:
    flood = [call(f"A{i}", clock, seconds_ago=20 - i) for i in range(1, 10)]
    board.look(*flood)
    assert board.announcer.waiting == LONGEST_QUEUE
    assert board.run() == ["A五", "A六", "A七", "A八", "A九"]
    board.look(*flood)
    assert board.announcer.waiting == 0


def test_a_board_that_does_not_speak_shows_all_the_same(board: Board, clock: FixedClock) -> None:
    board.announcer.aloud = False
    board.look(call("A1", clock))
    assert board.run() == []
    assert board.shown == ["A1"]


def test_no_sound_device_is_no_error(board: Board, clock: FixedClock) -> None:
    board.voice.fault = SpeechFault.NO_DEVICE
    board.look(call("A1", clock))
    board.run()
    board.voice.fault = SpeechFault.NONE
    board.look(call("A1", clock), call("A2", clock))
    assert board.run() == ["A二"]
    assert board.shown == ["A1", "A2"]


def test_a_loudspeaker_that_hangs_is_left_alone_for_a_minute(
    tmp_path: Path, clock: FixedClock
) -> None:
    board = Board(tmp_path, clock)
    board.voice = SpeechTwin(patience=0.0)
    board.voice.fault = SpeechFault.HANGS
    board.announcer = Announcer(
        board.voice, SpokenMemory(tmp_path / "s.json"), clock, begun=lambda _: None, least_seconds=0
    )
    board.look(call("A1", clock), call("A2", clock))
    board.run()
    assert len(board.voice.begun) == 1
    board.voice.fault = SpeechFault.NONE
    clock.advance(timedelta(seconds=61))
    board.look(call("A3", clock))
    assert board.run() == ["A三"]


def test_each_has_the_screen_to_itself_for_a_while(tmp_path: Path, clock: FixedClock) -> None:
    board = Board(tmp_path, clock, least=4.0)
    board.look(call("A1", clock, seconds_ago=1), call("A2", clock))
    assert board.announcer.announce_next() == 4.0
    assert board.announcer.announce_next() == 4.0
    assert board.shown == ["A1"]
    clock.advance(timedelta(seconds=4))
    assert board.announcer.announce_next() is None
    assert board.shown == ["A1", "A2"]


def test_nothing_is_said_after_the_end(board: Board, clock: FixedClock) -> None:
    board.look(call("A1", clock))
    board.announcer.stop()
    assert board.run() == []


@pytest.mark.parametrize("left", ["", "[1]", '{"a": "b"}', "\x00"])
def test_a_damaged_memory_is_taken_as_empty(tmp_path: Path, left: str) -> None:
    (tmp_path / "spoken.json").write_text(left)
    assert SpokenMemory(tmp_path / "spoken.json").load() == {}


def test_a_memory_that_cannot_be_written_does_not_stop_the_board(
    tmp_path: Path, clock: FixedClock
) -> None:
    board = Board(tmp_path / "nowhere", clock)
    board.look(call("A1", clock))
    assert board.run() == ["A一"]


MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("call"), st.integers(0, 9)),
        st.tuples(st.just("recall"), st.integers(0, 9)),
        st.tuples(st.just("end"), st.integers(0, 9)),
        st.tuples(st.sampled_from(["look", "say", "restart"]), st.just(0)),
    ),
    max_size=60,
)


@given(MOVES)
def test_nothing_is_ever_said_more_often_than_it_was_called(
    tmp_path_factory: pytest.TempPathFactory, moves: Iterable[tuple[str, int]]
) -> None:
    clock = FixedClock(TEN_ON_A_FRIDAY)
    folder = tmp_path_factory.mktemp("board")
    board = Board(folder, clock)
    calls: dict[int, Announcement] = {}
    called: dict[str, int] = {}
    said: list[str] = []
    for move, which in moves:
        clock.advance(timedelta(seconds=1))
        number = f"A{which}"
        if move == "call" and which not in calls:
            calls[which] = call(number, clock)
            called[number] = 1
        elif move == "recall" and which in calls and calls[which].standing:
            calls[which] = replace(calls[which], times=calls[which].times + 1, at=clock.now())
            called[number] += 1
        elif move == "end" and which in calls:
            calls[which] = replace(calls[which], standing=False)
        elif move == "look":
            board.look(*calls.values())
        elif move == "say":
            board.announcer.announce_next()
        elif move == "restart":
            said += board.shown
            board = Board(folder, clock)
    said += board.shown
    for number in set(said):
        assert said.count(number) <= called[number]
