"""A restored database gives no number of an application, a letter or a submission again."""

from __future__ import annotations

from sqlalchemy import insert, select

from kiosk.common.ids import new_id
from kiosk.disclosure.service import Disclosure
from kiosk.disclosure.tables import application_counters, letter_counters
from kiosk.feedback.submissions.tables import submission_counters
from kiosk.store.backup import create_backup
from kiosk.store.engine import sqlite_engine
from kiosk.store.sealing import Sealer, derive, read_key_file
from kiosk.store.store import Store
from kiosk.upkeep.restore import restore
from tests.disclosure.forms import citizen


def test_what_was_given_out_after_the_backup_is_skipped(sqlite_store, settings, clock):
    master = read_key_file(settings.key_path)
    key = derive(master, "database")
    backup = create_backup(sqlite_store, key, settings.backup_dir).path
    Disclosure(sqlite_store, settings).submit(citizen(), request_id=new_id())
    with sqlite_store.command("1007") as command:
        command.execute(
            insert(letter_counters).values(organ="150799", year=2026, series="答", last=12)
        )
        command.execute(
            insert(submission_counters).values(hall="150799", year=2026, series="03", last=7)
        )
    sqlite_store.close()
    restore(settings, backup, clock=clock)
    store = Store(sqlite_engine(settings.database_path, key), Sealer(master), clock, "03")
    with store.read() as connection:
        letters = connection.execute(select(letter_counters.c.last)).scalar_one()
        filed = connection.execute(select(application_counters.c.last)).scalar_one()
        told = connection.execute(select(submission_counters.c.last)).scalar_one()
    store.close()
    assert (letters, filed, told) == (112, 101, 107)
