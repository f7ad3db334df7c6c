"""What was answered and not called in question is closed after the hall's time for it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from kiosk.common.workdays import Calendar
from kiosk.feedback.submissions.moving import Move, Record, locked, move
from kiosk.feedback.submissions.room import LEFT_OPEN, Room
from kiosk.feedback.submissions.states import Step
from kiosk.feedback.submissions.tables import submissions

SYSTEM = "system"
"""Actor of steps that nobody asked for."""


class Closing(Room):
    """The part of the calendar: nobody has to remember what is over."""

    def close_settled(self) -> int:
        """Closes what was answered or handed on long enough ago; returns how many were.

        Each is a step and a commit of its own, audited like others; whoever is quicker — its
        asker, a colleague, another machine of the hall — is let through.
        """
        calendar, today = self._workdays.calendar(), self._today()
        query = select(submissions).where(submissions.c.hall == self._hall, LEFT_OPEN)
        with self._store.read() as connection:
            found = [row for row in connection.execute(query) if self._over(row, calendar, today)]
        return sum(self._lapse(row, calendar, today) for row in found)

    def _lapse(self, row: Record, calendar: Calendar, today: date) -> bool:
        with self._store.command(SYSTEM) as command:
            record = locked(command, row)
            if not self._over(record, calendar, today):
                return False
            days = str(self._limits.close_after_days)
            move(command, self._store.sealer, record, Move(Step.LAPSE, facts={"to": days}))
        return True

    def _over(self, record: Record, calendar: Calendar, today: date) -> bool:
        last = self._closes_on(record, calendar)
        return last is not None and today > last
