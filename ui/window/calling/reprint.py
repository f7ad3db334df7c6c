"""A slip that was asked for again, until it is known whether it came out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.printing import Printing

UNDER_WAY = ("", "pending", "printing")


class Reprint:
    """At most one; a newer one takes its place."""

    def __init__(self, printing: Printing) -> None:
        self._printing = printing
        self._job: tuple[str, str] | None = None

    def asked(self, job_id: str, number: str) -> None:
        """A slip of that number was asked for."""
        self._job = (job_id, number)

    def reader(self) -> Callable[[], str]:
        """Reads the job's state, off the GUI thread; empty when there is none."""
        job, printing = self._job, self._printing

        def read() -> str:
            return printing.outcome(job[0]).state if job else ""

        return read

    def settled(self, state: str) -> str:
        """The number whose slip came to an end by ``state``; empty while it did not."""
        if self._job is None or state in UNDER_WAY:
            return ""
        number, self._job = self._job[1], None
        return number
