"""Background work comes back on the GUI thread, in order, and ends with the program."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.tasks import Tasks


@pytest.fixture
def tasks(application: QGuiApplication) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.shut_down()


def test_work_runs_elsewhere_and_its_result_comes_here(tasks: Tasks, qtbot: QtBot) -> None:
    seen: list[threading.Thread] = []
    tasks.run(
        threading.current_thread, lambda thread: seen.extend((thread, threading.current_thread()))
    )
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0] is not threading.main_thread()
    assert seen[1] is threading.main_thread()


def test_a_fault_comes_to_on_failed(tasks: Tasks, qtbot: QtBot) -> None:
    faults: list[Exception] = []
    tasks.run(lambda: 1 // 0, lambda _: None, faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    assert isinstance(faults[0], ZeroDivisionError)


def test_nothing_is_delivered_to_an_owner_that_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    owner, gate, heard = QObject(), threading.Event(), []
    tasks.run(gate.wait, heard.append, owner=owner)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gate.set()
    qtbot.waitUntil(lambda: tasks.pending == 0)
    assert heard == []


def test_only_the_newest_of_a_stream_is_delivered(tasks: Tasks, qtbot: QtBot) -> None:
    owner, gate, heard = QObject(), threading.Event(), []
    for number in range(20):
        tasks.run(lambda n=number: (gate.wait(), n)[1], heard.append, owner=owner, latest="search")
    gate.set()
    qtbot.waitUntil(lambda: tasks.pending == 0)
    assert heard == [19]


def test_steady_work_never_overlaps_itself_and_outlives_its_faults(
    tasks: Tasks, qtbot: QtBot
) -> None:
    running, most, runs = 0, 0, []

    def work() -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        runs.append(1)
        running -= 1
        raise ValueError("a fault of one run")

    tasks.steady(work, fault_rest=0.001).wake()
    qtbot.waitUntil(lambda: len(runs) > 5)
    assert most == 1


def test_steady_work_woken_many_times_while_it_runs_runs_once_more(
    tasks: Tasks, qtbot: QtBot
) -> None:
    gate, runs = threading.Event(), []

    def work() -> None:
        runs.append(1)
        gate.wait()

    steady = tasks.steady(work)
    steady.wake()
    qtbot.waitUntil(lambda: len(runs) == 1)
    for _ in range(20):
        steady.wake()
    gate.set()
    qtbot.waitUntil(lambda: len(runs) == 2)
    qtbot.wait(20)
    assert len(runs) == 2


def test_a_rest_is_cut_short_by_a_call_and_never_made_longer(tasks: Tasks, qtbot: QtBot) -> None:
    runs: list[int] = []

    def work() -> float:
        runs.append(1)
        return 3600

    steady = tasks.steady(work)
    steady.wake()
    qtbot.waitUntil(lambda: len(runs) == 1)
    steady.wake(0.001)
    steady.wake(3600)
    qtbot.waitUntil(lambda: len(runs) == 2)


def test_a_fault_that_stays_is_logged_when_it_starts(
    tasks: Tasks, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    runs: list[int] = []

    def work() -> None:
        runs.append(1)
        raise ValueError("no paper")

    tasks.steady(work, fault_rest=0.001).wake()
    qtbot.waitUntil(lambda: len(runs) > 3)
    assert [record.message for record in caplog.records] == ["steady work failed"]


def test_no_thread_is_left_after_shutting_down(application: QGuiApplication) -> None:
    before = threading.active_count()
    tasks = Tasks()
    for _ in range(4):
        tasks.run(lambda: None)
    tasks.steady(lambda: 0.001).wake()
    tasks.shut_down()
    assert threading.active_count() == before
    tasks.run(lambda: pytest.fail("ran after the end"))
