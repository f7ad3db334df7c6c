"""Brings the schema up to date with Alembic, a verified backup first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.store.backup import create_backup
from kiosk.store.engine import WRITE
from kiosk.store.faults import faults_named
from kiosk.store.hall_link import patient
from kiosk.store.schema import HEAD, revision
from kiosk.store.sealing import derive, read_key_file

if TYPE_CHECKING:
    from alembic.config import Config

    from kiosk.settings import Settings
    from kiosk.store.store import Store

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def alembic_config() -> Config:
    """Alembic's configuration, made in code so that a packaged build needs no ini file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return config


def upgrade(store: Store, settings: Settings) -> None:
    """Migrates the database to this program's schema in one transaction.

    A database that holds data is backed up and the backup verified first.

    Raises:
        Unavailable: when the backup or the migration could not be written; nothing changed.
    """
    if revision(store) is not None and settings.database_url is None:
        key = derive(read_key_file(settings.key_path), "database")
        create_backup(store, key, settings.backup_dir)
    make_schema(store)


def make_schema(store: Store, target: str = HEAD) -> None:
    """Runs the migrations up to ``target`` on the store's own engine."""
    from alembic import command

    config = alembic_config()
    with patient(), faults_named(), store.engine.connect() as plain:
        connection = plain.execution_options(**{WRITE: True})
        with connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, target)
