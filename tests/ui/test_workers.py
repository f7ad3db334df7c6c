"""Paper and exchange: at once when something was committed, otherwise in their own time."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.app import Terminal
from kiosk.common.ids import new_id
from kiosk.settings import Settings
from kiosk.sync.service import SyncReport
from ui import workers
from ui.tasks import Tasks
from ui.workers import Workers

HOUR = 3600.0


class Line:
    """The exchange as the worker sees it: counts its calls, well or not."""

    def __init__(self, *, ok: bool = True) -> None:
        self.ok = ok
        self.calls = 0

    def once(self) -> SyncReport:
        self.calls += 1
        return SyncReport(self.ok, "" if self.ok else "sync.unreachable", 0, 0, 0)

    def next_delay(self) -> float:
        return HOUR


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """A terminal in service with a platform, not a demonstration."""
    return dataclasses.replace(settings, demo=False, platform_url="http://127.0.0.1:1")


@pytest.fixture
def line(hall: Terminal) -> Line:
    line = Line()
    vars(hall)["sync"] = line
    return line


@pytest.fixture
def crew(
    hall: Terminal, line: Line, qt_messages: object, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Workers]:
    """The workers, which look by themselves only once an hour."""
    monkeypatch.setattr(workers, "PRINT_REST_SECONDS", HOUR)
    monkeypatch.setattr(workers, "NUDGED_EXCHANGE_SECONDS", 0.01)
    tasks = Tasks()
    yield Workers(hall, tasks, recovers=True)
    tasks.shut_down()


def started(crew: Workers, qtbot: QtBot) -> None:
    with qtbot.waitSignal(crew.recovered):
        crew.start()


def job_states(hall: Terminal, ticket_id: str) -> list[str]:
    return [job.state for job in hall.store.prints.of("ticket", ticket_id)]


def test_a_slip_comes_out_right_after_the_commit(
    hall: Terminal, crew: Workers, qtbot: QtBot
) -> None:
    started(crew, qtbot)
    ticket = hall.queueing.take("bdc", request_id=new_id())
    crew.nudge()
    qtbot.waitUntil(lambda: job_states(hall, ticket.id) == ["printed"], timeout=20_000)


def test_a_burst_of_commits_is_printed_whole(hall: Terminal, crew: Workers, qtbot: QtBot) -> None:
    started(crew, qtbot)
    tickets = []
    for _ in range(5):
        tickets.append(hall.queueing.take("bdc", request_id=new_id()))
        crew.nudge()
    qtbot.waitUntil(
        lambda: all(job_states(hall, ticket.id) == ["printed"] for ticket in tickets),
        timeout=20_000,
    )


def test_the_first_call_waits_for_the_terminals_own_slot(
    crew: Workers, line: Line, qtbot: QtBot
) -> None:
    started(crew, qtbot)
    qtbot.wait(50)
    assert line.calls == 0


def test_a_commit_is_told_soon_and_a_burst_in_one_call(
    crew: Workers, line: Line, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(crew, qtbot)
    qtbot.wait(50)
    monkeypatch.setattr(workers, "NUDGED_EXCHANGE_SECONDS", 0.05)
    for _ in range(20):
        crew.nudge()
    qtbot.waitUntil(lambda: line.calls == 1)
    qtbot.wait(100)
    assert line.calls == 1


def test_a_busy_hall_does_not_hurry_a_platform_that_does_not_answer(
    crew: Workers, line: Line, qtbot: QtBot
) -> None:
    line.ok = False
    started(crew, qtbot)
    qtbot.wait(50)
    crew.nudge()
    qtbot.waitUntil(lambda: line.calls == 1)
    qtbot.wait(50)
    for _ in range(5):
        crew.nudge()
    qtbot.wait(50)
    assert line.calls == 1


def test_a_disk_that_fails_at_the_start_only_delays_paper(
    hall: Terminal, crew: Workers, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "RECOVERY_RETRY_MS", 1)
    recover, tries = hall.store.prints.recover, []

    def failing(*older_than: object) -> int:
        tries.append(older_than)
        if len(tries) < 3:
            raise OSError("no disk")
        return recover()

    monkeypatch.setattr(hall.store.prints, "recover", failing)
    started(crew, qtbot)
    assert len(tries) == 3
