"""Finds a ticket by what is printed on it."""

from __future__ import annotations

from kiosk.common.errors import Rejected
from kiosk.common.text import half_width
from kiosk.queueing.model import TicketView
from kiosk.queueing.service import Queueing


def todays_ticket(queueing: Queueing, typed: str) -> TicketView:
    """Today's ticket of that number, however it was typed: ``a015`` and ``Ａ０１５`` too.

    Raises:
        Rejected: ``ticket.not_found_today``.
    """
    wanted = "".join(sign for sign in half_width(typed).upper() if sign.isalnum())
    for ticket in queueing.tickets():
        if ticket.number == wanted:
            return queueing.ticket(ticket.id)
    raise Rejected("ticket.not_found_today")
