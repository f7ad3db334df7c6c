"""Forms, and the lines that papers of many items begin with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import cast

from sqlalchemy import select

from kiosk.common.errors import Rejected
from kiosk.content import queries
from kiosk.content.model import ServiceItem
from kiosk.content.public_model import Bundle, PaperForm
from kiosk.content.queries import ItemBrief
from kiosk.content.tables import documents, facets
from kiosk.store.store import Store

_AT_ONCE = 50
"""So many guides are in memory together while a book is made."""

_d = documents.c


@dataclass(frozen=True, slots=True)
class ItemLine:
    """What contents, index and sheets need to know of an item before its guide is read."""

    code: str
    name: str
    department: str
    complete: bool
    reading: str
    """Its name in pinyin, which it is ordered by."""
    themes: tuple[str, ...] = ()


class PaperReading:
    """What papers ask of the content; a part of :class:`kiosk.content.service.Content`."""

    _store: Store

    def form(self, code: str) -> PaperForm:
        """A form to fill in.

        Raises:
            Rejected: ``form.unknown``.
        """
        with self._store.read() as connection:
            found = queries.document(connection, "form", code)
        if found is None:
            raise Rejected("form.unknown", item=code[:64])
        return cast(PaperForm, found)

    def items_with_form(self, code: str) -> list[ItemBrief]:
        """The items with a material that is this form, in their order."""
        said = f'"form_code":{json.dumps(code, ensure_ascii=False)}'
        query = select(_d.id).where(
            _d.type == "service_item", _d.listed, _d.doc.contains(said, autoescape=True)
        )
        with self._store.read() as connection:
            found = connection.execute(query.order_by(_d.sort_key, _d.id)).scalars()
            return queries.briefs(connection, tuple(found))

    def bundles(self) -> list[Bundle]:
        """The bundles (一件事) in their order."""
        with self._store.read() as connection:
            found = cast("list[Bundle]", queries.all_of(connection, "bundle"))
        return sorted(found, key=lambda one: (one.order, one.code))

    def item_lines(self) -> list[ItemLine]:
        """Every listed item by pinyin, without its guide."""
        columns = (_d.id, _d.tile_name, _d.name, _d.department, _d.complete, _d.sort_key)
        query = select(*columns).where(_d.type == "service_item", _d.listed)
        themes: dict[str, list[str]] = {}
        with self._store.read() as connection:
            under = select(facets.c.id, facets.c.key).where(facets.c.facet == "theme")
            for code, theme in connection.execute(under.order_by(facets.c.key)):
                themes.setdefault(code, []).append(theme)
            rows = connection.execute(query.order_by(_d.sort_key, _d.id)).all()
        return [
            ItemLine(
                row.id,
                row.tile_name or row.name,
                row.department,
                row.complete,
                row.sort_key,
                tuple(themes.get(row.id, ())),
            )
            for row in rows
        ]

    def guides(self, codes: Sequence[str]) -> Iterator[ServiceItem]:
        """The guides of ``codes`` that stand, in that order, a few in memory at a time."""
        waiting = iter(codes)
        while batch := list(islice(waiting, _AT_ONCE)):
            with self._store.read() as connection:
                found = queries.documents_of(connection, "service_item", batch)
            for code in batch:
                if code in found:
                    yield cast(ServiceItem, found[code])
