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
    wanted = _signs(typed)
    for ticket in queueing.tickets():
        if _signs(ticket.number) == wanted:
            return queueing.ticket(ticket.id)
    raise Rejected("ticket.not_found_today")


def _signs(number: str) -> str:
    """Without the dash of a machine's own series: ``A3-007`` may be typed ``a3007``."""
    return "".join(sign for sign in half_width(number).upper() if sign.isalnum())
