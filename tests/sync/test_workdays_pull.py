"""The platform's calendar of working days reaches the hall, verified, and limits follow it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kiosk.central import workdays as central_workdays
from kiosk.central.platform import Platform
from kiosk.common.errors import Damaged, Rejected
from kiosk.common.ids import new_id
from kiosk.disclosure.service import Disclosure
from kiosk.disclosure.workdays.model import Source
from kiosk.disclosure.workdays.service import Workdays
from kiosk.settings import Settings
from kiosk.store.store import Store
from kiosk.sync.enrolment import enrol
from kiosk.sync.link import Link
from kiosk.sync.protocol import DEMO_CODE, PROTO
from kiosk.sync.transport import Transport
from kiosk.sync.workday_tables import WorkdayTables, WorkdayYear, signed_tables
from kiosk.sync.workdays import WorkdayPull
from tests.central.running import RunningPlatform
from tests.disclosure.forms import citizen

OFF = {date(2027, 1, 1): "元旦", date(2027, 1, 2): "元旦", date(2027, 1, 3): "元旦"}
WORKED = {date(2027, 1, 9): "元旦"}


@pytest.fixture
def pull(central: Platform, sqlite_store: Store, settings: Settings) -> Iterator[WorkdayPull]:
    """A pull over a real line."""
    server = RunningPlatform(central)
    enrolled = enrol(sqlite_store, settings, server.url, DEMO_CODE)
    transport = Transport(server.url)
    workdays = Workdays(sqlite_store, settings)
    link = Link(sqlite_store, enrolled, transport)
    yield WorkdayPull(sqlite_store, workdays, link, enrolled.platform_keys)
    transport.close()
    server.stop()


def signed(central: Platform, message: WorkdayTables) -> WorkdayTables:
    signature = central.signing_key.sign(signed_tables(message)).hex()
    return replace(message, signature=signature)


def test_a_year_that_the_platform_publishes_reaches_the_hall_and_its_limits(
    pull, central, sqlite_store, settings, clock
):
    clock.set_wall(datetime(2026, 12, 21, 2, 0, tzinfo=UTC))
    disclosure = Disclosure(sqlite_store, settings, pull.workdays)
    number = disclosure.submit(citizen(), request_id=new_id()).number
    assert disclosure.receipt(number).provisional
    assert central_workdays.publish_year(central, 2027, OFF, WORKED) == 1
    assert pull.run() == 1
    view = pull.workdays.year(2027)
    assert (view.source, view.days_off, view.work_days) == (Source.PLATFORM, OFF, WORKED)
    assert not disclosure.receipt(number).provisional
    assert pull.run() == 0


def test_a_platform_without_a_calendar_changes_nothing(pull):
    assert pull.run() == 0
    assert pull.workdays.years() == [2024, 2025, 2026]


def test_a_corrected_year_replaces_the_one_before(pull, central):
    central_workdays.publish_year(central, 2027, OFF, {})
    pull.run()
    assert central_workdays.publish_year(central, 2027, OFF, WORKED) == 2
    assert pull.run() == 1
    assert pull.workdays.year(2027).work_days == WORKED


def test_what_the_hall_edited_itself_stays(pull, central):
    own = {date(2027, 1, 1): "元旦"}
    pull.workdays.set_year(2027, own, {}, actor="9001")
    central_workdays.publish_year(central, 2027, OFF, WORKED)
    assert pull.run() == 0
    assert pull.workdays.year(2027).days_off == own


def test_a_forged_calendar_is_refused(pull, central):
    year = WorkdayYear(2027, {"2027-01-01": "元旦"}, {})
    genuine = signed(central, WorkdayTables(PROTO, 1, (year,)))
    longer = replace(year, days_off={**year.days_off, "2027-03-01": "假日"})
    for forged in (replace(genuine, years=(longer,)), replace(genuine, version=2)):
        with pytest.raises(Damaged, match=r"sync\.workdays_signature"):
            pull.take(forged)
    assert not pull.workdays.calendar().knows(2027)
    assert pull.take(genuine) == 1


def test_a_signed_calendar_that_cannot_be_is_refused_and_asked_for_again(pull, central):
    weekday = WorkdayYear(2027, {"2027-01-01": "元旦"}, {"2027-01-04": "元旦"})
    with pytest.raises(Damaged, match=r"sync\.workdays_refused"):
        pull.take(signed(central, WorkdayTables(PROTO, 1, (weekday,))))
    good = WorkdayYear(2027, {"2027-01-01": "元旦"}, {})
    assert pull.take(signed(central, WorkdayTables(PROTO, 1, (good,)))) == 1


def test_the_platform_publishes_no_year_that_cannot_be(central):
    with pytest.raises(Rejected, match=r"workdays\.make_up_on_weekday"):
        central_workdays.publish_year(central, 2027, OFF, {date(2027, 1, 4): "元旦"})
    assert central_workdays.tables(central).years == ()
