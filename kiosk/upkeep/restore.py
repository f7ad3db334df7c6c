"""Puts a backup in place without letting one number be used twice."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import update

from kiosk.common.clock import Clock, SystemClock
from kiosk.common.errors import Rejected
from kiosk.disclosure.tables import application_counters
from kiosk.queueing.tables import ticket_counters
from kiosk.settings import Settings
from kiosk.store.backup import put_in_place, verify_backup
from kiosk.store.engine import sqlite_engine
from kiosk.store.migrate import make_schema
from kiosk.store.sealing import Sealer, derive, read_key_file
from kiosk.store.store import Store

SKIPPED_NUMBERS = 100
"""How far counters jump: what was issued after the backup stays unique. Gaps are explained."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did."""

    backup: Path
    kept: Path | None
    epoch: str


def restore(settings: Settings, backup: Path, clock: Clock | None = None) -> Restored:
    """Replaces the database by a verified backup; the old one stays beside it.

    Raises:
        Rejected: ``store.in_use`` while a terminal runs, ``store.backup_elsewhere``.
        Damaged: ``store.backup_unreadable``; nothing was changed.
    """
    if settings.database_url:
        raise Rejected("store.backup_elsewhere")
    master = read_key_file(settings.key_path)
    key = derive(master, "database")
    verify_backup(backup, key)
    _require_unused(settings.database_path, key)
    now = clock or SystemClock()
    kept = put_in_place(backup, settings.database_path, now.now())
    store = Store(
        sqlite_engine(settings.database_path, key), Sealer(master), now, settings.terminal
    )
    try:
        make_schema(store)
        store.ensure_stream()
        with store.command("technician") as command:
            for counter in (ticket_counters, application_counters):
                command.execute(update(counter).values(last=counter.c.last + SKIPPED_NUMBERS))
            command.audit("backup.restored", backup.name, skipped=SKIPPED_NUMBERS)
        epoch = store.outbox.begin_epoch("restore")
    finally:
        store.close()
    return Restored(backup, kept, epoch)


def _require_unused(database: Path, key: bytes) -> None:
    if not database.exists():
        return
    connection = sqlcipher.connect(str(database), timeout=0.5)
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.rollback()
    except sqlcipher.OperationalError as error:
        if "locked" in str(error):
            raise Rejected("store.in_use") from error
    except sqlcipher.DatabaseError:
        return  # a damaged database is what a restore is for
    finally:
        connection.close()
