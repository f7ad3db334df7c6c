"""The platform's calendar of working days, which terminals fetch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import msgspec
from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection, select, update

from kiosk.central import terminals
from kiosk.central.bodies import answer
from kiosk.central.platform import Platform
from kiosk.central.tables import facts
from kiosk.disclosure.workdays.model import checked_year
from kiosk.store.statements import insert_ignore
from kiosk.sync.protocol import PROTO
from kiosk.sync.workday_tables import WorkdayTables, WorkdayYear, signed_tables

_NAME = "workdays"


def publish_year(
    platform: Platform, year: int, days_off: Mapping[date, str], work_days: Mapping[date, str]
) -> int:
    """Publishes a year, in place of the one that stood; returns the new version.

    Raises:
        Rejected: as :func:`checked_year`.
    """
    table = checked_year(year, days_off, work_days)
    told = WorkdayYear(year, _texts(table.days_off), _texts(table.work_days))
    with platform.write() as connection:
        insert_ignore(connection, facts, name=_NAME, value=_encoded(WorkdayTables(PROTO, 0, ())))
        before = _standing(connection)
        others = [one for one in before.years if one.year != year]
        years = tuple(sorted([*others, told], key=lambda one: one.year))
        after = WorkdayTables(PROTO, before.version + 1, years)
        connection.execute(update(facts).where(facts.c.name == _NAME).values(value=_encoded(after)))
    return after.version


def tables(platform: Platform) -> WorkdayTables:
    """Everything that is published, signed."""
    with platform.read() as connection:
        found = _standing(connection)
    return replace(found, signature=platform.signing_key.sign(signed_tables(found)).hex())


def router(platform: Platform) -> APIRouter:
    """The route by which terminals fetch the calendar."""
    routes = APIRouter(prefix="/v1")

    @routes.get("/workdays")
    def workdays(request: Request) -> Response:
        terminals.authenticate(platform, request.headers.get("authorization"))
        return answer(tables(platform))

    return routes


def _standing(connection: Connection) -> WorkdayTables:
    query = select(facts.c.value).where(facts.c.name == _NAME).with_for_update()
    text = connection.execute(query).scalar()
    if text is None:
        return WorkdayTables(PROTO, 0, ())
    return msgspec.json.decode(text, type=WorkdayTables)


def _encoded(message: WorkdayTables) -> str:
    return msgspec.json.encode(message).decode()


def _texts(days: Mapping[date, str]) -> dict[str, str]:
    return {day.isoformat(): name for day, name in days.items()}
