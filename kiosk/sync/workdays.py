"""Working days from the platform: verified, and taken over where the hall has none of its own."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date

from kiosk.common.errors import Damaged, Rejected
from kiosk.disclosure.workdays.model import Source
from kiosk.disclosure.workdays.service import Workdays
from kiosk.store.store import Store
from kiosk.sync.errors import Refused
from kiosk.sync.link import Link
from kiosk.sync.memory import Memory
from kiosk.sync.workday_tables import WorkdayTables, WorkdayYear, signed_tables

log = logging.getLogger(__name__)

NOT_FOUND = 404
_ACTOR = "sync"
_VERSION = "workdays_version"


@dataclass(slots=True)
class WorkdayPull:
    """Brings a hall's calendar up to the platform's, over one line."""

    store: Store
    workdays: Workdays
    link: Link
    keys: tuple[str, ...]

    def run(self) -> int:
        """Fetches the calendar and takes over what is new; returns how many years changed.

        Raises:
            Offline, Busy, SignInNeeded, Shut: later; nothing was changed.
            Damaged: as :meth:`take`.
        """
        message = self._fetch()
        return self.take(message) if message else 0

    def take(self, message: WorkdayTables) -> int:
        """Takes over what is new in a message, by whatever way it came.

        A year that the hall has edited itself stays as the hall has it. The limits that a year
        moves are counted again at once.

        Raises:
            Damaged: ``sync.workdays_signature``, ``sync.workdays_refused``.
        """
        memory = Memory(self.store)
        if message.version <= int(memory.get(_VERSION) or 0):
            return 0
        self._verify(message)
        taken = sum(self._take(year) for year in message.years)
        memory.keep(**{_VERSION: str(message.version)})
        if taken:
            log.info("working days are now version %s, %s years changed", message.version, taken)
        return taken

    def _fetch(self) -> WorkdayTables | None:
        """None from a platform that has no calendar."""
        try:
            return self.link.request("GET", "/v1/workdays", WorkdayTables).message
        except Refused as error:
            if error.status == NOT_FOUND:
                return None
            raise

    def _verify(self, message: WorkdayTables) -> None:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        text = signed_tables(message)
        for key in self.keys:
            try:
                public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
                public.verify(bytes.fromhex(message.signature), text)
            except (InvalidSignature, ValueError):
                continue
            return
        raise Damaged("sync.workdays_signature")

    def _take(self, year: WorkdayYear) -> bool:
        """Whether the year changed here."""
        try:
            off, worked = _days(year.days_off), _days(year.work_days)
            standing = self.workdays.year(year.year)
            if standing.source is Source.HALL:
                log.info("the hall keeps its own working days of %s", year.year)
                return False
            if (standing.days_off, standing.work_days) == (off, worked):
                return False
            self.workdays.set_year(year.year, off, worked, actor=_ACTOR, source=Source.PLATFORM)
        except (Rejected, ValueError) as error:
            raise Damaged("sync.workdays_refused", year=year.year) from error
        return True


def _days(given: dict[str, str]) -> dict[date, str]:
    return {date.fromisoformat(day): name for day, name in given.items()}
