"""Unfinished forms come back to who has the code, and to nobody else."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from kiosk.app import make_store
from kiosk.common.clock import FixedClock
from kiosk.common.errors import Damaged, Rejected, Unavailable
from kiosk.disclosure.drafts.model import DraftKey
from kiosk.disclosure.drafts.service import Drafts
from kiosk.disclosure.tables import application_drafts
from kiosk.settings import DisclosureSettings, Settings
from kiosk.store.store import Store
from kiosk.store.tables import audit_trail

ANSWERS = {"name": "𬱖小梅", "document_number": "11010519491231002X", "party": "citizen"}


@pytest.fixture
def drafts(store: Store, settings: Settings) -> Drafts:
    return Drafts(store, settings)


def rows(store: Store) -> int:
    with store.read() as connection:
        return len(connection.execute(select(application_drafts)).all())


def test_what_was_saved_last_comes_back_with_its_step_and_its_id(drafts: Drafts) -> None:
    key = DraftKey.new()
    drafts.save(key, {"name": "先"}, 2)
    drafts.save(key, ANSWERS, 4)
    draft = drafts.resume(key.code)
    assert (draft.key, dict(draft.answers), draft.step) == (key, ANSWERS, 4)


def test_the_code_may_be_typed_carelessly_but_must_be_exact(drafts: Drafts) -> None:
    key = DraftKey.new()
    drafts.save(key, ANSWERS, 2)
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in key.code.lower().replace("-", ""))
    assert drafts.resume(f" {wide} ").key == key
    for wrong in (key.code[:-1], key.code + "2", "", "2222-2222"):
        with pytest.raises(Rejected, match=r"draft\.not_found"):
            drafts.resume(wrong)


def test_nothing_is_stored_before_something_is_saved_and_one_row_per_run(
    drafts: Drafts, store: Store
) -> None:
    key = DraftKey.new()
    assert rows(store) == 0
    for step in range(5):
        drafts.save(key, ANSWERS, step)
    assert rows(store) == 1


def test_a_wiped_draft_is_gone_and_a_late_save_does_not_bring_it_back(
    drafts: Drafts, store: Store
) -> None:
    key = DraftKey.new()
    drafts.save(key, ANSWERS, 2)
    drafts.wipe(key.id)
    assert drafts.save(key, ANSWERS, 3) is None
    assert rows(store) == 0
    with pytest.raises(Rejected, match=r"draft\.not_found"):
        drafts.resume(key.code)


def test_after_its_time_a_draft_does_not_open_and_is_swept(
    drafts: Drafts, store: Store, clock: FixedClock
) -> None:
    old, young = DraftKey.new(), DraftKey.new()
    drafts.save(old, ANSWERS, 2)
    clock.advance(timedelta(hours=23))
    drafts.save(young, ANSWERS, 2)
    assert drafts.resume(old.code).key == old
    clock.advance(timedelta(hours=1))
    with pytest.raises(Rejected, match=r"draft\.not_found"):
        drafts.resume(old.code)
    assert drafts.sweep() == 1
    assert drafts.sweep() == 0
    assert drafts.resume(young.code).key == young


def test_the_hall_sets_how_long_drafts_are_kept(
    store: Store, settings: Settings, clock: FixedClock
) -> None:
    drafts = Drafts(store, replace(settings, disclosure=DisclosureSettings(draft_hours=2)))
    key = DraftKey.new()
    assert drafts.save(key, ANSWERS, 2) == clock.now() + timedelta(hours=2)


def test_guessing_is_locked_also_for_the_right_code_and_opens_again(
    drafts: Drafts, clock: FixedClock
) -> None:
    key = DraftKey.new()
    drafts.save(key, ANSWERS, 2)
    for guess in range(5):
        with pytest.raises(Rejected):
            drafts.resume(f"2222-333{guess + 2}")
    with pytest.raises(Unavailable, match=r"draft\.too_many_tries"):
        drafts.resume(key.code)
    clock.advance(timedelta(minutes=11))
    assert drafts.resume(key.code).key == key


def test_the_code_is_stored_nowhere_and_the_store_s_own_key_does_not_open_the_form(
    drafts: Drafts, store: Store
) -> None:
    key = DraftKey.new()
    drafts.save(key, ANSWERS, 2)
    drafts.resume(key.code)
    with store.read() as connection:
        row = connection.execute(select(application_drafts)).one()
        trail = str(connection.execute(select(audit_trail)).all())
    with pytest.raises(Damaged):
        store.sealer.unseal(row.form)
    for secret in (key.code, key.code.replace("-", ""), *ANSWERS.values()):
        assert secret not in f"{row} {trail}"


def test_two_runs_do_not_see_each_other(drafts: Drafts) -> None:
    first, second = DraftKey.new(), DraftKey.new()
    drafts.save(first, ANSWERS, 2)
    drafts.save(second, {"name": "别人"}, 3)
    assert dict(drafts.resume(second.code).answers) == {"name": "别人"}
    drafts.wipe(second.id)
    assert drafts.resume(first.code).key == first


def test_a_draft_survives_a_power_cut(
    sqlite_store: Store, settings: Settings, clock: FixedClock, tmp_path: Path
) -> None:
    """The files as they lie on the disk while the program still runs, opened anew."""
    drafts = Drafts(sqlite_store, settings)
    key = DraftKey.new()
    drafts.save(key, ANSWERS, 4)
    image = tmp_path / "image"
    shutil.copytree(settings.data_dir, image)
    after = make_store(replace(settings, data_dir=image), clock)
    assert dict(Drafts(after, settings).resume(key.code).answers) == ANSWERS
    after.close()
