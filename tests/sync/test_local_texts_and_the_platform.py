"""A hall's own text stands over the platform's without the checkpoint ever being wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import delete, update

from kiosk.central import feed
from kiosk.common.ids import new_id
from kiosk.content.editing.service import Editing
from kiosk.content.editing.tables import set_aside
from kiosk.settings import Settings
from kiosk.store.store import Store
from kiosk.sync.protocol import Change
from tests.sync.conftest import World, notice

MAKER, CHECKER = "staff:1007", "staff:1001"


@pytest.fixture(params=["sqlite", "postgres"])
def edited(
    request: pytest.FixtureRequest, connect: Callable[[Store], World], settings: Settings
) -> World:
    """The platform has published two notices; the hall has its own text of the first."""
    world = connect(request.getfixturevalue(f"{request.param}_store"))
    feed.publish(world.platform, [notice("n1", "停电公告"), notice("n2", "放假公告")])
    assert world.sync.once().ok
    editing = Editing(world.store, world.content, settings)
    text = {"code": "n1", "title": "停电改期", "body": ["第一段"], "published_on": "2026-11-20"}
    made = editing.propose("notice", text, why="改期", actor=MAKER, request_id=new_id())
    editing.approve(made.id, actor=CHECKER, version=made.version)
    return world


def titles(world: World) -> list[str]:
    return sorted(one.title for one in world.content.notices())


def test_a_local_text_stays_while_the_platform_says_nothing_newer(edited: World) -> None:
    feed.publish(edited.platform, [notice("n3", "新公告")])
    report = edited.sync.once()
    assert (report.ok, report.changed) == (True, 1)
    assert titles(edited) == ["停电改期", "放假公告", "新公告"]


def test_a_newer_text_of_the_platform_is_the_one_that_shows(edited: World) -> None:
    feed.publish(edited.platform, [notice("n1", "停电取消", 2)])
    assert edited.sync.once().ok
    assert titles(edited) == ["停电取消", "放假公告"]


def test_a_withdrawn_document_goes_with_its_local_text(edited: World) -> None:
    feed.publish(edited.platform, [Change("notice", "n1", 2, "delete")])
    assert edited.sync.once().ok
    assert titles(edited) == ["放假公告"]


def test_a_damaged_text_under_a_local_one_is_found_and_repaired(edited: World) -> None:
    with edited.store.command() as command:
        command.execute(update(set_aside).values(sha256="0" * 64))
    feed.publish(edited.platform, [notice("n3", "新公告")])
    assert edited.sync.once().ok
    assert len(edited.content.inventory()) == 3
    assert "新公告" in titles(edited)


def test_a_lost_text_under_a_local_one_is_fetched_again(edited: World) -> None:
    with edited.store.command() as command:
        command.execute(delete(set_aside))
    feed.publish(edited.platform, [notice("n3", "新公告")])
    assert edited.sync.once().ok
    assert [row[1] for row in edited.content.inventory()] == ["n1", "n2", "n3"]
