"""Writing documents: rows, facets and the search index always move together."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, tuple_

from kiosk.common.errors import Rejected
from kiosk.content import release, search_index
from kiosk.content.changes import Change, CheckedPut, checked
from kiosk.content.codec import TYPES, Document, decode, name_of
from kiosk.content.editing import history, overlay, wall
from kiosk.content.editing.history import Identity, Occasion
from kiosk.content.model import Business, Organ, ServiceItem, Window
from kiosk.content.normalise import key_of
from kiosk.content.public.columns import FACETS, public_facets, public_row
from kiosk.content.search_entries import Entry, entries_of, item_summary
from kiosk.content.syllables import readings
from kiosk.content.tables import documents, facets, search, tombstones
from kiosk.content.terms import ItemState
from kiosk.store.statements import upsert

log = logging.getLogger(__name__)

RELEASE, LOCAL, OVERLAY = "release", "local", "overlay"
"""Origins of a document: the platform, this hall, or this hall over a text of the platform."""
PLATFORM_OWNED = (RELEASE, OVERLAY)
"""Documents that the platform publishes: an import leaves them as they are."""

_CHUNK = 300
_LARGE = 500
_T = TypeVar("_T")


@dataclass(slots=True)
class Applied:
    """What a batch of changes did; ``ignored`` were older than what stands."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    ignored: int = 0

    def __iadd__(self, other: Applied) -> Applied:
        self.added += other.added
        self.changed += other.changed
        self.removed += other.removed
        self.ignored += other.ignored
        return self


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a document that stands."""

    rev: int
    sha256: str
    origin: str


def chunks(many: Iterable[_T], size: int = _CHUNK) -> Iterator[list[_T]]:
    """``many`` in lists of at most ``size``."""
    source = iter(many)
    while part := list(islice(source, size)):
        yield part


def apply_changes(
    connection: Connection, changes: Iterable[Change], occasion: Occasion | None = None
) -> Applied:
    """Applies changes of the platform inside the caller's transaction.

    A put older than what stands, or than the document's tombstone, is ignored; one of the same
    revision replaces a document that differs. A document imported here gives way to the
    platform's of the same id; a local text over one of the platform's gives way to a newer one,
    and is kept among the versions. Without an ``occasion`` no version is kept.

    Raises:
        Rejected: ``content.hash_wrong``, ``content.document_invalid`` or
            ``content.type_unknown``; the caller's transaction must then be rolled back.
    """
    release.lock(connection)
    done = Applied()
    for part in chunks(changes):
        done += _apply(connection, _last_of_each(part), occasion)
    tidy(connection, done)
    return done


def tidy(connection: Connection, done: Applied) -> None:
    """Call once after :func:`write`: a large change leaves the search index in many pieces."""
    if done.added + done.changed + done.removed >= _LARGE:
        search_index.optimise(connection)


def _last_of_each(part: Sequence[Change]) -> list[Change]:
    """Of several changes to one document, the one with the highest revision."""
    newest: dict[Identity, Change] = {}
    for change in part:
        before = newest.get((change.type, change.id))
        if before is None or change.rev >= before.rev:
            newest[change.type, change.id] = change
    return list(newest.values())


def _apply(connection: Connection, part: Sequence[Change], occasion: Occasion | None) -> Applied:
    ids = [(change.type, change.id) for change in part]
    standing, buried = standing_of(connection, ids), _buried(connection, ids)
    published = published_of(connection, ids, standing)
    puts: list[CheckedPut] = []
    gone: list[Identity] = []
    done = Applied()
    for change in part:
        identity = (change.type, change.id)
        ours = published.get(identity)
        if change.op == "delete":
            if ours and ours.rev > change.rev:
                done.ignored += 1
                continue
            _bury(connection, change, buried.get(identity, 0))
            if ours:
                gone.append(identity)
            done.removed += bool(ours)
        elif change.op != "put" or change.type not in TYPES:
            raise Rejected("content.type_unknown", type=f"{change.type}/{change.op}"[:40])
        elif _stale(change, ours, buried.get(identity, 0)):
            done.ignored += 1
        else:
            puts.append(checked(change))
            known = identity in standing or ours is not None
            done.changed += known
            done.added += not known
    replace_published(connection, puts, gone, occasion)
    return done


def published_of(
    connection: Connection, ids: Sequence[Identity], standing: dict[Identity, Standing]
) -> dict[Identity, Standing]:
    """The platform's documents among ``ids``, whether or not a local text stands over them."""
    found = {key: one for key, one in standing.items() if one.origin == RELEASE}
    aside = overlay.aside_of(connection, ids)
    return found | {key: Standing(one.rev, one.sha256, RELEASE) for key, one in aside.items()}


def replace_published(
    connection: Connection,
    puts: Sequence[CheckedPut],
    gone: Sequence[Identity],
    occasion: Occasion | None,
) -> None:
    """Writes what the platform says now; local texts over these documents give way."""
    ids = [*((put.type, put.id) for put in puts), *gone]
    aside = overlay.aside_of(connection, ids)
    overlay.forget(connection, aside)
    write(connection, puts, gone, RELEASE, occasion)
    if occasion is not None and aside:
        now = {(put.type, put.id): put.document for put in puts}
        wall.tell_gave_way(connection, {key: now.get(key) for key in aside}, occasion)


def _stale(change: Change, standing: Standing | None, buried: int) -> bool:
    if change.rev <= buried:
        return True
    if standing is None:
        return False
    return change.rev < standing.rev or (
        change.rev == standing.rev and change.sha256 == standing.sha256
    )


def standing_of(connection: Connection, ids: Sequence[Identity]) -> dict[Identity, Standing]:
    """The documents among ``ids`` that stand."""
    table = documents.c
    rows = connection.execute(
        select(table.type, table.id, table.rev, table.sha256, table.origin).where(
            tuple_(table.type, table.id).in_(ids)
        )
    )
    return {(row.type, row.id): Standing(row.rev, row.sha256, row.origin) for row in rows}


def _buried(connection: Connection, ids: Sequence[Identity]) -> dict[Identity, int]:
    table = tombstones.c
    rows = connection.execute(
        select(table.type, table.id, table.rev).where(tuple_(table.type, table.id).in_(ids))
    )
    return {(row.type, row.id): row.rev for row in rows}


def _bury(connection: Connection, change: Change, before: int) -> None:
    upsert(connection, tombstones, type=change.type, id=change.id, rev=max(change.rev, before))


def write(
    connection: Connection,
    puts: Sequence[CheckedPut],
    gone: Sequence[Identity],
    origin: str,
    occasion: Occasion | None = None,
) -> None:
    """Replaces the documents of ``puts`` and removes ``gone``, with facets and index.

    With an ``occasion`` what is replaced is kept as a version, and the wall gets its tasks.
    """
    replaced = [*((put.type, put.id) for put in puts), *gone]
    if not replaced:
        return
    before = history.held(connection, replaced) if occasion else {}
    _remove(connection, replaced)
    if puts:
        _insert(connection, puts, origin)
    if occasion:
        history.keep(connection, before, puts, origin, occasion)
        now = {(put.type, put.id): put.document for put in puts}
        wall.note(connection, before, now, occasion)


def rewrite(connection: Connection) -> int:
    """Writes every document again as it stands, so that its columns, facets and search entries
    are of this program's form; returns how many."""
    query = select(documents.c.type, documents.c.id).order_by(documents.c.type, documents.c.id)
    every = [(row.type, row.id) for row in connection.execute(query)]
    search_index.clear(connection)
    connection.execute(delete(search))
    connection.execute(delete(facets))
    for part in chunks(every):
        for origin, puts in _standing_puts(connection, part).items():
            write(connection, puts, [], origin)
    if every:
        search_index.optimise(connection)
    return len(every)


def _standing_puts(connection: Connection, ids: Sequence[Identity]) -> dict[str, list[CheckedPut]]:
    """Documents that stand, by origin; those of types that only a newer program knows are left."""
    query = select(documents).where(tuple_(documents.c.type, documents.c.id).in_(ids))
    found: dict[str, list[CheckedPut]] = {}
    for row in connection.execute(query):
        if row.type in TYPES and (document := _read(row.type, row.doc)):
            put = CheckedPut(row.type, row.id, row.rev, row.sha256, row.doc, document)
            found.setdefault(row.origin, []).append(put)
    return found


def _read(kind: str, text: str) -> Document | None:
    """A document of an earlier program; one that cannot be read is left as it is."""
    try:
        return decode(kind, text)
    except Rejected as error:
        log.warning("a %s is not indexed anew: %s", kind, error.code)
        return None


def _insert(connection: Connection, puts: Sequence[CheckedPut], origin: str) -> None:
    connection.execute(insert(documents), [_row(put, origin) for put in puts])
    shown = [row for put in puts for row in _facets(put)]
    if shown:
        connection.execute(insert(facets), shown)
    _index(connection, puts)


def _remove(connection: Connection, ids: Sequence[Identity]) -> None:
    where = tuple_(search.c.type, search.c.document).in_(ids)
    numbers = connection.execute(select(search.c.id).where(where)).scalars().all()
    search_index.remove(connection, numbers)
    connection.execute(delete(search).where(where))
    items = [identity for kind, identity in ids if kind == "service_item"]
    ours = [name for names in FACETS.values() for name in names]
    connection.execute(delete(facets).where(facets.c.id.in_(items), facets.c.facet.not_in(ours)))
    for type_, names in FACETS.items():
        gone = [identity for kind, identity in ids if kind == type_]
        if gone:
            connection.execute(
                delete(facets).where(facets.c.id.in_(gone), facets.c.facet.in_(names))
            )
    connection.execute(delete(documents).where(tuple_(documents.c.type, documents.c.id).in_(ids)))


def _row(put: CheckedPut, origin: str) -> dict[str, object]:
    row: dict[str, object] = {
        "type": put.type,
        "id": put.id,
        "rev": put.rev,
        "sha256": put.sha256,
        "origin": origin,
        "doc": put.text,
        "name": name_of(put.document),
        "department": "",
        "sort_key": "",
        "summary": "",
        "listed": True,
        "complete": True,
        "tile_name": "",
        "online_url": "",
    }
    match put.document:
        case ServiceItem() as item:
            row |= {
                "department": item.department,
                "sort_key": " ".join(readings(key_of(item.tile_name))),
                "summary": item_summary(item),
                "listed": item.state is not ItemState.CANCELLED,
                "complete": item.complete,
                "tile_name": item.tile_name,
                "online_url": item.online_url,
            }
        case Organ(order=order) | Business(order=order):
            row["sort_key"] = f"{order:08d}"
        case Window(number=number):
            row["sort_key"] = number.rjust(8, "0")
        case _:
            row |= public_row(put.document)
    return row


def _facets(put: CheckedPut) -> list[dict[str, str]]:
    item = put.document
    if not isinstance(item, ServiceItem):
        found = sorted(public_facets(item))
        return [{"facet": facet, "key": key, "id": put.id} for facet, key in found]
    if item.state is ItemState.CANCELLED:
        return []
    keys = {("department", item.department)}
    keys |= {("theme", theme) for theme in item.themes}
    keys |= {("audience", audience.value) for audience in item.audiences}
    keys |= {("label", label.value) for label in item.labels}
    keys |= {("channel", channel.value) for channel in item.channels}
    keys |= {("life_event", event) for event in item.life_events}
    if item.case_type is not None:
        keys.add(("case_type", item.case_type.value))
    if item.visits is not None:
        keys.add(("visits", str(item.visits)))
    return [{"facet": facet, "key": key[:64], "id": put.id} for facet, key in sorted(keys)]


def _index(connection: Connection, puts: Sequence[CheckedPut]) -> None:
    seq = connection.execute(select(func.max(search.c.seq))).scalar() or 0
    rows: list[dict[str, object]] = []
    terms: list[tuple[int, set[str], set[str]]] = []
    for put in puts:
        for entry in entries_of(put.document):
            seq += 1
            number = search_index.row_number(
                entry.kind, complete=entry.complete, length=len(key_of(entry.name)), seq=seq
            )
            rows.append(_search_row(put, entry, number, seq))
            terms.append((number, entry.title_terms(), entry.body_terms()))
    if rows:
        connection.execute(insert(search), rows)
        search_index.add(connection, terms)


def _search_row(put: CheckedPut, entry: Entry, number: int, seq: int) -> dict[str, object]:
    return {
        "id": number,
        "seq": seq,
        "type": put.type,
        "document": put.id,
        "code": entry.code,
        "position": entry.position,
        "name": entry.name,
        "department": entry.department,
        "summary": entry.summary,
        "parts": msgspec.json.encode(entry.parts).decode(),
    }
