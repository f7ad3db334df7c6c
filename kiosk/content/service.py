"""The content room: what other rooms and the screens ask for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from sqlalchemy import Connection

from kiosk.common.clock import Clock, hall_date
from kiosk.common.errors import Rejected
from kiosk.content import queries, records, release, staging
from kiosk.content.changes import Change
from kiosk.content.codec import TYPES, Document
from kiosk.content.editing.history import Occasion, occasion
from kiosk.content.forms import PaperReading
from kiosk.content.model import Business, Hall, Notice, Organ, PolicyDocument, ServiceItem, Window
from kiosk.content.public_model import Bundle, DecisionDraft
from kiosk.content.queries import Facet, Heading, ItemBrief
from kiosk.content.records import Applied
from kiosk.content.release import ReleaseInfo
from kiosk.content.search import Answer, SearchHit, answer
from kiosk.content.search_known import read_known
from kiosk.store.command import Command
from kiosk.store.store import Store

if TYPE_CHECKING:
    from kiosk.content.importing.imports import ImportReport
    from kiosk.content.importing.preview import ImportPreview
    from kiosk.content.lexicon import Lexicon
    from kiosk.content.lint import Finding

_T = TypeVar("_T")


class Content(PaperReading):
    """Reads and changes what residents read; safe to use from several threads."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._remembered: dict[str, tuple[int, object]] = {}

    # Finding and reading

    def search(
        self,
        query: str,
        limit: int = 20,
        kinds: Iterable[str] | None = None,
        *,
        as_typed: bool = False,
    ) -> list[SearchHit]:
        """The best lines for what was typed, grouped by kind; see :mod:`kiosk.content.search`."""
        return list(self.seek(query, limit, kinds, as_typed=as_typed).hits)

    def seek(
        self,
        query: str,
        limit: int = 20,
        kinds: Iterable[str] | None = None,
        *,
        as_typed: bool = False,
    ) -> Answer:
        """As :meth:`search`, with what was meant, or what to ask instead.

        ``as_typed`` looks for neither other words nor slips.
        """
        known = self._recall("search", read_known)
        with self._store.read() as connection:
            found = answer(connection, query, limit, kinds, known, as_typed=as_typed)
            return queries.only_standing(connection, found, hall_date(self._clock.now()))

    def guide(self, code: str) -> ServiceItem:
        """A service item with its guide.

        Raises:
            Rejected: ``guide.unknown``.
        """
        return cast(ServiceItem, self._document("service_item", code, "guide.unknown"))

    def browse(
        self, by: str = "department", key: str | None = None, offset: int = 0, limit: int = 50
    ) -> list[ItemBrief]:
        """Items under a heading of one of BROWSE_BY; all of them without ``key``."""
        with self._store.read() as connection:
            return queries.browse(connection, by, key, offset, limit)

    def under_all(
        self, wanted: Collection[Facet], offset: int = 0, limit: int = 50
    ) -> list[ItemBrief]:
        """Items that stand under every facet of ``wanted``, such as ("label", "全程网办")."""
        with self._store.read() as connection:
            return queries.under_all(connection, wanted, offset, limit)

    def narrowing(self, wanted: Collection[Facet]) -> dict[Facet, int]:
        """How many items are left when one more facet is added; see :mod:`.queries`."""
        with self._store.read() as connection:
            return queries.narrowing(connection, wanted)

    def items_by_code(self, codes: Collection[str]) -> dict[str, ServiceItem]:
        """The items of ``codes`` that stand, whole."""
        with self._store.read() as connection:
            found = queries.documents_of(connection, "service_item", list(codes))
        return cast("dict[str, ServiceItem]", found)

    def departments(self) -> list[Heading]:
        """Departments that have items, with counts."""
        return self._headings("department")

    def themes(self) -> list[Heading]:
        """Themes with counts."""
        return self._headings("theme")

    def audiences(self) -> list[Heading]:
        """Whom items are for, with counts; ``key`` is the code of the audience."""
        return self._headings("audience")

    def labels(self) -> list[Heading]:
        """Labels such as 最多跑一次, with counts."""
        return self._headings("label")

    def life_events(self) -> list[Heading]:
        """Events of life such as 出生, with counts."""
        return self._headings("life_event")

    def bundle(self, code: str) -> Bundle:
        """One bundle.

        Raises:
            Rejected: ``bundle.unknown``.
        """
        return cast(Bundle, self._document("bundle", code, "bundle.unknown"))

    def facets_of(self, codes: Collection[str]) -> dict[str, frozenset[Facet]]:
        """What items stand under, without reading their guides; every code has an entry.

        (department, name), (theme, name), (audience, code), (label, name), (channel, name),
        (life_event, name), (case_type, name) and (visits, number).
        """
        with self._store.read() as connection:
            return queries.facets_of(connection, codes)

    def lexicon(self) -> Lexicon:
        """The words that a query is understood with."""
        return self._recall("search", read_known).lexicon

    def briefs(self, codes: Sequence[str]) -> list[ItemBrief]:
        """The items of ``codes`` that residents can find, in that order."""
        with self._store.read() as connection:
            return queries.briefs(connection, tuple(codes))

    def popular(self) -> list[ItemBrief]:
        """The items that the hall puts first, in its order."""
        return self._recall("popular", self._read_popular)

    def organs(self) -> list[Organ]:
        """All organs in their order."""
        return self._all("organ")

    def organ(self, code: str) -> Organ:
        """One organ.

        Raises:
            Rejected: ``organ.unknown``.
        """
        return cast(Organ, self._document("organ", code, "organ.unknown"))

    def windows(self) -> list[Window]:
        """All windows by number."""
        return self._all("window")

    def businesses(self) -> list[Business]:
        """The businesses that have a queue, in their order."""
        return self._all("business")

    def hall(self) -> Hall:
        """The hall.

        Raises:
            Rejected: ``hall.unknown`` before any content has been loaded.
        """
        halls: list[Hall] = self._all("hall")
        if not halls:
            raise Rejected("hall.unknown")
        return halls[0]

    def notices(self) -> list[Notice]:
        """Notices still standing today, important ones first, then the newest."""
        today = hall_date(self._clock.now())
        standing = [
            notice
            for notice in cast("list[Notice]", self._all("notice"))
            if notice.published_on <= today and (notice.until is None or notice.until >= today)
        ]
        return sorted(standing, key=lambda one: (one.important, one.published_on), reverse=True)

    def notice(self, code: str) -> Notice:
        """One notice.

        Raises:
            Rejected: ``notice.unknown``.
        """
        return cast(Notice, self._document("notice", code, "notice.unknown"))

    def policies(self) -> list[PolicyDocument]:
        """Policy documents, the newest first; those without a date last."""
        found: list[PolicyDocument] = self._all("policy")
        return sorted(
            found,
            key=lambda one: str(one.published_on or one.made_on or ""),
            reverse=True,
        )

    def policy(self, code: str) -> PolicyDocument:
        """One policy document.

        Raises:
            Rejected: ``policy.unknown``.
        """
        return cast(PolicyDocument, self._document("policy", code, "policy.unknown"))

    def drafts(self) -> list[DecisionDraft]:
        """Decision drafts, open and closed."""
        return self._all("draft")

    def document(self, kind: str, code: str) -> Document | None:
        """Any published document by its type and code; None when there is none."""
        with self._store.read() as connection:
            return queries.document(connection, kind, code)

    def item_count(self) -> int:
        """How many items residents can find."""
        return self._recall("item_count", queries.item_count)

    def release(self) -> ReleaseInfo:
        """The release that the content is of."""
        with self._store.read() as connection:
            return release.current(connection)

    def generation(self) -> int:
        """Grows with every change of any document."""
        with self._store.read() as connection:
            return release.generation(connection)

    def stats(self) -> dict[str, int]:
        """Counts by type, of complete guides, and of the search index."""
        with self._store.read() as connection:
            return queries.stats(connection)

    def lint(self) -> list[Finding]:
        """What is wrong with what residents read, and what to do about it."""
        from kiosk.common.clock import hall_date
        from kiosk.content.lint import lint_documents
        from kiosk.content.lint_surroundings import surroundings

        with self._store.read() as connection:
            around = surroundings(connection, hall_date(self._clock.now()))
            every = (one for kind in TYPES for one in queries.iterate(connection, kind))
            return lint_documents(every, around)

    # Changing

    def import_paths(
        self, paths: Sequence[Path], *, database: str = "", simplify: bool = False, why: str = ""
    ) -> ImportReport:
        """Imports lists of items, exchange tables and documents, each file a transaction.

        A folder with a release is loaded as a whole. What cannot be taken is reported and changes
        nothing; the others go on. ``database`` is the address of a database with exchange tables;
        ``simplify`` turns documents in traditional characters into simplified ones. ``why`` is
        kept in the audit: nobody else has checked what is brought in so.

        Raises:
            Rejected: for an address that is none; Unavailable: for a database out of reach.
        """
        from kiosk.content.importing.imports import import_sources

        return import_sources(
            self._store, paths, self.load_snapshot, database=database, simplify=simplify, why=why
        )

    def preview_import(
        self, paths: Sequence[Path], *, database: str = "", simplify: bool = False
    ) -> ImportPreview:
        """What :meth:`import_paths` would do, and what was understood; writes nothing."""
        from kiosk.content.importing.imports import preview_sources

        return preview_sources(self._store, paths, database=database, simplify=simplify)

    def load_snapshot(self, folder: Path) -> Applied:
        """Makes the release in ``folder`` the content, in one transaction.

        The same release again changes nothing; an older one is refused.

        Raises:
            Rejected, Damaged: as :func:`kiosk.content.snapshot.read_snapshot`;
                ``snapshot.older`` when a newer release stands.
        """
        from kiosk.content.snapshot import read_manifest, read_snapshot

        standing = self.release()
        manifest = read_manifest(folder)
        if manifest.version < standing.version:
            raise Rejected("snapshot.older", release=manifest.release, standing=standing.id)
        snapshot = read_snapshot(folder)
        info = ReleaseInfo(manifest.release, manifest.version, manifest.created)
        if info == standing:
            return Applied(ignored=len(snapshot.changes))
        name = f"snapshot {manifest.release}"[:64]
        with self._store.command("content") as command:
            staging.discard(command.connection, name)
            staging.stage(command.connection, name, snapshot.changes)
            told = occasion(command.connection, command.now, why=manifest.release)
            done = staging.swap(command.connection, name, None, told)
            release.stamp(command.connection, info)
            command.audit(
                "content.release_loaded",
                manifest.release,
                added=done.added,
                changed=done.changed,
                removed=done.removed,
            )
        return done

    def apply_changes(self, target: Command | Connection, changes: Iterable[Change]) -> Applied:
        """Applies the platform's changes in the caller's transaction; see :mod:`.records`."""
        return records.apply_changes(_connection(target), changes, self._occasion(target))

    def stage(self, target: Command | Connection, name: str, changes: Iterable[Change]) -> int:
        """Keeps a page of a whole release aside, unseen, in the caller's transaction."""
        return staging.stage(_connection(target), name, changes)

    def discard_stage(self, target: Command | Connection, name: str) -> None:
        """Forgets what was kept aside."""
        staging.discard(_connection(target), name)

    def swap(
        self, target: Command | Connection, name: str, types: Collection[str] | None = None
    ) -> Applied:
        """Makes what was kept aside the content (of ``types``, or all), at one stroke."""
        return staging.swap(_connection(target), name, types, self._occasion(target))

    def stamp_release(self, target: Command | Connection, info: ReleaseInfo) -> None:
        """Says of which release the content now is."""
        release.stamp(_connection(target), info)

    def inventory(
        self, target: Command | Connection | None = None
    ) -> list[tuple[str, str, int, str]]:
        """(type, id, rev, sha256) of the release's documents in order: what a checkpoint hashes."""
        if target is not None:
            return queries.inventory(_connection(target))
        with self._store.read() as connection:
            return queries.inventory(connection)

    def _occasion(self, target: Command | Connection) -> Occasion:
        at = target.now if isinstance(target, Command) else self._clock.now()
        return occasion(_connection(target), at)

    # Remembering what seldom changes

    def _recall(self, name: str, read: Callable[[Connection], _T]) -> _T:
        """What ``read`` gave last, if no document has changed since, in whatever process."""
        with self._store.read() as connection:
            generation = release.generation(connection)
            before = self._remembered.get(name)
            if before is not None and before[0] == generation:
                return cast(_T, before[1])
            found = read(connection)
        self._remembered[name] = (generation, found)
        return found

    def _all(self, kind: str) -> list[_T]:
        found = self._recall(kind, lambda connection: tuple(queries.all_of(connection, kind)))
        return cast("list[_T]", list(found))

    def _headings(self, facet: str) -> list[Heading]:
        name = f"{facet} headings"
        found = self._recall(name, lambda connection: tuple(queries.headings(connection, facet)))
        return list(found)

    def _read_popular(self, connection: Connection) -> list[ItemBrief]:
        halls = cast("list[Hall]", queries.all_of(connection, "hall"))
        return queries.briefs(connection, halls[0].popular) if halls else []

    def _document(self, kind: str, identity: str, missing: str) -> object:
        with self._store.read() as connection:
            found = queries.document(connection, kind, identity)
        if found is None:
            raise Rejected(missing, item=identity[:64])
        return found


def _connection(target: Command | Connection) -> Connection:
    return target.connection if isinstance(target, Command) else target
