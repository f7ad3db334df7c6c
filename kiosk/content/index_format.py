"""In what form the columns, facets and search entries beside the documents are written.

They are made from the documents when these are written. A program whose form is newer makes them
all anew once, at the first start on a database of before, so that filters and search are whole at
once and not only after the next release.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from kiosk.store.statements import upsert
from kiosk.store.tables import state_values

if TYPE_CHECKING:
    from kiosk.store.store import Store

log = logging.getLogger(__name__)

FORMAT = "2"
"""To be counted up with every change of what :mod:`kiosk.content.records` writes beside a
document: another column, facet or kind of search entry."""
_HALL, _NAME = "hall", "content.index_format"
"""Of the hall as a whole: the machines of one database share its content."""


def bring_up_to_date(store: Store) -> int:
    """Makes what stands beside the documents anew if it is of another form; how many documents.

    In one transaction: a power cut leaves the old form, and the next start does it again.
    """
    with store.read() as connection:
        if _format(connection) == FORMAT:
            return 0
    from kiosk.content import release
    from kiosk.content.records import rewrite

    with store.command("content") as command:
        release.lock(command.connection)
        if _format(command.connection) == FORMAT:
            return 0
        count = rewrite(command.connection)
        upsert(command.connection, state_values, terminal=_HALL, name=_NAME, value=FORMAT)
        if count:
            command.audit("content.indexed", FORMAT, documents=count)
            log.info("columns, facets and search made anew for %s documents", count)
    return count


def _format(connection: Connection) -> str | None:
    query = select(state_values.c.value).where(
        state_values.c.terminal == _HALL, state_values.c.name == _NAME
    )
    found: str | None = connection.execute(query).scalar()
    return found
