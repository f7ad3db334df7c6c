"""Lists for screens and commands, read without decoding whole guides."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, func, select

from kiosk.content.catalogue import Facet
from kiosk.content.codec import TYPES, Document, decode
from kiosk.content.editing.tables import set_aside
from kiosk.content.model import Notice
from kiosk.content.public_model import CreditRecord
from kiosk.content.records import RELEASE
from kiosk.content.search_hits import Answer
from kiosk.content.search_index import statistics
from kiosk.content.tables import documents, facets
from kiosk.content.terms import Audience

AUDIENCE_NAMES = {
    Audience.PERSON: "自然人",
    Audience.COMPANY: "企业法人",
    Audience.INSTITUTION: "事业法人",
    Audience.SOCIAL_ORGANISATION: "社会组织",
    Audience.ORGAN: "行政机关",
    Audience.OTHER: "其他",
}
MAX_PAGE = 500


@dataclass(frozen=True, slots=True)
class ItemBrief:
    """A service item as a line or tile."""

    code: str
    name: str
    tile_name: str
    department: str
    summary: str
    complete: bool
    online_url: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A department, theme, audience or label with how many items stand under it."""

    key: str
    name: str
    count: int


_d = documents.c
_ITEMS = select(
    *(_d.id, _d.name, _d.tile_name, _d.department, _d.summary, _d.complete, _d.online_url)
).where(_d.type == "service_item", _d.listed)


def document(connection: Connection, kind: str, identity: str) -> Document | None:
    """One document, or None."""
    query = select(_d.doc).where(_d.type == kind, _d.id == identity)
    found = connection.execute(query).scalar()
    return None if found is None else decode(kind, found)


def documents_of(
    connection: Connection, kind: str, identities: Sequence[str]
) -> dict[str, Document]:
    """Several documents of a type, by id."""
    query = select(_d.id, _d.doc).where(_d.type == kind, _d.id.in_(identities))
    return {row.id: decode(kind, row.doc) for row in connection.execute(query)}


Periods = dict[tuple[str, str], tuple[date | None, date | None]]
"""From when until when documents are shown, by type and id."""


def only_standing(connection: Connection, found: Answer, today: date, known: Periods) -> Answer:
    """Without notices and credit records whose time to be shown has not come or is over.

    ``known`` is what was read before, since the content last changed.
    """
    timed = [(hit.kind, hit.code) for hit in found.hits if hit.kind in _TIMED]
    if not timed:
        return found
    for kind in {kind for kind, code in timed if (kind, code) not in known}:
        asked = [code for one, code in timed if one == kind]
        shown = documents_of(connection, kind, asked)
        known |= {(kind, code): _period(shown.get(code)) for code in asked}
    gone = {one for one in timed if not _within(known[one], today)}
    if not gone:
        return found
    return replace(found, hits=tuple(hit for hit in found.hits if (hit.kind, hit.code) not in gone))


_TIMED = ("notice", "credit")


def _period(document: Document | None) -> tuple[date | None, date | None]:
    match document:
        case Notice(published_on=first, until=last):
            return first, last
        case CreditRecord(shown_until=last):
            return None, last
        case _:
            return None, None


def _within(period: tuple[date | None, date | None], today: date) -> bool:
    first, last = period
    return (first is None or first <= today) and (last is None or today <= last)


def all_of(connection: Connection, kind: str) -> list[Document]:
    """All documents of a type, in their order."""
    query = select(_d.doc).where(_d.type == kind).order_by(_d.sort_key, _d.id)
    return [decode(kind, text) for text in connection.execute(query).scalars()]


def iterate(connection: Connection, kind: str) -> Iterator[Document]:
    """All documents of a type, one by one, for passes over everything."""
    query = select(_d.doc).where(_d.type == kind).order_by(_d.id)
    for text in connection.execute(query.execution_options(yield_per=200)).scalars():
        yield decode(kind, text)


def briefs(connection: Connection, codes: Sequence[str]) -> list[ItemBrief]:
    """The items of ``codes`` that stand, in that order."""
    rows = {row.id: ItemBrief(*row) for row in connection.execute(_ITEMS.where(_d.id.in_(codes)))}
    return [rows[code] for code in codes if code in rows]


def headings(connection: Connection, facet: str) -> list[Heading]:
    """The keys of a facet, the fullest first."""
    count = func.count()
    query = (
        select(facets.c.key, count)
        .where(facets.c.facet == facet)
        .group_by(facets.c.key)
        .order_by(count.desc(), facets.c.key)
    )
    return [
        Heading(key, heading_name(facet, key), number) for key, number in connection.execute(query)
    ]


def facets_of(connection: Connection, codes: Collection[str]) -> dict[str, frozenset[Facet]]:
    """What the items of ``codes`` stand under, as (facet, key); every code has an entry."""
    found: dict[str, set[Facet]] = {code: set() for code in codes}
    query = select(facets.c.id, facets.c.facet, facets.c.key).where(facets.c.id.in_(found))
    for code, facet, key in connection.execute(query) if found else ():
        found[code].add((facet, key))
    return {code: frozenset(keys) for code, keys in found.items()}


def heading_name(facet: str, key: str) -> str:
    """What people read for a key of a facet."""
    return AUDIENCE_NAMES[Audience(key)] if facet == "audience" else key


def item_count(connection: Connection) -> int:
    """How many items residents can find."""
    query = select(func.count()).where(_d.type == "service_item", _d.listed)
    return connection.execute(query).scalar_one()


def stats(connection: Connection) -> dict[str, int]:
    """Counts by type, of complete guides, and of the index."""
    query = select(_d.type, func.count()).group_by(_d.type)
    counts = dict.fromkeys(sorted(TYPES), 0)
    counts |= {str(row[0]): int(row[1]) for row in connection.execute(query)}
    counts["complete_guides"] = connection.execute(
        select(func.count()).where(_d.type == "service_item", _d.complete)
    ).scalar_one()
    for label, number in statistics(connection).items():
        counts[f"search_{label}"] = number
    return counts


def inventory(connection: Connection) -> list[tuple[str, str, int, str]]:
    """(type, id, rev, sha256) of every document of the release, ordered by type and id.

    This is what a checkpoint counts and hashes: the platform's own text also where a local one
    stands over it. Ordered here, not by the database, whose
    collation may be another one.
    """
    query = select(_d.type, _d.id, _d.rev, _d.sha256).where(_d.origin == RELEASE)
    aside = select(set_aside.c.type, set_aside.c.id, set_aside.c.rev, set_aside.c.sha256)
    rows = [*connection.execute(query), *connection.execute(aside)]
    return sorted((row.type, row.id, row.rev, row.sha256) for row in rows)
