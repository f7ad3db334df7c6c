"""Backups through the command line: whole or refused, and no number is given out twice."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.store.engine import unlock
from kiosk.store.sealing import derive, read_key_file
from tests.e2e.halls import Hall, form_file


def _backup(hall: Hall) -> Path:
    return Path(hall.told("backup", "create")["path"])


def test_numbers_given_out_after_the_backup_are_not_given_again(demo: Hall) -> None:
    """The first number of the day and the first application of the year came after the backup."""
    backup = _backup(demo)
    issued = {demo.told("ticket", "take", "hj")["number"] for _ in range(3)}
    filed = demo.told("apply", "--from", form_file(demo.folder))["number"]
    demo.told("backup", "restore", backup)
    assert demo.told("ticket", "list") == []
    assert demo.told("ticket", "take", "hj")["number"] not in issued
    assert demo.told("apply", "--from", form_file(demo.folder))["number"] != filed
    assert all(verdict["intact"] for verdict in demo.told("audit", "verify"))


@pytest.mark.parametrize("what", ["gone", "noise", "cut"])
def test_nor_when_the_lost_database_can_tell_nothing(demo: Hall, what: str) -> None:
    backup = _backup(demo)
    issued = {demo.told("ticket", "take", "hj")["number"] for _ in range(3)}
    filed = demo.told("apply", "--from", form_file(demo.folder))["number"]
    database = demo.folder / "kiosk.db"
    if what == "gone":
        database.unlink()
    else:
        raw = database.read_bytes()
        database.write_bytes(secrets.token_bytes(len(raw)) if what == "noise" else raw[:20_000])
    assert demo.run("ticket", "list").reason
    told = demo.told("backup", "restore", backup)
    assert (told["kept"] is None) == (what == "gone")
    assert demo.told("ticket", "take", "hj")["number"] not in issued
    assert demo.told("apply", "--from", form_file(demo.folder))["number"] != filed
    assert all(verdict["intact"] for verdict in demo.told("audit", "verify"))


def test_a_restore_begins_a_new_epoch_and_keeps_the_old_database(demo: Hall) -> None:
    with demo.opened() as terminal:
        before, _ = terminal.store.outbox.position()
    backup = _backup(demo)
    told = demo.told("backup", "restore", backup)
    assert told["epoch"] != before
    assert Path(told["kept"]).exists()
    with demo.opened() as terminal:
        assert terminal.store.outbox.position()[0] == told["epoch"]
    left = {path.name for path in demo.folder.iterdir()}
    assert not any(name.endswith((".restoring", ".part", "-wal")) for name in left)


def _cut(raw: bytes) -> bytes:
    return raw[: len(raw) // 2]


def _page_edited(raw: bytes) -> bytes:
    at = len(raw) * 2 // 3
    return raw[:at] + bytes(100) + raw[at + 100 :]


@pytest.mark.parametrize(
    "spoil",
    [_cut, _page_edited, lambda _: b"", lambda raw: secrets.token_bytes(len(raw))],
    ids=["cut", "a page edited", "empty", "noise"],
)
def test_a_spoilt_backup_is_refused_and_the_hall_goes_on(
    demo: Hall, spoil: Callable[[bytes], bytes]
) -> None:
    backup = _backup(demo)
    backup.write_bytes(spoil(backup.read_bytes()))
    ticket = demo.told("ticket", "take", "hj")
    before = demo.fingerprint()
    assert "备份文件" in demo.run("backup", "restore", backup).reason
    after = demo.fingerprint()
    backups = f"backups/{backup.name}"
    assert {k: v for k, v in after.items() if not k.startswith(backups)} == {
        k: v for k, v in before.items() if not k.startswith(backups)
    }
    assert demo.told("ticket", "list")[0]["id"] == ticket["id"]


def test_another_halls_backup_is_refused(demo: Hall, real: Hall) -> None:
    before = demo.fingerprint()
    assert "备份文件" in demo.run("backup", "restore", _backup(real)).reason
    assert demo.fingerprint() == before


def test_a_newer_programs_backup_is_refused(demo: Hall) -> None:
    backup = _backup(demo)
    key = derive(read_key_file(demo.folder / "kiosk.key"), "database")
    connection = unlock(str(backup), key)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = demo.fingerprint()
    assert "更新的程序" in demo.run("backup", "restore", backup).reason
    assert demo.fingerprint() == before


def test_a_running_terminal_is_not_restored_over(demo: Hall) -> None:
    backup = _backup(demo)
    with demo.opened() as terminal:
        terminal.queueing.businesses()
        before = (demo.folder / "kiosk.db").stat().st_ino
        assert "正在运行" in demo.run("backup", "restore", backup).reason
        assert (demo.folder / "kiosk.db").stat().st_ino == before
        assert terminal.queueing.total_waiting() == 0


def test_a_backup_is_made_while_the_terminal_runs(demo: Hall) -> None:
    with demo.opened() as terminal:
        terminal.queueing.take("hj", request_id="7c0c9a4e-6a0e-4a86-9d2e-7a5f8f2f6c02")
        backup = _backup(demo)
    demo.told("backup", "restore", backup)
    assert len(demo.told("ticket", "list")) == 1


def test_a_backup_is_as_unreadable_as_the_database(demo: Hall) -> None:
    raw = _backup(demo).read_bytes()
    assert not raw.startswith(b"SQLite format 3")
    assert "示范县".encode() not in raw
    assert json.dumps("tickets").encode() not in raw
