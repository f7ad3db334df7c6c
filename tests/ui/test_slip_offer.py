"""After a crash between commit and paper: the number is kept and the slip offered once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QSize

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.common.ids import new_id
from kiosk.printing import OFFERED_FOR
from kiosk.queueing.model import Ticket
from tests.ui.conftest import PORTRAIT
from ui.resident.face import ResidentFace
from ui.tour.driver import Driver

Open = Callable[[QSize], ResidentFace]


def crash_while_printing(hall: Terminal, clock: FixedClock, business: str = "bdc") -> Ticket:
    """A ticket was committed and its slip begun when the power went."""
    ticket = hall.queueing.take(business, request_id=new_id())
    hall.store.prints.claim_next()
    clock.advance(timedelta(seconds=20))
    return ticket


def restart(open_face: Open) -> tuple[ResidentFace, Driver]:
    face = open_face(PORTRAIT)
    driver = Driver(face.window, face.tasks)
    driver.settle()
    return face, driver


def test_the_slip_is_offered_and_comes_out_marked(
    hall: Terminal, clock: FixedClock, open_face: Open
) -> None:
    ticket = crash_while_printing(hall, clock)
    _, driver = restart(open_face)
    assert driver.shows(f"刚才的号票 {ticket.number}\n可能没有打印出来")
    driver.tap("offer.reprint")
    driver.wait_for(lambda: driver.shows("A001 的小票已补打，请取走。"), "the reprint")
    lost, again = hall.store.prints.of("ticket", ticket.id)
    assert (lost.state, lost.code) == ("unknown", "printer.interrupted")
    assert (again.state, again.reprint_of) == ("printed", lost.id)
    driver.tap("offer.dismiss")
    assert driver.seek("offer.text") is None


def test_a_slip_that_only_waited_is_not_printed_into_the_next_hands(
    hall: Terminal, clock: FixedClock, open_face: Open
) -> None:
    ticket = hall.queueing.take("bdc", request_id=new_id())
    clock.advance(timedelta(seconds=20))
    _, driver = restart(open_face)
    assert driver.shows(f"刚才的号票 {ticket.number}")
    [job] = hall.store.prints.of("ticket", ticket.id)
    assert job.state == "unknown"


def test_it_is_asked_once(hall: Terminal, clock: FixedClock, open_face: Open) -> None:
    crash_while_printing(hall, clock)
    face, driver = restart(open_face)
    driver.tap("offer.dismiss")
    face.session.end()
    driver.settle()
    assert driver.seek("offer.text") is None
    assert len(hall.queueing.tickets()) == 1


def test_it_waits_for_an_answer_over_a_session_that_ended(
    hall: Terminal, clock: FixedClock, open_face: Open
) -> None:
    crash_while_printing(hall, clock)
    face, driver = restart(open_face)
    face.session.end()
    driver.settle()
    driver.find("offer.reprint")


def test_several_numbers_are_offered_to_choose_from(
    hall: Terminal, clock: FixedClock, open_face: Open
) -> None:
    first, second = (crash_while_printing(hall, clock, business) for business in ("bdc", "hj"))
    _, driver = restart(open_face)
    assert driver.shows(f"补打 {first.number}")
    driver.tap("offer.reprint.0")
    driver.wait_for(lambda: driver.shows(f"{second.number} 的小票已补打"), "the reprint")
    assert len(hall.store.prints.of("ticket", first.id)) == 1


def test_who_waited_longer_is_not_kept_waiting_for_an_answer(
    hall: Terminal, clock: FixedClock, open_face: Open
) -> None:
    crash_while_printing(hall, clock)
    clock.advance(OFFERED_FOR)
    _, driver = restart(open_face)
    assert driver.seek("offer.text") is None


def test_what_is_taken_after_the_start_is_not_called_interrupted(
    hall: Terminal, clock: FixedClock, open_face: Open
) -> None:
    face, driver = restart(open_face)
    driver.tap("home.ticket")
    driver.tap("ticket.business.0")
    [ticket] = hall.queueing.tickets()
    driver.wait_for(
        lambda: [job.state for job in hall.store.prints.of("ticket", ticket.id)] == ["printed"],
        "the slip",
    )
    driver.tap("issued.done")
    assert driver.seek("offer.text") is None
    assert face.desk.workers.interrupted == frozenset()


def test_nothing_is_offered_after_an_ordinary_start(driver: Driver) -> None:
    assert driver.seek("offer.text") is None


@pytest.mark.parametrize("business", ["bdc"])
def test_paper_waits_until_the_interrupted_slips_are_set_aside(
    hall: Terminal, clock: FixedClock, open_face: Open, business: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    order: list[str] = []
    recover, claim = hall.store.prints.recover, hall.store.prints.claim_next
    monkeypatch.setattr(
        hall.store.prints, "recover", lambda *a: (order.append("recover"), recover(*a))[1]
    )
    monkeypatch.setattr(
        hall.store.prints, "claim_next", lambda: (order.append("claim"), claim())[1]
    )
    hall.queueing.take(business, request_id=new_id())
    _, driver = restart(open_face)
    driver.wait_for(lambda: "claim" in order, "the print worker")
    assert order[0] == "recover"
