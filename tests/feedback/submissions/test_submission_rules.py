"""Rules of 我要说: what may be handed in, and which steps are allowed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.common.errors import Rejected
from kiosk.feedback.submissions.model import (
    RULES,
    AboutType,
    Kind,
    SubmissionForm,
    checked,
    parse_about,
    require_open,
    submission_number,
    typed_number,
)
from kiosk.feedback.submissions.states import OPEN, STEPS, State, Step, after

GOOD = SubmissionForm("consultation", "请问几点下班？")


def changed(**fields):
    values = {name: getattr(GOOD, name) for name in GOOD.__dataclass_fields__}
    return SubmissionForm(**{**values, **fields})


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"kind": "praise"}, "submission.kind_unknown"),
        ({"text": ""}, "input.required"),
        ({"text": "  \n "}, "input.required"),
        ({"text": "您好"}, "submission.text_too_short"),
        ({"text": "。。。。。。"}, "submission.text_meaningless"),
        ({"text": "12345678"}, "submission.text_meaningless"),
        ({"text": "啊啊啊啊啊啊"}, "submission.text_meaningless"),
        ({"text": "说" * 1001}, "input.too_long"),
        ({"text": "请问\u202e几点下班"}, "input.control_character"),
        ({"text": None}, "input.not_text"),
        ({"name": "张" * 41}, "input.too_long"),
        ({"name": "张\x00三"}, "input.control_character"),
        ({"phone": "123"}, "contact.bad_phone"),
        ({"reply_by": "phone"}, "submission.phone_needed"),
        ({"reply_by": "pigeon"}, "submission.reply_unknown"),
        ({"about": "guide"}, "submission.about_unreadable"),
        ({"about": "shelf:1"}, "submission.about_unreadable"),
        ({"about": "policy:"}, "submission.about_unreadable"),
        ({"about": "policy:" + "x" * 65}, "submission.about_unreadable"),
        ({"about": "policy:P-1", "about_mark": "'; DROP"}, "submission.bad_mark"),
        ({"organ": "x" * 33}, "input.too_long"),
        ({"kind": "error"}, "submission.about_needed"),
        ({"kind": "comment"}, "submission.about_needed"),
        ({"kind": "comment", "about": "policy:P-1"}, "submission.about_unfit"),
        ({"kind": "error", "about": "policy:P-1", "place": "roof"}, "submission.place_unknown"),
    ],
)
def test_what_is_wrong_is_refused_by_its_field(fields, code):
    with pytest.raises(Rejected) as raised:
        checked(changed(**fields))
    assert raised.value.code == code


@pytest.mark.parametrize("kind", list(Kind))
def test_nobody_has_to_say_who_they_are(kind):
    about = "draft:D-1" if RULES[kind].about_needed else ""
    form = checked(changed(kind=kind.value, about=about))
    assert (form.name, form.phone) == ("", "")


def test_rude_words_are_taken_in():
    assert checked(changed(text="你们这群混蛋，什么时候修路！")).text.startswith("你们")


def test_five_characters_are_enough_and_rare_ones_stay():
    assert checked(changed(text="𬱖𫖯㛃䶮吗")).text == "𬱖𫖯㛃䶮吗"


@given(st.sampled_from(list(State)), st.sampled_from(list(Step)))
def test_a_step_is_allowed_by_the_table_or_refused(state, step):
    if (state, step) in STEPS:
        assert after(state, step) is STEPS[state, step]
        return
    with pytest.raises(Rejected) as raised:
        after(state, step)
    assert raised.value.code == "submission.step_refused"


@given(st.lists(st.sampled_from(list(Step)), max_size=30))
def test_whatever_happens_nothing_settled_opens_again_but_by_a_dispute(steps):
    state = State.RECEIVED
    for step in steps:
        if (state, step) not in STEPS:
            continue
        following = after(state, step)
        if state not in OPEN and following in OPEN:
            assert (state, step) == (State.ANSWERED, Step.DISPUTE)
        state = following


@given(st.lists(st.sampled_from(list(Step)), max_size=30))
def test_an_answer_is_never_given_to_what_was_withdrawn_or_handed_on(steps):
    state, gone = State.RECEIVED, False
    for step in steps:
        if (state, step) in STEPS:
            assert not (gone and step is Step.ANSWER)
            state = after(state, step)
            gone = gone or step in (Step.WITHDRAW, Step.FORWARD, Step.NOT_ACCEPT)


@given(
    st.integers(2020, 2099), st.from_regex(r"[0-9A-Z]{1,4}", fullmatch=True),
    st.integers(1, 9999), st.booleans(),
)  # fmt: skip
def test_a_number_is_read_again_as_it_is_printed(year, terminal, serial, reserve):
    number = submission_number(year, terminal, serial, reserve=reserve)
    assert typed_number(number) == number
    assert typed_number(number[1:].lower()) == number


def test_a_number_of_digits_is_read_without_its_dashes():
    assert typed_number("2026030001") == "意2026-03-0001"
    assert typed_number("202603r0001") == "意2026-03-R0001"


@given(st.sampled_from(list(AboutType)), st.from_regex(r"[0-9A-Z-]{1,64}", fullmatch=True))
def test_a_reference_is_read_again_as_it_is_written(kind, code):
    about = parse_about(f"{kind.value}:{code}")
    assert (about.type, about.code, str(about)) == (kind, code, f"{kind.value}:{code}")


@pytest.mark.parametrize(
    ("today", "code"),
    [
        (date(2026, 11, 1), "submission.draft_not_open"),
        (date(2026, 11, 2), ""),
        (date(2026, 11, 30), ""),
        (date(2026, 12, 1), "submission.draft_closed"),
    ],
)
def test_a_draft_takes_opinions_from_its_first_day_to_its_last(today, code):
    def ask():
        require_open("草案", date(2026, 11, 2), date(2026, 11, 30), today)

    if not code:
        ask()
        return
    with pytest.raises(Rejected) as raised:
        ask()
    assert raised.value.code == code
