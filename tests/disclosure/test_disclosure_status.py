"""An applicant asks where the own application stands; others learn nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from kiosk.common.errors import Rejected, Unavailable
from kiosk.common.ids import new_id
from kiosk.disclosure.service import Disclosure
from kiosk.disclosure.states import State
from kiosk.disclosure.tables import applications
from kiosk.store.store import Store
from kiosk.store.tables import audit_trail
from tests.disclosure.forms import citizen, company

WRONG = "2222-2222"


@pytest.fixture
def disclosure(store: Store, settings) -> Disclosure:
    return Disclosure(store, settings)


@pytest.fixture
def receipt(disclosure):
    return disclosure.submit(citizen(), request_id=new_id())


def _fail(disclosure: Disclosure, number: str, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(Rejected, match=r"disclosure.not_found"):
            disclosure.status(number, WRONG)


def test_number_and_code_tell_the_state_in_plain_words(disclosure, receipt):
    status = disclosure.status(receipt.number, receipt.query_code)
    assert (status.number, status.applicant, status.state) == (
        receipt.number,
        "李*梅",
        State.REGISTERED,
    )
    assert status.headline == "申请已登记，正在分派"
    assert status.next_step.startswith("机关会在答复期限前答复")
    assert (status.due_on, status.days_left) == (receipt.due_on, 20)


def test_the_code_may_be_typed_in_any_case_width_and_grouping(disclosure, receipt):
    code = receipt.query_code
    wide = "".join(chr(ord(s) + 0xFEE0) if s != "-" else "－" for s in code)
    for typed in (code.lower(), code.replace("-", ""), f" {code} ", wide):
        assert disclosure.status(f" {receipt.number} ", typed).number == receipt.number


def test_anything_but_the_exact_pair_is_not_found(disclosure, receipt):
    number, code = receipt.number, receipt.query_code
    tries = [
        (number, WRONG),
        (number, ""),
        (number, "%"),
        (number, "x" * 10_000),
        ("2026-9999", code),
        ("", code),
        ("2026-", code),
        (f"{number}' OR '1'='1", code),
        ("2026-____", code),
        ("字" * 10_000, code),
        ("\x00", code),
        ("\ud800", code),
        (number, "\ud800"),
        (receipt.id, code),
    ]
    for place, (typed_number, typed_code) in enumerate(tries):
        with pytest.raises(Rejected) as refused:
            disclosure.status(typed_number, typed_code, source=f"try {place}")
        assert (refused.value.code, refused.value.params) == ("disclosure.not_found", {})


def test_a_code_opens_its_own_application_alone(disclosure, receipt):
    other = disclosure.submit(company(), request_id=new_id())
    with pytest.raises(Rejected, match=r"disclosure.not_found"):
        disclosure.status(other.number, receipt.query_code)


def test_after_five_wrong_tries_even_the_right_pair_has_to_wait(disclosure, receipt, clock):
    _fail(disclosure, receipt.number, 5)
    with pytest.raises(Unavailable) as refused:
        disclosure.status(receipt.number, receipt.query_code)
    assert refused.value.code == "disclosure.too_many_tries"
    assert refused.value.params == {"minutes": 10}
    clock.advance(timedelta(minutes=10, seconds=1))
    assert disclosure.status(receipt.number, receipt.query_code)


def test_a_right_answer_does_not_clear_the_count(disclosure, receipt):
    _fail(disclosure, receipt.number, 4)
    disclosure.status(receipt.number, receipt.query_code)
    _fail(disclosure, receipt.number)
    with pytest.raises(Unavailable):
        disclosure.status(receipt.number, receipt.query_code)


def test_the_count_survives_a_restart(disclosure, receipt, store, settings):
    _fail(disclosure, receipt.number, 5)
    store.engine.dispose()
    with pytest.raises(Unavailable):
        Disclosure(store, settings).status(receipt.number, receipt.query_code)


def test_a_clock_put_back_neither_frees_nor_locks_for_ever(disclosure, receipt, clock):
    clock.advance(timedelta(days=3000))
    _fail(disclosure, receipt.number, 5)
    clock.set_wall(clock.now() - timedelta(days=3000))
    with pytest.raises(Unavailable) as refused:
        disclosure.status(receipt.number, receipt.query_code)
    assert refused.value.params == {"minutes": 10}
    clock.advance(timedelta(minutes=10, seconds=1))
    assert disclosure.status(receipt.number, receipt.query_code)


def test_wrong_tries_elsewhere_do_not_lock_this_terminal(disclosure, receipt):
    for _ in range(5):
        with pytest.raises(Rejected):
            disclosure.status(receipt.number, WRONG, source="terminal 09")
    assert disclosure.status(receipt.number, receipt.query_code)


def test_wrong_tries_are_audited_without_what_was_typed(disclosure, receipt, store):
    _fail(disclosure, receipt.number)
    with store.read() as connection:
        link = connection.execute(
            select(audit_trail).where(audit_trail.c.action == "application.query_failed")
        ).one()
    assert (link.subject, link.facts) == ("terminal 03", "{}")


def test_every_state_has_words_for_the_applicant(disclosure, receipt, store):
    for state in State:
        with store.command("1007") as command:
            command.execute(update(applications).values(state=state.value))
        status = disclosure.status(receipt.number, receipt.query_code)
        assert status.headline
        assert status.next_step
