"""The pace of each business, learned again at most once a minute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, select

from kiosk.queueing.estimate import LATEST, Pace, learn_pace
from kiosk.queueing.model import SERVED
from kiosk.queueing.tables import calls
from kiosk.store.store import Store

LEARNED_FOR_SECONDS = 60.0
WORKING_WITHIN = timedelta(hours=1)
"""A window counts as working on a business when it called one of its tickets this lately."""

_LATEST_TIMES = (
    select(calls.c.service_seconds)
    .where(
        calls.c.hall == bindparam("of"),
        calls.c.business == bindparam("for"),
        calls.c.outcome.in_([outcome.value for outcome in SERVED]),
        calls.c.service_seconds.is_not(None),
    )
    .order_by(calls.c.ended_at.desc())
    .limit(LATEST)
)
_WORKING_WINDOWS = select(func.count(calls.c.window.distinct())).where(
    calls.c.hall == bindparam("of"),
    calls.c.business == bindparam("for"),
    calls.c.called_at >= bindparam("since", type_=calls.c.called_at.type),
)


@dataclass(frozen=True, slots=True)
class _Learned:
    at: float
    pace: Pace | None


class Paces:
    """Keeps the estimate off the way of a ticket: no learning inside a transaction."""

    def __init__(self, store: Store, hall: str) -> None:
        self._store = store
        self._hall = hall
        self._learned: dict[str, _Learned] = {}

    def of(self, business: str, windows: int) -> Pace | None:
        """The pace of a business; ``windows`` is how many serve it when none works yet."""
        now = self._store.clock.monotonic()
        known = self._learned.get(business)
        if known is None or now - known.at >= LEARNED_FOR_SECONDS:
            with self._store.read() as connection:
                pace = self._learn(connection, business, windows, self._store.clock.now())
            known = self._learned[business] = _Learned(now, pace)
        return known.pace

    def _learn(
        self, connection: Connection, business: str, windows: int, now: datetime
    ) -> Pace | None:
        asked = {"of": self._hall, "for": business}
        times = list(connection.execute(_LATEST_TIMES, asked).scalars())
        working = connection.execute(
            _WORKING_WINDOWS, {**asked, "since": now - WORKING_WITHIN}
        ).scalar()
        return learn_pace(times, working or windows)
