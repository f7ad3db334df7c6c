"""How much A4 one resident may take home: the next one needs paper too."""

from __future__ import annotations

from kiosk.common.errors import Rejected

HANDFULS = 3
"""So many times as much as may be printed at once, in one session."""


class PaperAllowance:
    """Sheets of one session; slips of the roll are not counted, everybody gets their own."""

    def __init__(self, at_once: int) -> None:
        self._most = HANDFULS * at_once
        self._taken = 0

    def take(self, sheets: int) -> None:
        """Counts sheets that are asked for.

        Raises:
            Rejected: ``print.session_limit``; nothing is counted then.
        """
        if self._taken + sheets > self._most:
            left = self._most - self._taken
            raise Rejected("print.session_limit", most=self._most, left=left, sheets=sheets)
        self._taken += sheets

    def give_back(self, sheets: int) -> None:
        """They did not come out."""
        self._taken = max(0, self._taken - sheets)

    def renew(self) -> None:
        """The next resident has all of it."""
        self._taken = 0
