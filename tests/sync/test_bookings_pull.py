"""Appointments made with the platform reach the hall, and what it cannot take is told back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

import msgspec
import pytest
from sqlalchemy import select

from kiosk.__main__ import build_parser
from kiosk.central import bookings
from kiosk.central.config import CentralConfig
from kiosk.central.platform import Platform
from kiosk.central.tables import bookings as stored_bookings
from kiosk.central.tables import events
from kiosk.central.tables import facts as central_facts
from kiosk.common.clock import HALL_TZ
from kiosk.common.identity import check_digit
from kiosk.content.model import Business
from kiosk.queueing.appointments.service import Appointments
from kiosk.queueing.service import Queueing
from kiosk.settings import Settings
from kiosk.store.store import Store
from kiosk.sync.protocol import Booking
from kiosk.sync.service import Sync
from tests.sync.conftest import World

NINE = datetime(2026, 11, 23, 9, tzinfo=HALL_TZ)
HALL = "150799"


class OneBusiness:
    """The content that appointments read."""

    def businesses(self) -> list[Business]:
        plan = ("09:00-10:00=2",)
        return [Business("estate", "不动产登记", "A", ("3",), ("08:30-17:30",), appointments=plan)]

    def windows(self) -> list[Any]:
        return []


def identity_of(n: int) -> str:
    first = f"15072119850203{n:03d}"
    return first + check_digit(first)


def booking(n: int, **changes: Any) -> Booking:
    made = Booking(
        f"W-{n}", "estate", NINE, "王小明", identity_of(n), code="ABCD-234" + "ABCDEFGHJK"[n]
    )
    return replace(made, **changes)


@pytest.fixture
def office(sqlite_store: Store, settings: Settings) -> Appointments:
    content: Any = OneBusiness()
    return Appointments(sqlite_store, content, settings, Queueing(sqlite_store, content, settings))


@pytest.fixture
def fetch(world: World, office: Appointments, settings: Settings) -> Callable[[], Any]:
    """One call of the terminal, with its appointments."""
    sync = Sync(world.store, world.content, settings, appointments=lambda: office, rng=Random(7))
    return sync.once


def test_bookings_come_in_once_and_can_be_found_by_their_code(world, office, fetch):
    bookings.publish(world.platform, HALL, [booking(1), booking(2)])
    assert fetch().ok
    assert fetch().ok
    assert [row.state.value for row in office.rows(NINE.date())] == ["booked", "booked"]
    assert office.find("abcd 234b").starts_at == NINE


def test_a_cancellation_follows_and_frees_the_seat(world, office, fetch):
    bookings.publish(world.platform, HALL, [booking(1)])
    fetch()
    bookings.publish(world.platform, HALL, [booking(1, cancelled=True), booking(3)])
    fetch()
    states = [row.state.value for row in office.rows(NINE.date())]
    assert sorted(states) == ["booked", "cancelled"]
    assert office.slots("estate", NINE.date())[0].booked == 1


def test_what_the_hall_cannot_take_is_told_back_once(world, office, fetch):
    bookings.publish(world.platform, HALL, [booking(n) for n in (1, 2, 3)])
    bookings.publish(world.platform, HALL, [booking(4, starts_at=NINE + timedelta(minutes=5))])
    fetch()
    with world.store.command("test") as command:
        world.store.state.set(command, "sync.bookings", "0")
    fetch()
    fetch()
    with world.platform.read() as connection:
        rows = connection.execute(select(events)).all()
    told = [
        msgspec.json.decode(world.platform.sealer.unseal(row.payload))
        for row in rows
        if row.kind == "appointment.refused"
    ]
    assert sorted((fact["reference"], fact["code"]) for fact in told) == [
        ("W-3", "appointment.slot_full"),
        ("W-4", "appointment.slot_unknown"),
    ]


def test_another_halls_bookings_stay_where_they_are(world, office, fetch):
    bookings.publish(world.platform, "150781", [booking(1)])
    assert fetch().ok
    assert office.rows(NINE.date()) == []


def test_many_bookings_come_in_pages(world, office, fetch):
    far = [booking(9, reference=f"X-{n}", business="nothing") for n in range(260)]
    bookings.publish(world.platform, HALL, [*far, booking(1)])
    assert fetch().ok
    assert len(office.rows(NINE.date())) == 1


def test_a_platform_restored_from_a_backup_is_read_from_the_start(world, office, fetch):
    bookings.publish(world.platform, HALL, [booking(1)])
    with world.store.command("test") as command:
        world.store.state.set(command, "sync.bookings", "900")
    assert fetch().ok
    assert len(office.rows(NINE.date())) == 1
    assert world.store.state.get("sync.bookings") == "1"


def test_a_line_that_is_cut_loses_no_booking(world, office, fetch):
    bookings.publish(world.platform, HALL, [booking(1), booking(2)])
    world.proxy.stop()
    assert not fetch().ok
    assert office.rows(NINE.date()) == []


def test_the_platform_keeps_names_and_numbers_sealed(world):
    bookings.publish(world.platform, HALL, [booking(1)])
    with world.platform.read() as connection:
        held = str(connection.execute(select(stored_bookings)).all())
        held += str(connection.execute(select(central_facts)).all())
    assert "王小明" not in held
    assert identity_of(1) not in held
    assert "王小明" not in repr(booking(1))


def test_a_list_is_published_for_a_hall_and_bad_lines_are_named(tmp_path, capsys):
    path = tmp_path / "list.csv"
    path.write_text(
        "预约编号,业务代码,日期,时段,姓名,身份证号\n"
        f"P-1,estate,2026-11-23,09:00,王小明,{identity_of(1)}\n"
        f",estate,2026-11-23,09:00,王小明,{identity_of(2)}\n"
        f"P-3,estate,明天,09:00,王小明,{identity_of(3)}\n",
        "utf-8",
    )
    folder = tmp_path / "platform"
    words = ["central", "book", str(path), "--hall", HALL, "--data", str(folder)]
    args = build_parser(("sync",)).parse_args(words)
    assert args.handler(args, None) == 0
    first, *skipped = capsys.readouterr().out.splitlines()
    assert first == "已发布 1 个预约，跳过 2 行"
    assert [line[:7] for line in skipped] == ["　第 3 行：", "　第 4 行："]
    platform = Platform(CentralConfig(folder))
    try:
        [booked] = bookings.page_after(platform, HALL, 0, 10).bookings
    finally:
        platform.close()
    assert (booked.reference, booked.starts_at) == ("P-1", NINE)
