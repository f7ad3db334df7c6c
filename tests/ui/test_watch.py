"""A face learns that the store changed, from whichever program changed it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.app import Terminal
from kiosk.settings import Settings
from kiosk.store.store import Store
from ui.tasks import Tasks
from ui.watch import Watch


@pytest.fixture
def watching(
    application: QGuiApplication, settings: Settings
) -> Iterator[Callable[[Store], tuple[Watch, Tasks]]]:
    """A watch on a store that has told its first news."""
    made: list[Tasks] = []

    def begun(store: Store) -> tuple[Watch, Tasks]:
        tasks = Tasks()
        made.append(tasks)
        return Watch(Terminal(settings, store), tasks, tasks), tasks

    yield begun
    for tasks in made:
        tasks.shut_down()
        tasks.deleteLater()


def test_the_first_news_comes_at_once_then_each_commit_of_others(
    watching: Callable[[Store], tuple[Watch, Tasks]], store: Store, qtbot: QtBot
) -> None:
    watch, _ = watching(store)
    with qtbot.waitSignal(watch.changed):
        watch.start()
    for value in ("1", "2"):
        with qtbot.waitSignal(watch.changed), store.command("test") as command:
            command.audit("test.done", value)


def test_while_nothing_changes_nothing_is_told(
    watching: Callable[[Store], tuple[Watch, Tasks]], store: Store, qtbot: QtBot
) -> None:
    watch, _ = watching(store)
    with qtbot.waitSignal(watch.changed):
        watch.start()
    with qtbot.assertNotEmitted(watch.changed, wait=1500):
        pass


def test_it_ends_with_the_tasks_without_waiting_for_news(
    watching: Callable[[Store], tuple[Watch, Tasks]], store: Store, qtbot: QtBot
) -> None:
    watch, tasks = watching(store)
    with qtbot.waitSignal(watch.changed):
        watch.start()
    with qtbot.assertNotEmitted(watch.changed, wait=100):
        tasks.shut_down()
    watch.stop()


def test_one_that_is_stopped_before_it_began_never_opens_an_ear(
    watching: Callable[[Store], tuple[Watch, Tasks]], store: Store, qtbot: QtBot
) -> None:
    watch, _ = watching(store)
    watch.stop()
    with qtbot.assertNotEmitted(watch.changed, wait=300):
        watch.start()
