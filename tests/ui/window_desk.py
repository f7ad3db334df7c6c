"""A clerk's hands on the calling page, and what stands there."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from kiosk.app import Terminal
from kiosk.common.clock import FixedClock
from kiosk.common.ids import new_id
from kiosk.queueing.model import Ticket, TicketState
from ui.tour.driver import Driver

ESTATE, INSURANCE = "bdc", "sb"
"""Businesses of windows 3, 4, 5 and of windows 6, 7, 8."""


def take(hall: Terminal, business: str = ESTATE, **asked: object) -> Ticket:
    return hall.queueing.take(business, request_id=new_id(), **asked)


def state(hall: Terminal, ticket: Ticket) -> TicketState:
    return hall.queueing.ticket(ticket.id).state


def press(desk: Driver, *keys: Qt.Key) -> None:
    for key in keys:
        desk.key(key)
        desk.settle()


def text_of(desk: Driver, name: str) -> str:
    item = desk.seek(name)
    return str(item.property("text")) if item else ""


def calls_first(desk: Driver, clock: FixedClock, number: str = "A001") -> None:
    """F8 calls whoever is first; then time goes by."""
    desk.wait_for_item("calling.list.0.number")
    press(desk, Qt.Key.Key_F8)
    desk.wait_for(lambda: text_of(desk, "calling.number") == number, number)
    clock.advance(timedelta(minutes=2))
    desk.wait_for(lambda: desk.find("calling.next").isEnabled(), "the next may be called")
