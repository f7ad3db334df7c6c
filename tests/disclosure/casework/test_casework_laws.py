"""Any sequence of acts keeps the date laws; what is not allowed is refused and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import Phase
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from kiosk.common.clock import FixedClock, hall_date
from kiosk.common.errors import Conflict, Rejected
from kiosk.common.ids import new_id
from kiosk.common.wording import say
from kiosk.common.workdays import Calendar
from kiosk.disclosure.casework.model import CaseDetail
from kiosk.disclosure.casework.reading import OFFERED
from kiosk.disclosure.casework.service import Casework
from kiosk.disclosure.model import Channel
from kiosk.disclosure.states import CLOSED, PAUSED, Event, State, allowed
from kiosk.settings import messages_dir
from tests.disclosure.casework.conftest import CHIEF, CLERK
from tests.disclosure.forms import citizen

FIRST_MORNING = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
CALENDAR = Calendar.published()

Act = Callable[[Casework, CaseDetail, date], CaseDetail]


def seen(case: CaseDetail) -> dict[str, Any]:
    return {"actor": CLERK, "version": case.version}


def decide(casework: Casework, case: CaseDetail, *, approve: bool) -> CaseDetail:
    waiting = [one.id for one in case.extensions if one.approved is None]
    return casework.decide_extension(
        case.number,
        extension_id=waiting[0] if waiting else new_id(),
        approve=approve,
        role="supervisor",
        actor=CHIEF,
        version=case.version,
    )


def first_stop(case: CaseDetail) -> str:
    return next((stop.id for stop in case.stops if stop.is_open), new_id())


def pending(case: CaseDetail) -> str:
    return next((one.id for one in case.proceedings if one.decided_on is None), new_id())


ACTS: dict[Event, Act] = {
    Event.ANSWER_AT_ONCE: lambda w, c, d: w.answer_at_once(
        c.number, row="1", open_part="见附件", answered_on=d, **seen(c)
    ),
    Event.ASK_CORRECTION: lambda w, c, d: w.ask_correction(
        c.number, what="年份", asked_on=d, reply_by=d + timedelta(days=14), **seen(c)
    ),
    Event.CORRECT: lambda w, c, d: w.correct(
        c.number, title_or_number="", description=f"{c.version} 年", supplied_on=d, **seen(c)
    ),
    Event.LAPSE_CORRECTION: lambda w, c, d: w.lapse_correction(c.number, on=d, **seen(c)),
    Event.TAKE_UP: lambda w, c, _: w.take_up(c.number, **seen(c)),
    Event.ASK_THIRD_PARTY: lambda w, c, d: w.ask_third_party(
        c.number, party="赵某", sent_on=d, **seen(c)
    ),
    Event.ASK_JOINT_ORGAN: lambda w, c, d: w.ask_joint_organ(
        c.number, organ="示范县财政局", sent_on=d, **seen(c)
    ),
    Event.RECORD_REACHED: lambda w, c, d: w.record_reached(
        c.number, stop_id=first_stop(c), on=d, **seen(c)
    ),
    Event.OPINION_IN: lambda w, c, d: w.record_opinion(
        c.number, stop_id=first_stop(c), opinion="agrees", on=d, **seen(c)
    ),
    Event.ASK_REASONS: lambda w, c, d: w.ask_reasons(c.number, why="次数过多", on=d, **seen(c)),
    Event.ACCEPT_REASONS: lambda w, c, d: w.accept_reasons(c.number, on=d, delay_days=3, **seen(c)),
    Event.REFUSE_EXCESSIVE: lambda w, c, d: w.refuse_excessive(
        c.number, reasons="理由不合理", on=d, **seen(c)
    ),
    Event.PROPOSE_EXTENSION: lambda w, c, _: w.propose_extension(
        c.number, days=20, reason="材料较多", **seen(c)
    ),
    Event.EXTEND: lambda w, c, _: decide(w, c, approve=True),
    Event.REFUSE_EXTENSION: lambda w, c, _: decide(w, c, approve=False),
    Event.ASK_PAYMENT: lambda w, c, d: w.ask_payment(
        c.number, basis="items", count=11, notified_on=d, **seen(c)
    ),
    Event.PAY: lambda w, c, d: w.record_payment(c.number, paid_on=d, **seen(c)),
    Event.LAPSE_PAYMENT: lambda w, c, d: w.lapse_payment(c.number, on=d, **seen(c)),
    Event.ANSWER: lambda w, c, d: w.answer(
        c.number, row="4.1", reasons="经检索不存在", answered_on=d, **seen(c)
    ),
    Event.DELIVER: lambda w, c, d: w.deliver(c.number, how="mail", delivered_on=d, **seen(c)),
    Event.ARCHIVE: lambda w, c, _: w.archive(c.number, **seen(c)),
    Event.RECORD_REVIEW: lambda w, c, d: w.record_review(
        c.number, authority="示范市人民政府", filed_on=d, **seen(c)
    ),
    Event.RECORD_LITIGATION: lambda w, c, d: w.record_litigation(
        c.number, after_review=False, court="示范县人民法院", filed_on=d, **seen(c)
    ),
    Event.SETTLE: lambda w, c, d: w.settle(
        c.number, proceeding_id=pending(c), result="upheld", decided_on=d, **seen(c)
    ),
    Event.AMEND: lambda w, c, d: w.amend(c.number, text="更正错字", on=d, **seen(c)),
    Event.REDO: lambda w, c, d: w.redo(c.number, why="撤销", on=d, **seen(c)),
    Event.WITHDRAW: lambda w, c, d: w.withdraw(c.number, reason="", on=d, **seen(c)),
    Event.ASSIGN: lambda w, c, _: w.assign(c.number, department=f"150799-{c.version}", **seen(c)),
    Event.TAKE_BACK: lambda w, c, _: w.take_back(c.number, reason="重派", **seen(c)),
}
"""Every act of the desk, done today."""

UNLIKELY = {
    Event.REGISTER,
    Event.WITHDRAW,
    Event.ANSWER_AT_ONCE,
    Event.ASSIGN,
    Event.TAKE_BACK,
    Event.AMEND,
}
"""What would end or fill most runs: tried, but not chosen for being offered."""


class Desk(RuleBasedStateMachine):
    """One case in the hands of somebody who tries everything, on any day."""

    casework: Casework
    clock: FixedClock

    @initialize()
    def received(self) -> None:
        self.clock.set_wall(FIRST_MORNING)
        self.case = self.casework.register(
            citizen(),
            request_id=new_id(),
            channel=Channel.IN_PERSON,
            arrived_on=self.today,
            actor=CLERK,
        )

    @property
    def today(self) -> date:
        return hall_date(self.clock.now())

    @rule(days=st.sampled_from([1, 1, 3, 8, 16, 31]))
    def days_go_by(self, days: int) -> None:
        self.clock.advance(timedelta(days=days))

    @rule(event=st.sampled_from(sorted(ACTS)))
    def somebody_tries_anything(self, event: Event) -> None:
        self.attempt(event)

    @rule(data=st.data())
    def somebody_does_what_is_offered(self, data: st.DataObject) -> None:
        offers = self.casework.case(self.case.number, actor=CLERK).offers
        likely = [one.event for one in offers if one.enabled and one.event not in UNLIKELY]
        if likely:
            self.attempt(data.draw(st.sampled_from(likely)))

    @precondition(lambda self: self.case.state is State.IN_PROGRESS)
    @rule()
    def somebody_extends(self) -> None:
        self.attempt(Event.PROPOSE_EXTENSION)
        self.attempt(Event.EXTEND)

    def attempt(self, event: Event) -> None:
        before = self.casework.case(self.case.number, actor=CLERK)
        past = [step.event for step in before.timeline]
        try:
            after = ACTS[event](self.casework, before, self.today)
        except Rejected as refused:
            self.refused(refused, before)
            return
        assert allowed(before.state, event, past)
        assert before.offer(event).enabled, "what was done had been offered"
        assert after.timeline[:-1] == before.timeline
        assert (after.timeline[-1].event, after.version) == (event, before.version + 1)
        if event in (Event.ASK_THIRD_PARTY, Event.ASK_JOINT_ORGAN, Event.ASK_PAYMENT, Event.EXTEND):
            assert after.due_on >= before.due_on
        if event in (Event.OPINION_IN, Event.PAY, Event.REFUSE_EXTENSION):
            assert after.due_on <= before.due_on
        self.case = after

    def refused(self, why: Rejected, before: CaseDetail) -> None:
        assert "—" not in say(why, messages_dir())
        assert self.casework.case(before.number, actor=CLERK) == before

    @invariant()
    def the_limit_is_never_before_the_receipt_and_stops_only_push_it(self) -> None:
        case = self.case
        whole = case.limit_days + case.extended_days + case.delayed_days
        assert case.due_on >= CALENDAR.due(case.received_on, whole).due_on > case.received_on
        assert case.deadline.due_on == case.due_on
        assert case.first_received_on is None or case.first_received_on <= case.received_on

    @invariant()
    def one_extension_of_twenty_days_and_one_correction_in_a_round(self) -> None:
        past = [step.event for step in self.case.timeline]
        redone = max((i for i, one in enumerate(past) if one is Event.REDO), default=-1)
        this_round = past[redone + 1 :]
        assert this_round.count(Event.EXTEND) <= 1
        assert this_round.count(Event.ASK_CORRECTION) <= 1
        assert self.case.extended_days in (0, 20)

    @invariant()
    def the_clock_stands_as_long_as_somebody_is_waited_for(self) -> None:
        waiting = [stop for stop in self.case.stops if stop.is_open]
        assert bool(waiting) == (self.case.state in PAUSED)
        for stop in self.case.stops:
            assert stop.until is None or stop.since <= stop.until
            assert stop.kind in ("correction", "payment") or (
                stop.until is None or stop.until <= stop.period_ends
            )

    @invariant()
    def a_closed_case_has_its_day_and_result(self) -> None:
        case = self.case
        if case.state in CLOSED:
            assert case.closed_on is not None
            assert case.outcome is not None
        elif Event.REDO not in [step.event for step in case.timeline]:
            assert (case.closed_on, case.outcome) == (None, None)

    @invariant()
    def who_saw_an_older_case_is_refused(self) -> None:
        if self.case.version > 1 and self.case.state is State.REGISTERED:
            with pytest.raises(Conflict, match=r"^disclosure.changed_meanwhile"):
                self.casework.take_up(self.case.number, actor=CHIEF, version=1)


def test_any_sequence_of_acts_keeps_the_law(sqlite_store, settings, clock):
    class OnThisDesk(Desk):
        pass

    OnThisDesk.casework, OnThisDesk.clock = Casework(sqlite_store, settings), clock
    run_state_machine_as_test(
        OnThisDesk,
        settings=hypothesis_settings(
            max_examples=12,
            stateful_step_count=26,
            deadline=None,
            # Every step is a commit: making a failing run shorter would take minutes.
            phases=[Phase.reuse, Phase.generate],
        ),
    )


def test_every_act_of_the_desk_is_tried():
    assert set(ACTS) == set(OFFERED) - {Event.REGISTER}
