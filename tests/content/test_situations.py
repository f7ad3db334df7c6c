"""Which materials are needed, by the answers to an item's questions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.model import Material, ServiceItem, Situation, SituationOption
from kiosk.content.situations import (
    NOTHING_CHOSEN,
    Need,
    answers,
    choose,
    narrowed,
    need,
    needs,
    still_offered,
)
from kiosk.content.terms import TaskType

WHO = Situation("谁来办？", (SituationOption("self", "本人"), SituationOption("proxy", "代办")))
WHY = Situation(
    "为什么办？",
    (
        SituationOption("new", "首次"),
        SituationOption("lost", "遗失"),
        SituationOption("worn", "损坏"),
    ),
)
KEYS = [option.key for situation in (WHO, WHY) for option in situation.options]


def item(*whens: tuple[str, ...]) -> ServiceItem:
    """An item with both questions and a material for each ``when``."""
    materials = tuple(Material(f"材料{number}", when=when) for number, when in enumerate(whens))
    return ServiceItem(
        "1", "事项", "部门", TaskType.PUBLIC_SERVICE, materials=materials, situations=(WHO, WHY)
    )


whens = st.lists(st.sampled_from([*KEYS, "mistyped"]), unique=True, max_size=4).map(tuple)
chosen_keys = st.tuples(
    st.sampled_from([None, "self", "proxy"]), st.sampled_from([None, "new", "lost", "worn"])
).map(lambda pair: frozenset(key for key in pair if key))


def test_a_material_without_keys_is_always_asked_for() -> None:
    assert need(Material("身份证"), (WHO, WHY), {"proxy"}) is Need.ASKED


def test_within_a_question_one_of_the_answers_is_enough() -> None:
    old = Material("原证", when=("lost", "worn"))
    assert need(old, (WHO, WHY), {"worn"}) is Need.ASKED
    assert need(old, (WHO, WHY), {"new"}) is Need.LEFT_OUT


def test_all_questions_together_have_to_ask_for_it() -> None:
    letter = Material("委托书", when=("proxy", "lost"))
    assert need(letter, (WHO, WHY), {"proxy", "lost"}) is Need.ASKED
    assert need(letter, (WHO, WHY), {"proxy", "new"}) is Need.LEFT_OUT
    assert need(letter, (WHO, WHY), {"proxy"}) is Need.OPEN


def test_one_answer_that_rules_it_out_settles_it() -> None:
    letter = Material("委托书", when=("proxy", "lost"))
    assert need(letter, (WHO, WHY), {"self"}) is Need.LEFT_OUT


@given(st.lists(whens, max_size=5), chosen_keys)
def test_an_answer_more_never_brings_a_left_out_material_back(
    many: list[tuple[str, ...]], chosen: frozenset[str]
) -> None:
    of = item(*many)
    for fewer in [chosen - {key} for key in chosen]:
        assert set(narrowed(of, chosen)) <= set(narrowed(of, fewer))


@given(st.lists(whens, max_size=5), chosen_keys)
def test_with_every_question_answered_nothing_stays_open(
    many: list[tuple[str, ...]], chosen: frozenset[str]
) -> None:
    told = [one for _, one in needs(item(*many), chosen)]
    if len(chosen) == 2:
        assert Need.OPEN not in told
    if not chosen:
        assert Need.LEFT_OUT not in told


@given(st.lists(whens, max_size=5), chosen_keys)
def test_the_rule_is_one_of_each_question_that_matters(
    many: list[tuple[str, ...]], chosen: frozenset[str]
) -> None:
    for material, told in needs(item(*many), chosen):
        asking = [
            set(material.when) & {option.key for option in situation.options}
            for situation in (WHO, WHY)
        ]
        met = [bool(wanted & chosen) for wanted in asking if wanted]
        assert (told is Need.ASKED) == all(met)


@given(st.lists(st.sampled_from([*KEYS, "unknown"]), max_size=12))
def test_however_touched_a_question_has_one_answer_at_most(touches: list[str]) -> None:
    chosen = NOTHING_CHOSEN
    for key in touches:
        chosen = choose(item(), chosen, key)
    for situation in (WHO, WHY):
        assert len(chosen & {option.key for option in situation.options}) <= 1


@given(chosen_keys, st.sampled_from(KEYS))
def test_the_same_touch_again_takes_the_answer_back(chosen: frozenset[str], key: str) -> None:
    once = choose(item(), chosen, key)
    if key not in chosen:
        assert key in once
        assert key not in choose(item(), once, key)


def test_keys_that_the_item_no_longer_has_are_forgotten() -> None:
    assert still_offered(item(), {"proxy", "gone"}) == {"proxy"}


def test_answers_are_told_in_the_order_of_the_questions() -> None:
    assert answers(item(), {"lost", "proxy"}) == ["代办", "遗失"]
