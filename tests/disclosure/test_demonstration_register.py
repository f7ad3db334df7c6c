"""The register that a demonstration hall may be made with."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.app import Terminal, open_terminal
from kiosk.common.clock import FixedClock, hall_date
from kiosk.demonstration.register import fill_register
from kiosk.disclosure.casework.terms import View
from kiosk.disclosure.model import Channel, Light
from kiosk.disclosure.states import State
from kiosk.settings import OfficeSettings, Settings
from kiosk.store.audit import verify
from tests.conftest import TEN_ON_A_FRIDAY


@pytest.fixture(scope="module")
def hall(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """A hall that was filled on Friday 2026-11-20."""
    folder = tmp_path_factory.mktemp("learning")
    for name in ("kiosk.key", "kiosk.db"):
        shutil.copy2(migrated / name, folder)
    settings = Settings(
        hall_code="150799",
        hall_name="示范县政务服务大厅",
        terminal="03",
        demo=True,
        office=OfficeSettings(name="示范县人民政府办公室", phone="0470-5550121", mark="示范政"),
        data_dir=folder,
    )
    clock = FixedClock(TEN_ON_A_FRIDAY)
    assert fill_register(settings, clock) >= 24
    terminal = open_terminal(settings, clock)
    yield terminal
    terminal.close()


def rows(hall: Terminal):
    return hall.casework.worklist(View.ALL)


def test_every_state_that_a_desk_meets_is_there(hall: Terminal) -> None:
    counted = hall.disclosure.counts()
    missing = {
        state
        for state in State
        if not counted.get(state) and state not in (State.DRAFT, State.SUBMITTED)
    }
    assert missing == set()


def test_every_channel_and_every_light_is_there(hall: Terminal) -> None:
    assert {row.channel for row in rows(hall)} == set(Channel)
    assert {row.light for row in rows(hall)} == set(Light)


def test_one_is_due_today_one_is_over_and_some_wait_for_a_close(hall: Terminal) -> None:
    today = hall_date(hall.clock.now())
    running = [row for row in rows(hall) if row.light in (Light.YELLOW, Light.RED)]
    assert today in {row.due_on for row in running}
    assert any(row.light is Light.RED for row in running)
    assert any(row.proposed for row in rows(hall))


def test_nothing_of_it_happened_today_or_later(hall: Terminal) -> None:
    now = hall.clock.now()
    cases = [hall.casework.case(row.number, actor="staff:1007") for row in rows(hall)]
    assert all(entry.at < now - timedelta(hours=12) for case in cases for entry in case.timeline)


def test_answers_that_were_delivered_carry_an_issued_letter(hall: Terminal) -> None:
    cases = [hall.casework.case(row.number, actor="staff:1007") for row in rows(hall)]
    numbers = [letter.number for case in cases for letter in case.letters]
    assert len(numbers) >= 6
    assert all(number.startswith("示范政依申〔2026〕") for number in numbers)
    assert Counter(numbers).most_common(1)[0][1] == 1


def test_a_repeated_application_is_found(hall: Terminal) -> None:
    found = [hall.casework.similar(row.number) for row in rows(hall)]
    assert any(one.same_applicant for likes in found for one in likes)


def test_the_receipts_are_printed_and_the_audit_holds(hall: Terminal) -> None:
    assert hall.printing.run_pending() == []
    assert [verdict.broken_at for verdict in verify(hall.store)] == [0]


def test_a_hall_that_is_no_demonstration_gets_none(tmp_path: Path) -> None:
    from kiosk.__main__ import main

    assert main(["--data", str(tmp_path / "data"), "init", "--with-cases"]) == 1
    assert not (tmp_path / "data").exists()


def test_in_the_first_days_of_a_year_it_can_be_made_too(
    migrated: Path, tmp_path: Path, settings: Settings
) -> None:
    shutil.copy2(migrated / "kiosk.db", settings.database_path)
    new_year = FixedClock(TEN_ON_A_FRIDAY + timedelta(days=44))
    assert fill_register(settings, new_year) >= 24
