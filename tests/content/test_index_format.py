"""What stands beside the documents is made anew once, when an older program wrote it."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, func, select, update

from kiosk.content.codec import canonical
from kiosk.content.index_format import bring_up_to_date
from kiosk.content.service import Content
from kiosk.content.tables import documents, facets, search
from kiosk.store.store import Store
from tests.content.editing_desk import ITEM, OTHER_ITEM, change, publish


@pytest.fixture
def old(store: Store) -> Content:
    """A hall whose content was written before facets and search entries were."""
    content = Content(store, store.clock)
    publish(content, change(ITEM), change(OTHER_ITEM))
    with store.command("test") as command:
        command.execute(delete(facets))
        command.execute(delete(search))
        command.execute(update(documents).values(summary="", sort_key=""))
    return content


def test_an_older_database_is_whole_again_after_the_first_start(old: Content, store: Store) -> None:
    before = old.inventory()
    assert old.departments() == []
    assert bring_up_to_date(store) == 2
    assert [heading.count for heading in old.departments()] == [2]
    assert [hit.code for hit in old.search("补领")][:1] == [ITEM.code]
    assert old.inventory() == before


def test_it_is_done_once(old: Content, store: Store) -> None:
    bring_up_to_date(store)
    generation = old.generation()
    assert bring_up_to_date(store) == 0
    assert old.generation() == generation


def test_an_empty_database_has_nothing_to_make(store: Store) -> None:
    assert bring_up_to_date(store) == 0
    with store.read() as connection:
        assert connection.execute(select(func.count()).select_from(documents)).scalar() == 0


def test_a_document_that_cannot_be_read_is_left_as_it_is(old: Content, store: Store) -> None:
    broken = canonical({"code": ITEM.code}).decode()
    with store.command("test") as command:
        command.execute(update(documents).where(documents.c.id == ITEM.code).values(doc=broken))
    bring_up_to_date(store)
    assert [heading.count for heading in old.departments()] == [1]
    with store.read() as connection:
        stands = select(documents.c.doc).where(documents.c.id == ITEM.code)
        assert connection.execute(stands).scalar() == broken
