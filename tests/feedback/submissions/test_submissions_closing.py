"""What was answered closes by itself when its time is over, and not before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.feedback.model import Light
from kiosk.feedback.submissions.states import State, Step
from kiosk.store.tables import audit_trail

LAST = date(2026, 12, 11)
"""Fifteen working days after the 20th of November."""


def test_an_answer_closes_by_itself_after_the_time_to_call_it_in_question(
    submissions, hand_in, clock, store
):
    receipt = hand_in()
    submissions.answer(receipt.number, "带身份证和旧证即可。", actor="staff:1007")
    status = submissions.status(receipt.number, receipt.query_code)
    assert (status.closes_on, status.can_judge) == (LAST, True)
    row = submissions.rows(over=True)[0]
    assert (row.lamp.light, row.lamp.on) == (Light.NONE, LAST)
    assert str(LAST) in row.lamp.words
    clock.advance(timedelta(days=21))
    assert submissions.close_settled() == 0, "its last day"
    clock.advance(timedelta(days=1))
    assert (submissions.close_settled(), submissions.close_settled()) == (1, 0)
    status = submissions.status(receipt.number, receipt.query_code)
    assert (status.state, status.closes_on) == (State.CLOSED, None)
    assert "满 15 个工作日" in status.steps[-1].words
    with store.read() as connection:
        query = select(audit_trail.c.actor).where(audit_trail.c.action == "submission.lapse")
        assert list(connection.execute(query).scalars()) == ["system"]
    with pytest.raises(Rejected, match=r"^submission.step_refused"):
        submissions.dispute(receipt.number, receipt.query_code, "不清楚", request_id=new_id())


def test_what_was_called_in_question_is_owed_again_and_counted_anew(submissions, hand_in, clock):
    receipt = hand_in()
    submissions.answer(receipt.number, "带身份证。", actor="staff:1007")
    clock.advance(timedelta(days=20))
    submissions.dispute(receipt.number, receipt.query_code, "没有说清楚。", request_id=new_id())
    clock.advance(timedelta(days=10))
    assert submissions.close_settled() == 0
    submissions.answer(receipt.number, "带身份证和旧证。", actor="staff:1001")
    assert submissions.close_settled() == 0
    clock.advance(timedelta(days=40))
    assert submissions.close_settled() == 1


def test_what_was_handed_on_closes_too_and_nothing_else_does(submissions, hand_in, clock):
    numbers = [hand_in().number for _ in range(3)]
    submissions.forward(numbers[0], to="县城管局", note="归城管局办", actor="staff:1007")
    submissions.not_accept(numbers[1], "abroad", note="归上级", actor="staff:1007")
    clock.advance(timedelta(days=60))
    assert submissions.close_settled() == 1
    detail = submissions.detail(numbers[0], actor="staff:1007")
    assert (detail.row.state, detail.steps[-1].step) == (State.CLOSED, Step.LAPSE)
    assert [row.number for row in submissions.rows(in_hand=True)] == [numbers[2]]


def test_the_latest_that_is_over_comes_first(submissions, hand_in, clock):
    numbers = [hand_in().number for _ in range(3)]
    for number in numbers:
        submissions.answer(number, "带身份证和旧证即可。", actor="staff:1007")
        clock.advance(timedelta(days=1))
    assert [row.number for row in submissions.rows(over=True, limit=2)] == numbers[:0:-1]
