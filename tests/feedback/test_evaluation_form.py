"""What may be filled in: five grades, their own reasons, short text, a number to call back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.errors import Rejected
from kiosk.feedback.model import (
    FOLLOW_STEPS,
    REASONS,
    TEXT_LIMIT,
    EvaluationForm,
    Follow,
    FollowAction,
    Grade,
    after,
    checked,
)


def test_the_five_grades_are_those_of_the_rule_and_the_last_two_are_poor():
    labels = [grade.label for grade in sorted(Grade, reverse=True)]
    assert labels == ["非常满意", "满意", "基本满意", "不满意", "非常不满意"]
    assert [grade.is_poor for grade in sorted(Grade, reverse=True)] == [False] * 3 + [True] * 2


@pytest.mark.parametrize("grade", [0, 6, -1, 10**9])
def test_there_is_no_other_grade(grade):
    with pytest.raises(Rejected) as refused:
        checked(EvaluationForm(grade))
    assert refused.value.code == "evaluation.grade_unknown"


@pytest.mark.parametrize("grade", list(Grade))
def test_every_grade_has_short_reasons_of_its_own(grade):
    codes = [reason.code for reason in REASONS[grade]]
    assert len(codes) == len(set(codes)) >= 4
    assert all(len(reason.label) <= 9 for reason in REASONS[grade])
    assert checked(EvaluationForm(grade, tuple(codes))).reasons == tuple(codes)


def test_a_reason_of_another_grade_is_refused():
    with pytest.raises(Rejected) as refused:
        checked(EvaluationForm(Grade.EXCELLENT, ("rude",)))
    assert refused.value.code == "evaluation.reason_unknown"


def test_reasons_are_kept_once_in_the_order_of_the_list():
    form = checked(EvaluationForm(Grade.BAD, ("late", "rude", "late")))
    assert form.reasons == ("rude", "late")


def test_text_keeps_its_lines_and_rare_characters():
    assert checked(EvaluationForm(4, text=" 好\r\n𠮷 🙂 ")).text == "好\n𠮷 🙂"


@pytest.mark.parametrize(
    ("text", "code"),
    [("好" * (TEXT_LIMIT + 1), "input.too_long"), ("a\u202eb", "input.control_character")],
)
def test_text_that_is_too_long_or_hides_something_is_refused(text, code):
    with pytest.raises(Rejected) as refused:
        checked(EvaluationForm(4, text=text))
    assert refused.value.code == code


def test_a_number_is_kept_with_a_poor_grade_only():
    assert checked(EvaluationForm(2, phone="138 0000 0000")).phone == "13800000000"
    assert checked(EvaluationForm(5, phone="138 0000 0000")).phone == ""
    with pytest.raises(Rejected) as refused:
        checked(EvaluationForm(1, phone="12"))
    assert refused.value.code == "contact.bad_phone"


@given(st.sampled_from(Follow), st.sampled_from(FollowAction))
def test_a_follow_up_takes_only_the_steps_of_the_table(state, action):
    if (state, action) in FOLLOW_STEPS:
        assert after(state, action) is FOLLOW_STEPS[state, action]
    else:
        with pytest.raises(Rejected) as refused:
            after(state, action)
        assert refused.value.code == "evaluation.step_refused"


def test_nothing_follows_a_grade_that_is_not_poor_and_nothing_is_called_back_unrectified():
    assert all(state is not Follow.NONE for state, _ in FOLLOW_STEPS)
    before = [state for state, action in FOLLOW_STEPS if action is FollowAction.CALL_BACK]
    assert before == [Follow.RECTIFIED]
