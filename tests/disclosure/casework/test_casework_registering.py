"""Each channel has its own rule for the date of receipt (Article 31)."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.common.errors import Conflict, Rejected
from kiosk.common.ids import new_id
from kiosk.disclosure.casework.terms import View
from kiosk.disclosure.model import Channel, FormRejected, Light
from kiosk.disclosure.states import Event, State
from tests.disclosure.casework.conftest import CLERK
from tests.disclosure.forms import citizen

WEDNESDAY, THURSDAY, FRIDAY = date(2026, 11, 18), date(2026, 11, 19), date(2026, 11, 20)


@pytest.fixture
def register(casework):
    def registered(channel, **more):
        given = {"request_id": new_id(), "arrived_on": WEDNESDAY, "actor": CLERK} | more
        form = given.pop("form", citizen())
        return casework.register(form, channel=channel, **given)

    return registered


def test_what_is_handed_in_counts_from_that_day(register):
    assert register(Channel.IN_PERSON).received_on == WEDNESDAY


def test_registered_mail_counts_from_the_day_it_was_signed_for(register):
    assert register(Channel.SIGNED_MAIL, signed_on=THURSDAY).received_on == THURSDAY
    with pytest.raises(Rejected, match=r"^disclosure.signature_day_needed"):
        register(Channel.SIGNED_MAIL)


@pytest.mark.parametrize("channel", [Channel.INTERNET, Channel.FAX])
def test_messages_and_faxes_have_no_limit_before_both_sides_confirmed(casework, register, channel):
    case = register(channel)
    assert (case.state, case.received_on, case.due_on) == (State.UNCONFIRMED, None, None)
    assert (case.light, case.days_left, case.deadline) == (Light.PAUSED, None, None)
    assert [row.number for row in casework.worklist(View.UNCONFIRMED)] == [case.number]
    case = casework.confirm(case.number, confirmed_on=THURSDAY, actor=CLERK, version=case.version)
    assert (case.state, case.received_on) == (State.REGISTERED, THURSDAY)
    assert case.due_on == date(2026, 12, 17)


def test_a_plain_letter_is_confirmed_on_the_day_it_arrived(casework, register):
    case = register(Channel.PLAIN_MAIL)
    with pytest.raises(Rejected, match=r"^disclosure.confirm_on_arrival"):
        casework.confirm(case.number, confirmed_on=THURSDAY, actor=CLERK, version=case.version)
    case = casework.confirm(case.number, confirmed_on=WEDNESDAY, actor=CLERK, version=case.version)
    assert case.received_on == WEDNESDAY


def test_an_oral_application_names_who_wrote_and_who_read_it_back(register):
    with pytest.raises(Rejected, match=r"^disclosure.reader_needed"):
        register(Channel.ORAL)
    case = register(Channel.ORAL, oral_reader="1008")
    assert (case.helper, case.timeline[0].event) == (CLERK, Event.SUBMIT)


def test_days_that_have_not_come_are_refused(register):
    tomorrow = date(2026, 11, 21)
    for channel, days in (
        (Channel.IN_PERSON, {"arrived_on": tomorrow}),
        (Channel.SIGNED_MAIL, {"signed_on": tomorrow}),
        (Channel.FAX, {"confirmed_on": tomorrow}),
    ):
        with pytest.raises(Rejected, match=r"^disclosure.date_in_future"):
            register(channel, **days)


def test_the_same_request_gives_the_same_case_and_never_another(casework, register):
    request = new_id()
    first = register(Channel.IN_PERSON, request_id=request)
    again = register(Channel.IN_PERSON, request_id=request)
    assert (first.number, len(casework.worklist(View.ALL))) == (again.number, 1)
    with pytest.raises(Conflict, match=r"^disclosure.request_reused"):
        register(Channel.IN_PERSON, request_id=request, form=citizen(name="王小明"))


def test_a_bad_form_says_all_that_is_wrong_and_registers_nothing(casework, register):
    with pytest.raises(FormRejected) as told:
        register(Channel.FAX, form=citizen(name="", document_number="123"))
    assert {problem.field for problem in told.value.problems} == {"name", "document_number"}
    assert casework.counts()[View.ALL] == 0


def test_before_the_confirmation_there_is_no_receipt(disclosure, register):
    case = register(Channel.FAX)
    with pytest.raises(Rejected, match=r"^disclosure.not_received"):
        disclosure.receipt(case.number)
