"""One evaluation per visit, voluntary, sealed, counted as it was given; poor grades followed up."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from kiosk.common.errors import Conflict, KioskError, Rejected
from kiosk.feedback.model import (
    Channel,
    CountBy,
    EvaluationForm,
    Follow,
    FollowAction,
    Grade,
    Light,
    light_of,
)
from kiosk.feedback.tables import evaluation_steps, evaluations
from kiosk.store.tables import audit_trail, outbox
from tests.feedback.conftest import DAY

TEXT = "窗口的同志讲了三遍都没有讲清"
PHONE = "13800001111"


def code_of(attempt):
    with pytest.raises(KioskError) as refused:
        attempt()
    return refused.value.code


def test_a_finished_visit_is_evaluated(feedback, visits, give):
    visit = visits.add()
    evaluation = give(visit, 4, reasons=("clear",))
    assert (evaluation.grade, evaluation.reasons) == (Grade.GOOD, ("clear",))
    assert (evaluation.number, evaluation.due_on) == (visit.number, None)
    assert feedback.standing(visit.ticket_id).given


def test_the_same_request_gets_the_same_answer_and_is_one_row_one_event(
    feedback, store, visits, give, clock
):
    visit, request = visits.add(), str(uuid4())
    first = give(visit, 5, request_id=request)
    clock.advance(timedelta(days=30))
    assert give(visit, 5, request_id=request.upper()) == first
    with store.read() as connection:
        assert len(connection.execute(select(evaluations)).all()) == 1
        kinds = connection.execute(select(outbox.c.kind)).scalars().all()
    assert kinds == ["evaluation.given"]


def test_another_request_for_the_visit_is_refused_and_changes_nothing(visits, give, store):
    visit = visits.add()
    give(visit, 5)
    assert code_of(lambda: give(visit, 1)) == "evaluation.given_before"
    with store.read() as connection:
        assert connection.execute(select(evaluations.c.grade)).scalars().all() == [5]


def test_a_request_that_gave_something_else_is_refused(visits, give):
    visit, request = visits.add(), str(uuid4())
    give(visit, 5, request_id=request)
    assert code_of(lambda: give(visit, 4, request_id=request)) == "evaluation.request_reused"
    other = visits.add()
    assert code_of(lambda: give(other, 5, request_id=request)) == "evaluation.request_reused"


def test_a_request_id_that_names_another_matter_is_refused(visits, give, store):
    request = str(uuid4())
    with store.command() as command:
        command.publish("ticket.issued", request, {})
    assert code_of(lambda: give(visits.add(), request_id=request)) == "evaluation.request_taken"


def test_presses_at_once_leave_one_evaluation(visits, give, store):
    visit = visits.add()

    def press(grade):
        try:
            return give(visit, grade).grade
        except (Rejected, Conflict) as refused:
            return refused.code

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(press, [5, 4, 3, 5]))
    assert answers.count("evaluation.given_before") == 3
    with store.read() as connection:
        assert len(connection.execute(select(evaluations)).all()) == 1


def test_the_same_request_pressed_at_once_gets_one_answer(visits, give):
    visit, request = visits.add(), str(uuid4())
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: give(visit, 4, request_id=request), range(4)))
    assert len(set(answers)) == 1


def test_what_is_not_finished_or_long_ago_or_unknown_is_refused(
    feedback, visits, give, clock, settings
):
    waiting = visits.add(finished_at=None)
    assert code_of(lambda: give(waiting)) == "evaluation.not_finished"
    assert feedback.standing(waiting.ticket_id).refusal == "evaluation.not_finished"
    visit, late = visits.add(), visits.add()
    clock.advance(timedelta(days=settings.feedback.evaluate_within_days))
    give(visit)
    clock.advance(timedelta(days=1))
    assert code_of(lambda: give(late)) == "evaluation.too_late"
    assert code_of(lambda: feedback.standing(str(uuid4()))) == "ticket.unknown"
    form = EvaluationForm(5)
    assert code_of(lambda: feedback.give(visit.ticket_id, form, request_id="x")) == "request.bad_id"


def test_a_slip_is_found_by_number_day_and_mark_together(feedback, visits):
    visit = visits.add()
    typed = visit.reference.lower().replace("-", " ")
    assert feedback.find(f" {visit.number.lower()} ", DAY, typed) == visit
    full_width = visit.reference.translate({ord("-"): "－"})
    assert feedback.find("Ａ００１", DAY, full_width) == visit
    for number, day, mark in (
        ("A999", DAY, visit.reference),
        (visit.number, date(2026, 11, 19), visit.reference),
        (visit.number, DAY, "0000-0000"),
        (visit.number, DAY, ""),
        (visit.number, DAY, visit.reference[:4]),
        (visit.number, DAY, "七" * 8),
    ):
        assert code_of(lambda: feedback.find(number, day, mark)) == "evaluation.slip_unknown"  # noqa: B023


def test_what_was_written_is_sealed_and_in_no_audit_link(visits, give, store):
    give(visits.add(), 1, reasons=("rude",), text=TEXT, phone=PHONE)
    with store.read() as connection:
        kept = repr(connection.execute(select(evaluations)).all())
        kept += repr(connection.execute(select(outbox)).all())
        links = connection.execute(select(audit_trail)).all()
    assert TEXT not in kept
    assert PHONE not in kept
    assert [link.action for link in links] == ["evaluation.given"]
    assert "grade" not in links[0].facts


def test_the_event_tells_the_platform_enough_but_not_the_number_to_call(visits, give, store):
    visit = visits.add()
    evaluation = give(visit, 2, text=TEXT, phone=PHONE)
    (event,) = store.outbox.pending()
    assert (event.kind, event.key) == ("evaluation.given", evaluation.id)
    assert (event.payload["ticket"], event.payload["grade"]) == (visit.ticket_id, 2)
    assert PHONE not in repr(event.payload)


def test_a_poor_grade_is_due_in_fifteen_working_days_and_shown_masked(feedback, visits, give):
    evaluation = give(visits.add(), 2, reasons=("unclear",), text=TEXT, phone=PHONE)
    assert evaluation.due_on == date(2026, 12, 11)
    (row,) = feedback.rows(poor=True)
    assert (row.follow, row.days_left, row.reasons) == (Follow.OPEN, 15, ("没有一次讲清",))
    detail = feedback.detail(evaluation.id, actor="staff:1007")
    assert (detail.text, detail.phone) == (TEXT, "138****1111")
    assert feedback.reveal_phone(evaluation.id, actor="staff:1007") == PHONE


def test_looks_into_an_evaluation_are_audited(feedback, visits, give, store):
    evaluation = give(visits.add(), 1, phone=PHONE)
    feedback.detail(evaluation.id, actor="staff:1007")
    feedback.reveal_phone(evaluation.id, actor="staff:1007")
    with store.read() as connection:
        links = connection.execute(select(audit_trail).order_by(audit_trail.c.seq)).all()
    assert [link.action for link in links][1:] == ["evaluation.opened", "evaluation.phone_revealed"]
    assert links[-1].actor == "staff:1007"


def test_a_number_that_was_not_left_cannot_be_shown(feedback, visits, give):
    evaluation = give(visits.add(), 1)
    look = lambda: feedback.reveal_phone(evaluation.id, actor="staff:1")  # noqa: E731
    assert code_of(look) == "evaluation.no_phone"
    assert code_of(lambda: feedback.detail("x", actor="staff:1")) == "evaluation.unknown"


def test_a_poor_grade_is_rectified_and_called_back_in_this_order(feedback, visits, give, store):
    evaluation = give(visits.add(), 2)

    def follow(action, note="已向窗口说明并改进"):
        return feedback.follow(evaluation.id, action, note=note, actor="staff:1007")

    assert code_of(lambda: follow(FollowAction.CALL_BACK)) == "evaluation.step_refused"
    assert code_of(lambda: follow(FollowAction.RECTIFY, " ")) == "input.required"
    follow(FollowAction.RECTIFY)
    done = follow(FollowAction.CALL_BACK, "已电话回访，居民满意")
    assert done.row.follow is Follow.CALLED_BACK
    assert [step.note for step in done.steps] == ["已向窗口说明并改进", "已电话回访，居民满意"]
    with store.read() as connection:
        kept = repr(connection.execute(select(evaluation_steps)).all())
    assert "居民满意" not in kept


def test_a_grade_set_aside_by_the_review_is_in_no_grade_but_is_told(feedback, visits, give):
    wrong, right = give(visits.add(), 1), give(visits.add(), 1)
    give(visits.add(), 5)
    for evaluation, finding in (
        (wrong, FollowAction.SET_ASIDE),
        (right, FollowAction.UPHOLD),
    ):
        for action in (FollowAction.APPEAL, finding):
            feedback.follow(evaluation.id, action, note="复核记录", actor="staff:1")
    total = feedback.report(DAY, DAY, CountBy.DAY).total
    assert (total.grades, total.set_aside) == ((1, 0, 0, 0, 1), 1)
    assert total.satisfied_share == 0.5


def test_missing_evaluations_are_never_counted(feedback, visits):
    for _ in range(3):
        visits.add()
    total = feedback.report(DAY, DAY, CountBy.WINDOW).total
    assert total.given == 0
    assert total.satisfied_share is None


def test_counts_agree_with_their_total_in_every_direction(feedback, visits, give):
    give(visits.add(), 5)
    give(visits.add(window="4"), 2)
    give(visits.add(window="4", business="social", business_name="社会保障"), 3)
    feedback.ask(visits.add(window="5").ticket_id, window="5", actor="staff:1")
    for by in CountBy:
        report = feedback.report(DAY, DAY, by)
        columns = zip(*(row.grades for row in report.rows), strict=True)
        assert tuple(map(sum, columns)) == report.total.grades == (1, 0, 1, 1, 0)
        assert sum(row.asked for row in report.rows) == report.total.asked == 1
        assert report.total.open_follow_ups == 1
    names = {row.key: row.label for row in feedback.report(DAY, DAY, CountBy.BUSINESS).rows}
    assert names == {"estate": "不动产登记", "social": "社会保障"}


def test_an_overdue_follow_up_is_counted(feedback, visits, give, clock):
    give(visits.add(), 1)
    clock.advance(timedelta(days=22))
    total = feedback.report(DAY, DAY, CountBy.DAY).total
    assert total.overdue == 1
    assert feedback.rows()[0].days_left == -1


def test_the_window_asks_once_and_not_after_the_evaluation(feedback, visits, give, store):
    visit = visits.add(finished_at=None)
    for _ in range(2):
        feedback.ask(visit.ticket_id, window="3", actor="staff:1007")
    assert feedback.standing(visit.ticket_id).asked
    assert [event.kind for event in store.outbox.pending()] == ["evaluation.asked"]
    visits.finish(visit.ticket_id)
    give(visit)
    ask = lambda: feedback.ask(visit.ticket_id, window="3", actor="staff:1007")  # noqa: E731
    assert code_of(ask) == "evaluation.given_before"


def test_what_the_platform_parked_as_given_before_is_kept_but_not_counted(
    feedback, visits, give, store
):
    evaluation = give(visits.add(), 1)
    with store.command("sync") as command:
        settled = update(outbox).where(outbox.c.key == evaluation.id)
        command.execute(settled.values(state="parked", code="evaluation.given_before"))
    total = feedback.report(DAY, DAY, CountBy.DAY).total
    assert (total.given, total.open_follow_ups) == (0, 0)
    (row,) = feedback.rows()
    assert row.superseded
    detail = feedback.follow(evaluation.id, FollowAction.RECTIFY, note="仍然整改", actor="staff:1")
    assert detail.row.follow is Follow.RECTIFIED


def test_the_channel_is_remembered(feedback, visits):
    visit = visits.add()
    feedback.give(
        visit.ticket_id, EvaluationForm(5), request_id=str(uuid4()), channel=Channel.PHONE
    )
    assert feedback.rows()[0].channel is Channel.PHONE


@pytest.mark.parametrize(
    ("left", "light"),
    [(None, Light.NONE), (15, Light.GREEN), (4, Light.GREEN), (3, Light.YELLOW), (0, Light.YELLOW),
     (-1, Light.RED)],
)  # fmt: skip
def test_a_light_says_how_near_the_limit_is(left, light):
    assert light_of(left) is light


def test_the_list_of_a_span_is_of_its_visits_the_newest_first(feedback, visits, give, clock):
    give(visits.add(service_day=date(2026, 11, 1)), 1)
    first = give(visits.add(), 2)
    clock.advance(timedelta(minutes=1))
    second = give(visits.add(), 1)
    give(visits.add(), 5)
    of_span = feedback.rows(poor=True, first=date(2026, 11, 20), last=date(2026, 11, 20))
    assert [row.id for row in of_span] == [second.id, first.id]


def test_what_is_done_with_is_not_to_be_done(feedback, visits, give):
    done, open_one = give(visits.add(), 1), give(visits.add(), 2)
    for action in (FollowAction.RECTIFY, FollowAction.CALL_BACK):
        assert feedback.unsettled() == 2
        feedback.follow(done.id, action, note="已办", actor="staff:1001")
    assert feedback.unsettled() == 1
    assert [row.id for row in feedback.rows(unsettled=True)] == [open_one.id]
