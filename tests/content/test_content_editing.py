"""Maker and checker: a change is proposed by one person and public once another approved it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.errors import Conflict, Rejected
from kiosk.common.ids import new_id
from kiosk.common.workdays import Calendar
from kiosk.content.changes import DocumentChange
from kiosk.content.codec import document_hash, to_document
from kiosk.content.editing.model import (
    STEPS,
    Act,
    Light,
    ProposalState,
    TaskKind,
    after,
    public_by,
    timing,
)
from kiosk.content.editing.outlets import Outlet
from kiosk.content.editing.service import Editing
from kiosk.content.model import Material, Organ
from kiosk.content.service import Content
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
def store(sqlite_store: Store) -> Store:
    return sqlite_store


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


@given(st.lists(st.sampled_from(Act), max_size=8))
def test_no_way_leads_to_effect_without_an_approval(acts: list[Act]) -> None:
    state, approved = ProposalState.DRAFT, False
    for act in acts:
        try:
            state = after(state, act)
        except Conflict:
            continue
        approved = approved or act is Act.APPROVE
        assert approved or state not in (ProposalState.APPROVED, ProposalState.IN_EFFECT)


@given(st.sampled_from(ProposalState), st.sampled_from(Act))
def test_what_is_closed_stays_closed(state: ProposalState, act: Act) -> None:
    if not state.open:
        assert (state, act) not in STEPS


@given(st.dates(date(2026, 1, 1), date(2026, 12, 30)), st.none() | st.integers(0, 40))
def test_an_approved_change_has_one_working_day_or_its_date(day: date, later: int | None) -> None:
    wanted = None if later is None else day + timedelta(later)
    due = public_by(day, wanted, Calendar.published())
    assert due > day or due == wanted
    assert wanted is None or due >= wanted


def test_the_light_is_red_when_an_approved_change_is_late() -> None:
    def light(today: date) -> Light:
        due = date(2026, 11, 23)
        state = ProposalState.APPROVED
        return timing(state, today=today, wanted_on=None, due_on=due, effective_on=None).light

    assert [light(date(2026, 11, day)) for day in (20, 23, 24)] == [
        Light.GREEN,
        Light.YELLOW,
        Light.RED,
    ]


def test_a_proposed_change_is_not_public_before_another_approved_it(
    editing: Editing, content: Content
) -> None:
    made = proposed(editing, NEW_PHONE, words="咨询电话改为 0470-5550199。")
    assert made.state is ProposalState.PROPOSED
    assert content.guide(ITEM.code).contact == ITEM.contact
    done = editing.approve(made.id, note="已电话核实", actor=CHECKER, version=made.version)
    assert (done.state, done.decided_by) == (ProposalState.IN_EFFECT, CHECKER)
    item = content.guide(ITEM.code)
    assert item.contact == "0470-5550199"
    assert [(each.on, each.text) for each in item.changes] == [
        (TODAY, "咨询电话改为 0470-5550199。")
    ]
    assert item.updated_on == TODAY


def test_nobody_approves_an_own_change(editing: Editing) -> None:
    made = proposed(editing, NEW_PHONE)
    with pytest.raises(Rejected, match=r"editing\.own"):
        editing.approve(made.id, actor=MAKER, version=made.version)
    with pytest.raises(Rejected, match=r"editing\.not_a_checker"):
        editing.approve(made.id, actor="staff:1099", version=made.version)


def test_the_same_request_makes_one_proposal(editing: Editing) -> None:
    request = new_id()
    one = proposed(editing, NEW_PHONE, request_id=request)
    assert proposed(editing, NEW_PHONE, request_id=request).id == one.id
    assert len(editing.proposals()) == 1


def test_what_changes_nothing_is_refused(editing: Editing) -> None:
    with pytest.raises(Rejected, match=r"editing\.unchanged"):
        proposed(editing, ITEM)


def test_errors_of_lint_go_out_only_with_a_reason(editing: Editing) -> None:
    bad = replace(ITEM, contact="0470-555")
    made = proposed(editing, bad)
    assert made.errors >= 1
    assert "lint.phone_form" in [finding.code for finding in editing.findings(made.id)]
    with pytest.raises(Rejected, match=r"editing\.errors_need_reason"):
        editing.approve(made.id, actor=CHECKER, version=made.version)
    done = editing.approve(made.id, note="号码待核，先发布", actor=CHECKER, version=made.version)
    assert done.state is ProposalState.IN_EFFECT


def test_what_was_sent_back_is_revised_and_comes_again(editing: Editing) -> None:
    made = proposed(editing, NEW_PHONE)
    back = editing.send_back(made.id, note="区号呢？", actor=CHECKER, version=made.version)
    assert (back.state, back.note) == (ProposalState.SENT_BACK, "区号呢？")
    again = editing.revise(
        made.id,
        replace(ITEM, contact="0470-5550198"),
        why="改正号码",
        actor=MAKER,
        version=back.version,
    )
    assert again.state is ProposalState.PROPOSED
    with pytest.raises(Rejected, match=r"editing\.not_yours"):
        editing.withdraw(made.id, actor=CHECKER, version=again.version)
    assert editing.withdraw(made.id, actor=MAKER, version=again.version).state.open is False


def test_a_draft_waits_for_its_maker(editing: Editing) -> None:
    made = proposed(editing, NEW_PHONE, as_draft=True)
    with pytest.raises(Conflict, match=r"editing\.not_now"):
        editing.approve(made.id, actor=CHECKER, version=made.version)
    sent = editing.submit(made.id, actor=MAKER, version=made.version)
    assert sent.state is ProposalState.PROPOSED


def test_of_two_changes_to_one_document_the_second_sees_it_and_loses_nothing(
    editing: Editing, content: Content
) -> None:
    first, second = proposed(editing, NEW_PHONE), proposed(editing, replace(ITEM, hours="全天"))
    editing.approve(first.id, actor=CHECKER, version=first.version)
    seen = editing.proposal(second.id)
    assert seen.stale
    assert seen.timing.cause == "editing.cause.stale"
    with pytest.raises(Conflict, match=r"editing\.superseded"):
        editing.approve(second.id, actor=CHECKER, version=second.version)
    assert editing.proposal(second.id).state is ProposalState.SUPERSEDED
    again = editing.renew(second.id, actor=MAKER, request_id=new_id())
    editing.approve(again.id, actor=CHECKER, version=again.version)
    item = content.guide(ITEM.code)
    assert (item.contact, item.hours) == ("0470-5550199", "全天")


def test_a_date_that_is_over_is_refused(editing: Editing) -> None:
    with pytest.raises(Rejected, match=r"editing\.date_past"):
        proposed(editing, NEW_PHONE, takes_effect_on=TODAY - timedelta(1))


def test_a_first_load_keeps_nothing_twice(editing: Editing) -> None:
    assert editing.versions("service_item", ITEM.code) == []


def test_versions_are_compared_field_by_field_and_materials_by_name(editing: Editing) -> None:
    materials = (Material("照片", copies=2), Material("授权委托书"))
    edited(editing, replace(ITEM, materials=materials))
    found = editing.compare_versions("service_item", ITEM.code, 1)
    told = {each.place: (each.before, each.after) for each in found}
    assert told["申请材料 · 照片 · 复印件份数"] == ("", "2")
    assert told["申请材料 · 户口簿"][1] == ""
    assert told["申请材料 · 授权委托书"][0] == ""
    assert "更新日期" in told


def test_fields_that_this_program_does_not_know_survive_an_edit(
    editing: Editing, content: Content
) -> None:
    plain = to_document(ITEM) | {"from_a_newer_platform": "甲"}
    publish(
        content,
        DocumentChange("service_item", ITEM.code, 2, "put", document_hash(plain), plain),
    )
    edited(editing)
    assert "from_a_newer_platform" in editing.standing_text("service_item", ITEM.code)


def test_of_a_batch_what_changed_meanwhile_is_left_as_it_is(
    editing: Editing, content: Content
) -> None:
    batch = editing.propose_import(
        [NEW_PHONE, replace(OTHER_ITEM, hours="全天")],
        source="清单.csv",
        actor=MAKER,
        request_id=new_id(),
    )
    edited(editing, replace(ITEM, hours="上午"))
    done = editing.approve(batch.id, note="", actor=CHECKER, version=batch.version)
    assert [part.state.value for part in done.parts] == ["superseded", "in_effect"]
    assert content.guide(ITEM.code).hours == "上午"
    assert content.guide(OTHER_ITEM.code).hours == "全天"


def test_the_first_load_asks_nobody_to_print_the_whole_wall(editing: Editing) -> None:
    assert editing.wall_tasks() == []


def test_two_changes_of_a_tile_in_a_day_are_one_task_and_the_way_back_is_none(
    editing: Editing, content: Content
) -> None:
    edited(editing, replace(ITEM, short_name="补身份证"))
    edited(editing, replace(ITEM, short_name="补领身份证"))
    (task,) = editing.wall_tasks()
    assert [each.after for each in task.changes if each.what == "name"] == ["补领身份证"]
    publish(content, change(replace(ITEM, short_name=""), rev=2))
    assert [each.code for each in editing.wall_tasks()] == []


def test_the_platforms_changes_ask_for_the_wall_too(editing: Editing, content: Content) -> None:
    publish(content, change(replace(ITEM, code="11150799MB0000019T002001077"), rev=1))
    publish(content, change(OTHER_ITEM, rev=2, op="delete"))
    kinds = {task.kind for task in editing.wall_tasks()}
    assert kinds == {TaskKind.PUT_UP, TaskKind.TAKE_DOWN}


def test_parity_names_what_carries_an_older_mark(editing: Editing) -> None:
    editing.note_issued(Outlet.WALL, [ITEM], actor=MAKER)
    editing.note_issued(Outlet.HANDBOOK, [ITEM, OTHER_ITEM], actor=MAKER)
    edited(editing)
    found = {each.outlet: each for each in editing.parity()}
    assert [each.code for each in found[Outlet.WALL].stale] == [ITEM.code]
    assert [code for code, _ in found[Outlet.WALL].missing] == [OTHER_ITEM.code]
    assert found[Outlet.HANDBOOK].right == 1
    assert not found[Outlet.SLIP].used
    (task,) = editing.wall_tasks()
    editing.mark_done(task.id, CHECKER)
    assert {each.outlet: each.stale for each in editing.parity()}[Outlet.WALL] == ()


def test_other_documents_are_edited_the_same_way(editing: Editing, content: Content) -> None:
    organ = Organ("gaj", "示范县公安局", "公安局", ("户籍",), "民生路 1 号", "全天", "0470-5550110")
    made = proposed(editing, organ, why="补录")
    editing.approve(made.id, actor=CHECKER, version=made.version)
    assert content.organ("gaj").name == "示范县公安局"
    assert editing.wall_tasks() == []


def test_what_another_changed_while_a_form_was_open_is_not_taken_back(
    editing: Editing, content: Content
) -> None:
    seen = editing.standing_text("service_item", ITEM.code)
    edited(editing)
    made = proposed(editing, replace(ITEM, hours="全天"), seen=seen)
    editing.approve(made.id, actor=CHECKER, version=made.version)
    item = content.guide(ITEM.code)
    assert (item.contact, item.hours) == (NEW_PHONE.contact, "全天")
