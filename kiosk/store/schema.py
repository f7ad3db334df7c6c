"""The database's schema: which revision it has, and bringing it up to this program's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from kiosk.common.errors import Damaged

if TYPE_CHECKING:
    from kiosk.store.store import Store

HEAD = "0008"
"""The newest revision this program knows; a test holds it equal to Alembic's own head."""


def revision(store: Store) -> str | None:
    """The database's revision; None for an empty database."""
    with store.read() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def require_current(store: Store) -> bool:
    """True when the schema is this program's; False when it is empty or older.

    Raises:
        Damaged: ``store.schema_newer`` when a newer program has been here.
    """
    found = revision(store)
    if found is None:
        return False
    if found > HEAD:
        raise Damaged("store.schema_newer", found=found, known=HEAD)
    return found == HEAD
