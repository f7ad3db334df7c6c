"""Whether this machine can tell who waits in the hall."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.app import Terminal


def counts_the_hall(terminal: Terminal) -> bool:
    """No while the hall database is away: then the machine knows of its own tickets alone."""
    return terminal.hall is None or not terminal.hall.reserve.standing_in


def stands_here(terminal: Terminal, ticket_id: str) -> bool:
    """Whether the hall has not got a ticket yet, so that nobody knows who is before it."""
    return terminal.hall is not None and terminal.hall.reserve.holds(ticket_id)
