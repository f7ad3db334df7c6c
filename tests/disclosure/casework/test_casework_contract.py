"""The same desk on both databases: two on one case, at the same moment, and nothing personal."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from sqlalchemy import select, text

from kiosk.common.errors import Conflict, Rejected
from kiosk.common.ids import new_id
from kiosk.disclosure.casework.service import Casework
from kiosk.disclosure.casework.terms import View
from kiosk.disclosure.model import Channel
from kiosk.disclosure.states import State
from kiosk.store.tables import audit_trail
from tests.disclosure.casework.conftest import CHIEF, CLERK
from tests.disclosure.forms import citizen

DAY = date(2026, 11, 20)


@pytest.fixture
def desk(store, settings) -> Casework:
    return Casework(store, settings)


@pytest.fixture
def case(desk):
    return desk.register(
        citizen(), request_id=new_id(), channel=Channel.IN_PERSON, arrived_on=DAY, actor=CLERK
    )


def test_a_whole_procedure_on_either_database(desk, case):
    case = desk.take_up(case.number, actor=CLERK, version=case.version)
    case = desk.propose_extension(
        case.number, days=10, reason="材料较多", actor=CLERK, version=case.version
    )
    case = desk.decide_extension(
        case.number,
        extension_id=case.extensions[0].id,
        approve=True,
        role="supervisor",
        actor=CHIEF,
        version=case.version,
    )
    case = desk.ask_third_party(
        case.number, party="赵某某", sent_on=DAY, actor=CLERK, version=case.version
    )
    case = desk.record_opinion(
        case.number,
        stop_id=case.stops[0].id,
        opinion="objects",
        note="涉及商业秘密",
        on=DAY,
        actor=CLERK,
        version=case.version,
    )
    case = desk.answer(
        case.number,
        row="2",
        open_part="公开正文",
        reasons="附图涉及第三方",
        grounds=("third_party",),
        answered_on=DAY,
        actor=CLERK,
        version=case.version,
    )
    case = desk.deliver(
        case.number, how="mail", delivered_on=DAY, actor=CLERK, version=case.version
    )
    case = desk.archive(case.number, actor=CLERK, version=case.version)
    assert (case.state, case.answers[0].grounds) == (State.ARCHIVED, ("third_party",))
    assert [row.number for row in desk.worklist(View.ARCHIVED, search="安置方案")] == [case.number]
    assert desk.counts()[View.TODO] == 0
    assert desk.similar(case.number) == []
    party = case.stops[0].id
    assert desk.reveal_party(case.number, party, reason="answering", actor=CHIEF) == "赵某某"
    with pytest.raises(Rejected, match=r"disclosure\.look_reason_needed"):
        desk.reveal_party(case.number, party, reason="curious", actor=CHIEF)


def test_of_two_at_the_same_moment_one_acts_and_the_other_is_told(desk, case):
    outcomes: list[str] = []
    together = threading.Barrier(2)

    def act(department: str) -> None:
        together.wait()
        try:
            desk.assign(case.number, department=department, actor=CLERK, version=case.version)
            outcomes.append(department)
        except Conflict as told:
            outcomes.append(told.code)

    threads = [threading.Thread(target=act, args=(f"150799-0{n}",)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes)[1] == "disclosure.changed_meanwhile"
    now = desk.case(case.number, actor=CHIEF)
    assert (now.department, len(now.assignments)) == (sorted(outcomes)[0], 1)


PLANTED = ("赵某某", "李小梅", "请写明文件的年份", "征地补偿", "11010519491231002X", "13812345678")


def test_nothing_personal_stands_in_a_column_or_in_the_audit_trail(desk, store, case):
    case = desk.take_up(case.number, actor=CLERK, version=case.version)
    case = desk.ask_third_party(
        case.number, party="赵某某", sent_on=DAY, actor=CLERK, version=case.version
    )
    case = desk.record_opinion(
        case.number,
        stop_id=case.stops[0].id,
        opinion="agrees",
        note="赵某某同意",
        on=DAY,
        actor=CLERK,
        version=case.version,
    )
    case = desk.ask_correction(
        case.number,
        what="请写明文件的年份",
        asked_on=DAY,
        reply_by=date(2026, 12, 11),
        actor=CLERK,
        version=case.version,
    )
    desk.correct(
        case.number,
        title_or_number="征地补偿方案",
        description="2025 年",
        supplied_on=DAY,
        actor=CLERK,
        version=case.version,
    )
    assert {stop.party for stop in desk.case(case.number, actor=CHIEF).stops} == {"赵*某", ""}
    with store.read() as connection:
        kept = b""
        for table in (
            "applications",
            "application_events",
            "application_stops",
            "application_corrections",
            "outbox",
            "audit_trail",
        ):
            for row in connection.execute(text(f"SELECT * FROM {table}")):
                kept += b"\n".join(
                    bytes(one) if isinstance(one, bytes) else str(one).encode() for one in row
                )
        actions = set(connection.execute(select(audit_trail.c.action)).scalars())
    for planted in PLANTED:
        assert planted.encode() not in kept
    assert {"application.ask_correction", "application.correct", "application.opened"} <= actions
