"""Calendars of working days as the platform sends them, signed like everything it publishes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import msgspec

from kiosk.sync.protocol import Count, Proto, Signature, canonical

Day = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=20, pattern="^[^\\x00-\\x1f]*$")]
Year = Annotated[int, msgspec.Meta(ge=2008, le=2099)]


@dataclass(frozen=True, slots=True)
class WorkdayYear:
    """A year's days off and make-up work days with the names of the holidays."""

    year: Year
    days_off: dict[Day, Name]
    work_days: dict[Day, Name]


@dataclass(frozen=True, slots=True)
class WorkdayTables:
    """All years that the platform knows; ``version`` grows with every change of any of them."""

    proto: Proto
    version: Count
    years: tuple[WorkdayYear, ...]
    signature: Signature = "0" * 128


def signed_tables(message: WorkdayTables) -> bytes:
    """What the signature covers: the version and all years, under the message's name."""
    years = [[one.year, one.days_off, one.work_days] for one in message.years]
    return b"WorkdayTables\n" + canonical({"version": message.version, "years": years})
