"""The pace of each business, learned again at most once a minute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, select

from kiosk.common.clock import hall_date, hall_time
from kiosk.queueing.estimate import (
    LOOKED_BACK,
    Occupied,
    Pace,
    Share,
    at_this_hour,
    learn_pace,
    working_windows,
)
from kiosk.queueing.model import CallOutcome
from kiosk.queueing.tables import calls, window_desks
from kiosk.store.store import Store

LEARNED_FOR_SECONDS = 60.0
WORKING_WITHIN = timedelta(minutes=90)
"""A window counts as working on a business by the calls that it made this lately."""

_TAKES_TIME = (
    CallOutcome.FINISHED,
    CallOutcome.MOVED_ON,
    CallOutcome.TRANSFERRED,
    CallOutcome.NO_SHOW,
)
"""How calls end that kept the window as long as the next in line must wait for."""

_LATEST = (
    select(calls.c.called_at, calls.c.ended_at)
    .where(
        calls.c.hall == bindparam("of"),
        calls.c.business == bindparam("for"),
        calls.c.outcome.in_([outcome.value for outcome in _TAKES_TIME]),
        calls.c.ended_at.is_not(None),
    )
    .order_by(calls.c.ended_at.desc())
    .limit(LOOKED_BACK)
)
_SHARES = (
    select(
        func.count().filter(calls.c.business == bindparam("for")).label("mine"),
        func.count().label("every"),
    )
    .select_from(
        calls.outerjoin(
            window_desks,
            (window_desks.c.hall == calls.c.hall) & (window_desks.c.window == calls.c.window),
        )
    )
    .where(
        calls.c.hall == bindparam("of"),
        calls.c.service_day >= bindparam("day", type_=calls.c.service_day.type),
        calls.c.called_at >= bindparam("since", type_=calls.c.called_at.type),
        func.coalesce(window_desks.c.pause_reason, "") == "",
    )
    .group_by(calls.c.window)
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

    def of(self, business: str, windows: float) -> Pace | None:
        """The pace of a business; ``windows`` is how many serve it while none works yet."""
        now = self._store.clock.monotonic()
        known = self._learned.get(business)
        if known is None or now - known.at >= LEARNED_FOR_SECONDS:
            with self._store.read() as connection:
                pace = self._learn(connection, business, windows, self._store.clock.now())
            known = self._learned[business] = _Learned(now, pace)
        return known.pace

    def _learn(
        self, connection: Connection, business: str, windows: float, now: datetime
    ) -> Pace | None:
        asked = {"of": self._hall, "for": business}
        latest = [
            Occupied(_of_day(row.called_at), (row.ended_at - row.called_at).total_seconds())
            for row in connection.execute(_LATEST, asked)
        ]
        since = now - WORKING_WITHIN
        lately = connection.execute(_SHARES, {**asked, "since": since, "day": hall_date(since)})
        working = working_windows(Share(row.mine, row.every) for row in lately)
        return learn_pace(at_this_hour(latest, _of_day(now)), working or windows)


def _of_day(moment: datetime) -> float:
    local = hall_time(moment)
    return local.hour * 3600 + local.minute * 60 + local.second
