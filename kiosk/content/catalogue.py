"""The listed items in their order, and which of them stand under what: filters without a query.

Read once for every state of the content. A set of items is one whole number, in which the bit of
every item that belongs to it is set: what stands under two facets at once is found by ``&``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import Connection, bindparam, case, select

from kiosk.common.errors import Rejected
from kiosk.content.tables import documents, facets

BROWSE_BY = ("department", "theme", "audience", "label", "life_event", "case_type")

Facet = tuple[str, str]
"""Facet and key of content_facets, such as ("audience", "1")."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """``codes`` stand as lists show them: complete guides first, then by pinyin."""

    codes: Sequence[str]
    standing: Mapping[Facet, int]

    def under_all(self, wanted: Collection[Facet], offset: int, limit: int) -> list[str]:
        """The codes of items that stand under every one of ``wanted``, from ``offset`` on."""
        places = _places(self._found(wanted))
        first = max(0, offset)
        return [self.codes[place] for place in islice(places, first, first + max(0, limit))]

    def narrowing(self, wanted: Collection[Facet]) -> dict[Facet, int]:
        """How many items are left when one more facet is added to ``wanted``; none is left out.

        A facet that is wanted already counts what is found now.
        """
        found = self._found(wanted)
        counts = ((one, (found & under).bit_count()) for one, under in self.standing.items())
        return {one: count for one, count in counts if count}

    def _found(self, wanted: Collection[Facet]) -> int:
        """The items under all of ``wanted``.

        Raises:
            Rejected: ``browse.unknown`` for a facet that lists do not know.
        """
        found = (1 << len(self.codes)) - 1
        for facet, key in wanted:
            if facet not in BROWSE_BY:
                raise Rejected("browse.unknown", by=facet[:20])
            found &= self.standing.get((facet, key[:64]), 0)
        return found


def read_catalogue(connection: Connection) -> Catalogue:
    """Reads the order of the items and what they stand under."""
    d = documents.c
    first = case((d.complete, 0), else_=1)
    query = select(d.id).where(d.type == "service_item", d.listed)
    codes = connection.execute(query.order_by(first, d.sort_key, d.id)).scalars().all()
    return Catalogue(
        codes, _standing(connection, {code: place for place, code in enumerate(codes)})
    )


def _standing(connection: Connection, places: Mapping[str, int]) -> dict[Facet, int]:
    """What stands under each facet, read one facet after the other: never all rows are held."""
    c = facets.c
    every = select(c.facet, c.key).where(c.facet.in_(BROWSE_BY)).distinct()
    under = select(c.id).where(c.facet == bindparam("facet"), c.key == bindparam("key"))
    found = {}
    for facet, key in connection.execute(every).all():
        codes = connection.execute(under, {"facet": facet, "key": key}).scalars().all()
        found[facet, key] = _set_of(codes, places)
    return {one: items for one, items in found.items() if items}


def _set_of(codes: Iterable[str], places: Mapping[str, int]) -> int:
    marked = bytearray((len(places) + 7) // 8)
    for code in codes:
        place = places.get(code)
        if place is not None:
            marked[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(marked, "little")


def _places(found: int) -> Iterator[int]:
    """The numbers of the bits that are set, from the lowest on."""
    signs = f"{found:b}"[::-1]
    place = signs.find("1")
    while place >= 0:
        yield place
        place = signs.find("1", place + 1)
