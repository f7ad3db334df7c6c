"""Editing holds on both databases: dates, local texts over the platform's, versions, the wall."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.common.clock import FixedClock
from kiosk.common.errors import Conflict, KioskError, Rejected
from kiosk.common.ids import new_id
from kiosk.content.editing.model import (
    Light,
    ProposalState,
    TaskKind,
)
from kiosk.content.editing.service import Editing
from kiosk.content.model import ServiceItem
from kiosk.content.service import Content
from kiosk.content.version_mark import version_mark
from kiosk.settings import Settings
from kiosk.store.store import Store
from tests.content.editing_desk import (
    CHECKER,
    ITEM,
    MAKER,
    NEW_PHONE,
    OTHER,
    OTHER_ITEM,
    TODAY,
    change,
    edited,
    proposed,
    publish,
)


@pytest.fixture
def content(store: Store) -> Content:
    made = Content(store, store.clock)
    publish(made, change(ITEM), change(OTHER_ITEM))
    return made


@pytest.fixture
def editing(store: Store, content: Content, settings: Settings) -> Editing:
    return Editing(
        store, content, settings, may_check=lambda actor: actor in (CHECKER, OTHER, MAKER)
    )


def test_of_two_checkers_at_once_one_decides(editing: Editing) -> None:
    made = proposed(editing, NEW_PHONE)
    said: list[str] = []
    start = threading.Barrier(2)

    def decide(act: str, actor: str) -> None:
        start.wait()
        try:
            if act == "approve":
                editing.approve(made.id, actor=actor, version=made.version)
            else:
                editing.send_back(made.id, note="不对", actor=actor, version=made.version)
            said.append("done")
        except KioskError as error:
            said.append(error.code)

    both = [
        threading.Thread(target=decide, args=("approve", CHECKER)),
        threading.Thread(target=decide, args=("send_back", OTHER)),
    ]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sorted(said) == ["done", "editing.changed_meanwhile"]


def test_a_change_for_a_later_day_takes_effect_once_when_the_day_begins(
    editing: Editing, content: Content, clock: FixedClock
) -> None:
    made = proposed(editing, NEW_PHONE, takes_effect_on=TODAY + timedelta(3))
    done = editing.approve(made.id, actor=CHECKER, version=made.version)
    assert done.state is ProposalState.APPROVED
    assert editing.take_effect() == 0
    clock.set_wall(datetime(2026, 11, 22, 15, 59, 59, tzinfo=UTC))
    assert editing.take_effect() == 0
    clock.set_wall(datetime(2026, 11, 22, 16, 0, 0, tzinfo=UTC))
    assert (editing.take_effect(), editing.take_effect()) == (1, 0)
    assert content.guide(ITEM.code).contact == "0470-5550199"
    assert editing.proposal(made.id).timing.light is Light.GREEN


def test_two_terminals_make_a_change_public_once(
    editing: Editing, content: Content, settings: Settings, store: Store, clock: FixedClock
) -> None:
    made = proposed(editing, NEW_PHONE, takes_effect_on=TODAY + timedelta(1))
    editing.approve(made.id, actor=CHECKER, version=made.version)
    clock.advance(timedelta(days=1))
    others = [Editing(store, content, settings) for _ in range(3)]
    done: list[int] = []
    threads = [threading.Thread(target=lambda e=e: done.append(e.take_effect())) for e in others]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sum(done) == 1
    assert len(editing.versions("service_item", ITEM.code)) == 2


def test_the_platforms_inventory_stays_its_own_under_a_local_text(
    editing: Editing, content: Content
) -> None:
    before = content.inventory()
    edited(editing)
    assert content.inventory() == before
    made = editing.propose_removal(
        "service_item", OTHER_ITEM.code, why="停办", actor=MAKER, request_id=new_id()
    )
    editing.approve(made.id, actor=CHECKER, version=made.version)
    assert content.inventory() == before
    with pytest.raises(Rejected, match=r"guide\.unknown"):
        content.guide(OTHER_ITEM.code)


def test_the_same_release_again_leaves_the_local_text(editing: Editing, content: Content) -> None:
    edited(editing)
    publish(content, change(ITEM))
    with content._store.command("platform") as command:
        content.stage(command, "again", [change(ITEM), change(OTHER_ITEM)])
        assert content.swap(command, "again").changed == 0
    assert content.guide(ITEM.code).contact == "0470-5550199"


def test_a_newer_text_of_the_platform_takes_the_place_of_the_local_one(
    editing: Editing, content: Content
) -> None:
    edited(editing)
    publish(content, change(replace(ITEM, hours="周一至周五"), rev=2))
    item = content.guide(ITEM.code)
    assert (item.hours, item.contact) == ("周一至周五", ITEM.contact)
    assert content.inventory()[0][2] == 2
    versions = editing.versions("service_item", ITEM.code)
    assert [version.origin for version in versions] == ["release", "overlay", "release"]
    kept = editing.version_document("service_item", ITEM.code, 2)
    assert isinstance(kept, ServiceItem)
    assert kept.contact == "0470-5550199"
    told = [task for task in editing.tasks() if task.kind is TaskKind.OVERLAY_GONE]
    assert [task.code for task in told] == [ITEM.code]


def test_a_withdrawal_of_the_platform_takes_the_local_text_along(
    editing: Editing, content: Content
) -> None:
    edited(editing)
    publish(content, change(ITEM, rev=2, op="delete"))
    assert [row[1] for row in content.inventory()] == [OTHER_ITEM.code]
    with pytest.raises(Rejected, match=r"guide\.unknown"):
        content.guide(ITEM.code)


def test_a_whole_release_without_the_document_takes_the_local_text_along(
    editing: Editing, content: Content
) -> None:
    edited(editing)
    with content._store.command("platform") as command:
        content.stage(command, "whole", [change(OTHER_ITEM)])
        assert content.swap(command, "whole").removed == 1
    assert [row[1] for row in content.inventory()] == [OTHER_ITEM.code]


def test_restoring_the_platforms_text_makes_it_the_platforms_again(
    editing: Editing, content: Content
) -> None:
    before = content.inventory()
    edited(editing)
    made = editing.propose_restore(
        "service_item", ITEM.code, 1, why="改错了", actor=MAKER, request_id=new_id()
    )
    editing.approve(made.id, actor=CHECKER, version=made.version)
    assert content.guide(ITEM.code) == ITEM
    assert content.inventory() == before
    publish(content, change(replace(ITEM, hours="全天"), rev=2))
    assert [t for t in editing.tasks() if t.kind is TaskKind.OVERLAY_GONE] == []


def test_every_replaced_text_is_kept_with_who_and_why(editing: Editing, clock: FixedClock) -> None:
    edited(editing)
    clock.advance(timedelta(hours=1))
    edited(editing, replace(NEW_PHONE, hours="全天"))
    third, second, first = editing.versions("service_item", ITEM.code)
    assert (first.number, first.since, first.mark) == (1, None, version_mark(ITEM))
    assert (second.made_by, second.approved_by, second.why) == (MAKER, CHECKER, "电话换号")
    assert second.until == third.since
    assert third.stands
    assert editing.version_text("service_item", ITEM.code, 3) == editing.standing_text(
        "service_item", ITEM.code
    )


def test_an_import_is_one_batch_that_is_approved_as_a_whole(
    editing: Editing, content: Content
) -> None:
    new = replace(ITEM, code="11150799MB0000019T002001009", name="居住证办理")
    made = editing.propose_import(
        [NEW_PHONE, OTHER_ITEM, new],
        removed=[("service_item", OTHER_ITEM.code)],
        source="实施清单.xlsx",
        actor=MAKER,
        request_id=new_id(),
    )
    assert (made.count, made.title) == (3, "实施清单.xlsx")
    editing.approve(made.id, note="已核对", actor=CHECKER, version=made.version)
    assert content.item_count() == 2
    assert content.guide(new.code).name == "居住证办理"


def test_a_changed_address_gives_the_same_day_a_tile_to_reprint(
    editing: Editing, clock: FixedClock
) -> None:
    edited(editing, replace(ITEM, online_url="https://zwfw.example.cn/2"))
    (task,) = editing.wall_tasks(TODAY)
    assert (task.kind, task.code, task.code_changed) == (TaskKind.REPRINT, ITEM.code, True)
    assert {each.what for each in task.changes} == {"address", "mark"}
    assert task.light(TODAY) is Light.YELLOW
    clock.advance(timedelta(days=1))
    (left,) = editing.wall_tasks()
    assert left.light(TODAY + timedelta(1)) is Light.RED
    done = editing.mark_done(task.id, CHECKER)
    assert (done.done_by, done.light(TODAY)) == (CHECKER, Light.GREEN)
    with pytest.raises(Conflict, match=r"editing\.task_done"):
        editing.mark_done(task.id, CHECKER)
