"""The power goes between approval and effect: a change is public once, or not yet."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.app import Terminal, make_store
from kiosk.common.clock import FixedClock
from kiosk.common.ids import new_id
from kiosk.content.editing.model import ProposalState
from kiosk.content.editing.service import Editing
from kiosk.content.service import Content
from kiosk.settings import Settings
from kiosk.store.store import Store
from tests.content.editing_desk import CHECKER, ITEM, MAKER, NEW_PHONE, TODAY, change, publish

NEXT_DAY = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
_KILLED = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from sqlalchemy import event
from kiosk.app import Terminal, make_store
from kiosk.common.clock import FixedClock
from kiosk.settings import Settings

folder, at, when = sys.argv[1:]
settings = Settings(hall_code="150799", hall_name="大厅", terminal="03", data_dir=Path(folder))
store = make_store(settings, FixedClock(datetime.fromisoformat(at)))
die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
if when == "before":
    event.listen(store.engine, "commit", die)
Terminal(settings, store).editing.take_effect()
die()
"""
"""Makes the change public and dies: just before the commit, or just after it."""


@pytest.fixture
def approved(sqlite_store: Store, settings: Settings) -> str:
    """The id of a change that is approved for tomorrow."""
    content = Content(sqlite_store, sqlite_store.clock)
    publish(content, change(ITEM))
    editing = Editing(sqlite_store, content, settings)
    made = editing.propose(
        "service_item",
        NEW_PHONE,
        why="电话换号",
        takes_effect_on=TODAY + timedelta(1),
        actor=MAKER,
        request_id=new_id(),
    )
    return editing.approve(made.id, actor=CHECKER, version=made.version).id


@pytest.mark.parametrize(("when", "left"), [("before", 1), ("after", 0)])
def test_a_change_is_public_once_whenever_the_power_goes(
    approved: str, sqlite_store: Store, settings: Settings, when: str, left: int
) -> None:
    sqlite_store.close()
    arguments = [str(settings.data_dir), NEXT_DAY.isoformat(), when]
    died = subprocess.run([sys.executable, "-c", _KILLED, *arguments], check=False)
    assert died.returncode == -signal.SIGKILL
    store = make_store(settings, FixedClock(NEXT_DAY))
    terminal = Terminal(settings, store)
    assert terminal.editing.take_effect() == left
    assert terminal.editing.proposal(approved).state is ProposalState.IN_EFFECT
    assert terminal.content.guide(ITEM.code).contact == NEW_PHONE.contact
    assert len(terminal.editing.versions("service_item", ITEM.code)) == 2
    assert len(terminal.editing.wall_tasks()) == 1
    terminal.close()
