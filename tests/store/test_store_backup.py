"""Backups are verified, restores keep what stood there and never reuse a number."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.common.clock import FixedClock
from kiosk.common.errors import Damaged, Rejected
from kiosk.common.ids import new_id
from kiosk.settings import Settings
from kiosk.store.backup import KEPT, create_backup, verify_backup
from kiosk.store.sealing import derive, read_key_file
from kiosk.store.store import Store
from kiosk.upkeep.restore import restore


@pytest.fixture
def key(settings: Settings) -> bytes:
    return derive(read_key_file(settings.key_path), "database")


def publish(store: Store, name: str) -> None:
    with store.command() as command:
        command.publish("thing.done", new_id(), {"name": name})


def test_a_backup_opens_with_the_terminals_key_alone(
    sqlite_store: Store, settings: Settings, key: bytes
) -> None:
    publish(sqlite_store, "one")
    backup = create_backup(sqlite_store, key, settings.backup_dir)
    assert verify_backup(backup.path, key).sha256 == backup.sha256
    with pytest.raises(Damaged):
        verify_backup(backup.path, bytes(32))


def test_a_cut_or_altered_backup_is_found(
    sqlite_store: Store, settings: Settings, key: bytes, tmp_path: Path
) -> None:
    whole = create_backup(sqlite_store, key, settings.backup_dir).path.read_bytes()
    for name, damaged in {
        "cut": whole[: len(whole) // 2],
        "altered": whole[:9000] + b"x" + whole[9001:],
        "empty": b"",
        "other": b"not a database" * 1000,
    }.items():
        path = tmp_path / name
        path.write_bytes(damaged)
        with pytest.raises(Damaged):
            verify_backup(path, key)


def test_only_the_newest_backups_stay(
    sqlite_store: Store, settings: Settings, key: bytes, clock: FixedClock
) -> None:
    from datetime import timedelta

    for _ in range(KEPT + 2):
        clock.advance(timedelta(hours=1))
        create_backup(sqlite_store, key, settings.backup_dir)
    assert len(list(settings.backup_dir.glob("*"))) == KEPT


def test_a_restore_keeps_the_old_database_and_begins_a_new_epoch(
    sqlite_store: Store, settings: Settings, key: bytes, clock: FixedClock
) -> None:
    publish(sqlite_store, "before")
    backup = create_backup(sqlite_store, key, settings.backup_dir)
    epoch, _ = sqlite_store.outbox.position()
    publish(sqlite_store, "after")
    sqlite_store.close()
    outcome = restore(settings, backup.path, clock)
    assert outcome.kept is not None
    assert outcome.kept.exists()
    assert outcome.epoch != epoch
    assert [event.payload["name"] for event in sqlite_store.outbox.pending()] == ["before"]


def test_a_damaged_backup_changes_nothing(
    sqlite_store: Store, settings: Settings, tmp_path: Path
) -> None:
    publish(sqlite_store, "kept")
    sqlite_store.close()
    bad = tmp_path / "bad.db"
    bad.write_bytes(b"nothing")
    with pytest.raises(Damaged):
        restore(settings, bad)
    assert sqlite_store.outbox.counts().queued == 1


def test_a_running_terminal_cannot_be_restored_under_its_feet(
    sqlite_store: Store, settings: Settings, key: bytes
) -> None:
    backup = create_backup(sqlite_store, key, settings.backup_dir)
    with sqlite_store.command() as command:
        command.audit("still.running", "x")
        with pytest.raises(Rejected) as caught:
            restore(settings, backup.path)
    assert caught.value.code == "store.in_use"


def test_a_hall_database_is_backed_up_by_its_own_server(
    postgres_store: Store, settings: Settings, key: bytes
) -> None:
    with pytest.raises(Rejected) as caught:
        create_backup(postgres_store, key, settings.backup_dir)
    assert caught.value.code == "store.backup_elsewhere"
