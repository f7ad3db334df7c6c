"""Puts a backup in place without letting one number be used twice."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from kiosk.common.clock import Clock, SystemClock
from kiosk.common.errors import Damaged, Rejected, Unavailable
from kiosk.common.system_errors import in_words
from kiosk.content.service import Content
from kiosk.settings import Settings
from kiosk.store.backup import put_in_place, verify_backup
from kiosk.store.engine import sqlite_engine, unlock
from kiosk.store.migrate import make_schema
from kiosk.store.schema import HEAD
from kiosk.store.sealing import Sealer, derive, read_key_file
from kiosk.store.store import Store
from kiosk.upkeep.numbers import GivenOut, read_given_out, skip_given_out

LOCK_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did."""

    backup: Path
    kept: Path | None
    epoch: str


def restore(settings: Settings, backup: Path, clock: Clock | None = None) -> Restored:
    """Replaces the database by a verified backup; the old one stays beside it.

    Raises:
        Rejected: ``store.in_use`` while a terminal runs, ``store.backup_elsewhere``,
            ``store.backup_missing``.
        Damaged: ``store.backup_unreadable``, ``store.backup_newer``; nothing was changed.
        Unavailable: ``store.restore_failed``; nothing was changed.
    """
    if settings.database_url:
        raise Rejected("store.backup_elsewhere")
    master = read_key_file(settings.key_path)
    key = derive(master, "database")
    if verify_backup(backup, key).schema > HEAD:
        raise Damaged("store.backup_newer", file=str(backup))
    given = _given_out(settings.database_path, key)
    now = clock or SystemClock()
    try:
        kept = put_in_place(backup, settings.database_path, now.now())
    except OSError as error:
        raise Unavailable("store.restore_failed", reason=in_words(error)) from error
    store = Store(
        sqlite_engine(settings.database_path, key), Sealer(master), now, settings.terminal
    )
    try:
        epoch = _begin_anew(store, settings, backup, given)
    finally:
        store.close()
    return Restored(backup, kept, epoch)


def _begin_anew(store: Store, settings: Settings, backup: Path, given: GivenOut | None) -> str:
    make_schema(store)
    store.ensure_stream()
    series = sorted({business.prefix for business in Content(store, store.clock).businesses()})
    with store.command("technician") as command:
        skipped = skip_given_out(command, given, settings.hall_code, series)
        command.audit("backup.restored", backup.name, skipped=skipped)
    return store.outbox.begin_epoch("restore")


def _given_out(database: Path, key: bytes) -> GivenOut | None:
    """How far the database in place had counted; None when it is gone or damaged.

    Raises:
        Rejected: ``store.in_use``.
    """
    if not database.exists():
        return None
    connection = unlock(str(database), key, timeout=LOCK_SECONDS)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        given = read_given_out(connection)
        connection.rollback()
        return given
    except sqlcipher.OperationalError as error:
        if "locked" in str(error):
            raise Rejected("store.in_use") from error
        return None
    except sqlcipher.DatabaseError:
        return None  # a damaged database is what a restore is for
    finally:
        connection.close()
