"""The hall's calendar of working days: read by every limit, edited by the office."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected
from kiosk.common.holidays import YearTable, published_tables
from kiosk.common.workdays import Calendar
from kiosk.disclosure.tables import workday_closures, workday_years
from kiosk.disclosure.workdays.model import (
    Recount,
    Source,
    YearView,
    check_year_number,
    checked_name,
    checked_year,
    days_of,
)
from kiosk.disclosure.workdays.recounting import recount
from kiosk.settings import Settings
from kiosk.store.command import canonical
from kiosk.store.statements import upsert
from kiosk.store.store import Store

_COUNTED = "workdays.counted"
"""Fingerprint of the calendar by which all open limits were last counted here."""


class Workdays:
    """Published years, and over them the years and days off that the hall keeps.

    Safe to use from several threads. Every change is followed by :meth:`recompute`.
    """

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._hall = settings.hall_code
        self._latest: tuple[str, Calendar] | None = None

    @cached_property
    def _published(self) -> dict[int, YearTable]:
        return published_tables()

    def calendar(self) -> Calendar:
        """The calendar as it stands now."""
        return self._read()[1]

    def last_known(self) -> Calendar:
        """The calendar as last read here, for while the hall database is away."""
        latest = self._latest
        return latest[1] if latest else Calendar(self._published)

    def years(self) -> list[int]:
        """The years whose table is here, in order."""
        with self._store.read() as connection:
            return sorted(self._years(connection))

    def year(self, year: int) -> YearView:
        """A year with all its days, known or not.

        Raises:
            Rejected: ``workdays.bad_year``.
        """
        check_year_number(year)
        own = select(workday_years).where(
            workday_years.c.hall == self._hall, workday_years.c.year == year
        )
        with self._store.read() as connection:
            years, closures = self._years(connection), self._closures(connection)
            row = connection.execute(own).first()
        table = years.get(year)
        days = days_of(year, Calendar(years, closures))
        published = Source.PUBLISHED if table else None
        return YearView(
            year=year,
            known=table is not None,
            source=Source(row.source) if row else published,
            actor=row.actor if row else None,
            at=row.at if row else None,
            working_days=sum(day.working for day in days),
            days_off=table.days_off if table else {},
            work_days=table.work_days if table else {},
            closures={day: name for day, name in closures.items() if day.year == year},
            days=days,
        )

    def set_year(
        self,
        year: int,
        days_off: Mapping[date, str],
        work_days: Mapping[date, str],
        *,
        actor: str,
        source: Source = Source.HALL,
    ) -> Recount:
        """Takes a year's table over, in place of the one that stood.

        Raises:
            Rejected: as :func:`checked_year`.
        """
        table = checked_year(year, days_off, work_days)
        with self._store.command(actor) as command:
            upsert(
                command.connection,
                workday_years,
                hall=self._hall,
                year=year,
                days_off=_text(table.days_off),
                work_days=_text(table.work_days),
                source=source.value,
                actor=actor,
                at=command.now,
            )
            command.audit(
                "workdays.year_set",
                str(year),
                source=source.value,
                days_off=_text(table.days_off),
                work_days=_text(table.work_days),
            )
        return self.recompute(actor=actor)

    def forget_year(self, year: int, *, actor: str) -> Recount:
        """Drops the hall's own table of a year; what was published with the program stands again.

        Raises:
            Rejected: ``workdays.year_not_own``.
        """
        own = (workday_years.c.hall == self._hall, workday_years.c.year == year)
        with self._store.command(actor) as command:
            if command.execute(select(workday_years.c.year).where(*own)).first() is None:
                raise Rejected("workdays.year_not_own", year=year)
            command.execute(delete(workday_years).where(*own))
            command.audit("workdays.year_forgotten", str(year))
        return self.recompute(actor=actor)

    def close(self, day: date, name: str, *, actor: str) -> Recount:
        """Adds a day off of the region or the hall.

        Raises:
            Rejected: ``workdays.bad_year``, ``workdays.not_worked`` for a day on which nobody
                works anyway, or as :func:`checked_name`.
        """
        check_year_number(day.year)
        title = checked_name(name)
        with self._store.command(actor) as command:
            closures = self._closures(command.connection)
            others = {one: words for one, words in closures.items() if one != day}
            if not Calendar(self._years(command.connection), others).is_working_day(day):
                raise Rejected("workdays.not_worked", day=day)
            upsert(
                command.connection,
                workday_closures,
                hall=self._hall,
                day=day,
                name=title,
                actor=actor,
                at=command.now,
            )
            command.audit("workdays.closed", day.isoformat(), name=title)
        return self.recompute(actor=actor)

    def reopen(self, day: date, *, actor: str) -> Recount:
        """Takes a day off of the hall back.

        Raises:
            Rejected: ``workdays.not_closed``.
        """
        own = (workday_closures.c.hall == self._hall, workday_closures.c.day == day)
        with self._store.command(actor) as command:
            if command.execute(select(workday_closures.c.day).where(*own)).first() is None:
                raise Rejected("workdays.not_closed", day=day)
            command.execute(delete(workday_closures).where(*own))
            command.audit("workdays.reopened", day.isoformat())
        return self.recompute(actor=actor)

    def recompute(self, *, actor: str) -> Recount:
        """Counts all open limits again; without a change of the calendar nothing moves."""
        mark, calendar = self._read()
        done = recount(self._store, self._hall, calendar, actor)
        with self._store.command(actor) as command:
            self._store.state.set(command, _COUNTED, mark)
            if done.moved or done.settled or done.periods:
                command.audit(
                    "workdays.recounted",
                    self._hall,
                    counted=done.counted,
                    moved=len(done.moved),
                    settled=done.settled,
                    periods=done.periods,
                )
        return done

    def catch_up(self) -> Recount | None:
        """Counts again what a change left uncounted: a power cut in between, a year that came
        with a new version of the program, another machine's change. None when nothing is due."""
        if self._store.state.get(_COUNTED) == self._read()[0]:
            return None
        return self.recompute(actor="system")

    def unknown_ahead(self) -> int | None:
        """The next year when its table should be here and is not: from November on."""
        today = hall_date(self._store.clock.now())
        following = today.year + 1
        if today.month < 11 or self.calendar().knows(following):
            return None
        return following

    def _read(self) -> tuple[str, Calendar]:
        """The calendar with its fingerprint; the same object until something changes."""
        with self._store.read() as connection:
            years, closures = self._years(connection), self._closures(connection)
        mark = _fingerprint(years, closures)
        latest = self._latest
        if latest is None or latest[0] != mark:
            latest = self._latest = (mark, Calendar(years, closures))
        return latest

    def _years(self, connection: Connection) -> dict[int, YearTable]:
        query = select(workday_years).where(workday_years.c.hall == self._hall)
        own = {row.year: _table(row) for row in connection.execute(query)}
        return {**self._published, **own}

    def _closures(self, connection: Connection) -> dict[date, str]:
        query = (
            select(workday_closures.c.day, workday_closures.c.name)
            .where(workday_closures.c.hall == self._hall)
            .order_by(workday_closures.c.day)
        )
        return {row.day: row.name for row in connection.execute(query)}


def _table(row: Row[Any]) -> YearTable:
    return YearTable(row.year, _days(row.days_off), _days(row.work_days))


def _text(days: Mapping[date, str]) -> str:
    return canonical({day.isoformat(): name for day, name in days.items()})


def _days(text: str) -> dict[date, str]:
    return {date.fromisoformat(day): name for day, name in json.loads(text).items()}


def _fingerprint(years: Mapping[int, YearTable], closures: Mapping[date, str]) -> str:
    whole = {
        str(year): [_text(table.days_off), _text(table.work_days)] for year, table in years.items()
    }
    text = canonical({"years": whole, "closures": _text(closures)})
    return hashlib.sha256(text.encode()).hexdigest()
