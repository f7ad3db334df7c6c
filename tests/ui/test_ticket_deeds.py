"""What can be done with a ticket on the progress page: follow, reprint, give up, evaluate."""

from __future__ import annotations

import pytest

from kiosk.app import Terminal
from kiosk.common.ids import new_id
from kiosk.content.links import ticket_link
from kiosk.queueing.model import Ticket, TicketState
from tests.ui.scanning import scan
from ui.resident.status.tickets import todays_ticket
from ui.tour.driver import Driver


@pytest.fixture
def ticket(hall: Terminal) -> Ticket:
    return hall.queueing.take("bdc", request_id=new_id())


@pytest.fixture
def page(driver: Driver, ticket: Ticket) -> Driver:
    """The ticket, looked up by its number."""
    driver.tap("home.status")
    look_up(driver, ticket.number)
    return driver


def look_up(driver: Driver, number: str) -> None:
    driver.tap("status.door.1")
    driver.type("status.ticket", number)
    driver.tap("status.ask")


def test_the_code_leads_to_the_ticket_on_a_phone(
    page: Driver, hall: Terminal, ticket: Ticket
) -> None:
    assert scan(page, "status.qr") == [ticket_link(hall.settings, ticket.id)]


def test_a_ticket_is_given_up_with_the_mark_of_its_slip_only(
    page: Driver, hall: Terminal, ticket: Ticket
) -> None:
    page.tap("status.cancel")
    assert page.shows(f"要取消 {ticket.number} 号吗？")
    page.type("status.reference", "0000-0000")
    page.tap("status.cancelNow")
    assert page.shows("流水不对，号票没有取消")
    assert hall.queueing.ticket(ticket.id).state is TicketState.WAITING
    page.type("status.reference", ticket.reference.lower())
    page.tap("status.cancelNow")
    page.wait_for(lambda: page.shows("这张号票已取消"), "the answer")
    assert hall.queueing.ticket(ticket.id).state is TicketState.CANCELLED
    assert page.seek("status.cancel") is None
    assert page.seek("status.qr") is None


def test_who_thinks_again_keeps_the_ticket(page: Driver, hall: Terminal, ticket: Ticket) -> None:
    page.tap("status.cancel")
    page.type("status.reference", ticket.reference)
    page.tap("status.keep")
    assert hall.queueing.ticket(ticket.id).state is TicketState.WAITING
    page.tap("status.cancel")
    assert page.find("status.reference.input").property("text") == ""


def test_a_ticket_called_meanwhile_is_not_given_up(
    page: Driver, hall: Terminal, ticket: Ticket
) -> None:
    page.tap("status.cancel")
    hall.queueing.call_next("3", actor="staff:1007")
    page.type("status.reference", ticket.reference)
    page.tap("status.cancelNow")
    page.wait_for(lambda: page.shows("不能取消"), "the refusal")
    assert hall.queueing.ticket(ticket.id).state is TicketState.CALLED


def test_a_lost_slip_is_printed_again_and_marked(
    page: Driver, hall: Terminal, ticket: Ticket
) -> None:
    page.tap("status.reprint")
    page.wait_for(lambda: page.shows("小票已补打"), "the slip")
    job = hall.printing.latest("ticket", ticket.id)
    assert job is not None
    assert job.reprint_of is not None


@pytest.mark.parametrize("invited", [False, True])
def test_a_finished_ticket_is_evaluated_by_its_mark_or_by_the_windows_invitation(
    page: Driver, hall: Terminal, ticket: Ticket, invited: bool
) -> None:
    assert page.seek("status.evaluate") is None
    hall.queueing.call_next("3", actor="staff:1007")
    hall.queueing.finish(ticket.id, window="3", actor="staff:1007")
    if invited:
        hall.feedback.ask(ticket.id, window="3", actor="staff:1007")
    page.tap("status.back")
    page.type("status.ticket", ticket.number)
    page.tap("status.ask")
    assert page.seek("status.reprint") is None
    page.tap("status.evaluate")
    if not invited:
        page.wait_for_item("evaluation.reference")
        assert page.seek("evaluation.number") is None
        page.type("evaluation.reference", "0000-0000")
        page.tap("evaluation.find")
        assert page.seek("evaluation.grade.5") is None
        page.type("evaluation.reference", ticket.reference)
        page.tap("evaluation.find")
    page.wait_for_item("evaluation.grade.5")
    page.tap("evaluation.grade.4")
    page.tap("evaluation.submit")
    assert page.shows("谢谢您的评价")
    assert len(hall.feedback.rows()) == 1


def test_a_held_ticket_says_that_its_place_is_kept(
    page: Driver, hall: Terminal, ticket: Ticket
) -> None:
    hall.queueing.call_next("3", actor="staff:1007")
    hall.queueing.hold(ticket.id, window="3", actor="staff:1007", reason="去复印")
    page.tap("status.back")
    page.type("status.ticket", ticket.number)
    page.tap("status.ask")
    assert page.shows("位置给您留着")


@pytest.mark.parametrize("typed", ["A3-007", "a3007", "Ａ３－００７"])
def test_a_number_of_a_machines_own_series_is_found_with_or_without_its_dash(typed: str) -> None:
    class Found:
        id, number = "one", "A3-007"

    class Queue:
        def tickets(self) -> list[type[Found]]:
            return [Found]

        def ticket(self, ticket_id: str) -> str:
            return ticket_id

    assert todays_ticket(Queue(), typed) == "one"  # type: ignore[arg-type] # two methods suffice
