"""Backups of the SQLite store: made while it runs, checked before they count."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlcipher

from kiosk.common.errors import Damaged, Rejected, Unavailable
from kiosk.common.ids import new_id
from kiosk.common.system_errors import in_words
from kiosk.store.engine import unlock

if TYPE_CHECKING:
    from kiosk.store.store import Store

KEPT = 14
"""How many backups stay in the folder; older ones go when a new one has been verified."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy of the database; it opens with the terminal's own key only."""

    path: Path
    size: int
    sha256: str
    schema: str


def create_backup(store: Store, key: bytes, folder: Path, *, keep: int = KEPT) -> Backup:
    """Copies the running database into ``folder``, verifies the copy, removes the oldest ones.

    Raises:
        Rejected: ``store.backup_elsewhere`` for a hall database, which its own server backs up.
        Unavailable: ``store.backup_unwritable``; a half-written file is removed.
    """
    if store.engine.dialect.name != "sqlite":
        raise Rejected("store.backup_elsewhere")
    stamp = store.clock.now().strftime("%Y%m%dT%H%M%S%fZ")
    path = folder / f"kiosk-{stamp}.db"
    partial = path.with_suffix(".part")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        with store.read() as connection:
            source = connection.connection.driver_connection
            target = unlock(str(partial), key)
            try:
                source.backup(target)  # type: ignore[union-attr]  # sqlite3's own connection
            finally:
                target.close()
        partial.chmod(0o600)
        backup = verify_backup(partial, key)
        sync_file(partial)
        partial.replace(path)
        sync_folder(folder)
    except (OSError, sqlcipher.Error) as error:
        with suppress(OSError):  # the folder may not even be one
            partial.unlink(missing_ok=True)
        reason = in_words(error) if isinstance(error, OSError) else _reason(error)
        raise Unavailable("store.backup_unwritable", reason=reason) from error
    for old in sorted(folder.glob("kiosk-*.db"))[:-keep]:
        old.unlink()
    return Backup(path, backup.size, backup.sha256, backup.schema)


def verify_backup(path: Path, key: bytes) -> Backup:
    """Opens a copy and checks every page's seal and the database's structure.

    Raises:
        Damaged: ``store.backup_unreadable`` when it is cut, altered, or another terminal's.
    """
    if not path.exists():
        raise Rejected("store.backup_missing", file=str(path))
    if not path.is_file():
        raise Rejected("store.backup_unreadable", file=str(path))
    connection = unlock(str(path), key)
    try:
        damaged_pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        verdict = connection.execute("PRAGMA integrity_check").fetchone()[0]
        schema = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    except sqlcipher.DatabaseError as error:
        raise Damaged("store.backup_unreadable", file=str(path)) from error
    finally:
        connection.close()
    if damaged_pages or verdict != "ok":
        raise Damaged("store.backup_unreadable", file=str(path))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Backup(path, path.stat().st_size, digest, str(schema))


def put_in_place(backup: Path, database: Path, at: datetime) -> Path | None:
    """Makes ``backup`` the database; what stood there is kept beside it and its path returned.

    The name of the database holds a whole database at every moment.

    Raises:
        OSError: nothing was changed.
    """
    staged = database.with_name(f"{database.name}.{new_id()}.restoring")
    try:
        shutil.copyfile(backup, staged)
        staged.chmod(0o600)
        sync_file(staged)
        kept = _keep(database, at) if database.exists() else None
        staged.replace(database)
    finally:
        staged.unlink(missing_ok=True)
    sync_folder(database.parent)
    return kept


def _keep(database: Path, at: datetime) -> Path:
    kept = database.with_name(f"{database.name}.replaced-{at:%Y%m%dT%H%M%S%fZ}")
    kept.hardlink_to(database)
    for ending in ("-wal", "-shm"):
        beside = database.with_name(database.name + ending)
        if beside.exists():
            beside.replace(kept.with_name(kept.name + ending))
    return kept


def _reason(error: sqlcipher.Error) -> str:
    return "磁盘空间不足" if "full" in str(error) else "磁盘读写出错"


def sync_file(path: Path) -> None:
    """Waits until the file's bytes are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(path: Path) -> None:
    """Waits until the folder's entries are on the disk; Windows has no such call."""
    if os.name == "posix":
        sync_file(path)
