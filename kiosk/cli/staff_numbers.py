"""Who acts, from the number that a command names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.common.errors import Rejected

if TYPE_CHECKING:
    from kiosk.app import Terminal


def staff_actor(terminal: Terminal, number: str) -> str:
    """The actor of a staff number.

    Raises:
        Rejected: ``staff.unknown``.
    """
    if not terminal.staff.exists(number):
        raise Rejected("staff.unknown", number=number[:16])
    return f"staff:{number}"
