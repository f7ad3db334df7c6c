"""The content room: what other rooms and the screens ask for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

from sqlalchemy import Connection

from kiosk.common.clock import Clock, hall_date
from kiosk.common.errors import Rejected
from kiosk.content import queries, release
from kiosk.content.catalogue import BROWSE_BY, Facet, read_catalogue
from kiosk.content.codec import TYPES, Document
from kiosk.content.forms import PaperReading
from kiosk.content.model import Business, Hall, Notice, Organ, PolicyDocument, ServiceItem, Window
from kiosk.content.public_model import Bundle, DecisionDraft
from kiosk.content.publishing import Publishing
from kiosk.content.queries import MAX_PAGE, Heading, ItemBrief
from kiosk.content.search import Answer, SearchHit, answer
from kiosk.content.search_known import read_known
from kiosk.store.store import Store

if TYPE_CHECKING:
    from kiosk.content.lexicon import Lexicon
    from kiosk.content.lint import Finding

_T = TypeVar("_T")


class Content(Publishing, PaperReading):
    """Reads and changes what residents read; safe to use from several threads."""

    def __init__(self, store: Store, clock: Clock) -> None:
        super().__init__(store, clock)
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
        with self._store.read() as connection:
            known = self._recalled(connection, "search", read_known)
            found = answer(connection, query, limit, kinds, known, as_typed=as_typed)
            today = hall_date(self._clock.now())
            return queries.only_standing(connection, found, today, known.remembered.periods)

    def guide(self, code: str) -> ServiceItem:
        """A service item with its guide.

        Raises:
            Rejected: ``guide.unknown``.
        """
        return cast(ServiceItem, self._document("service_item", code, "guide.unknown"))

    def browse(
        self, by: str = "department", key: str | None = None, offset: int = 0, limit: int = 50
    ) -> list[ItemBrief]:
        """Items under a heading of one of BROWSE_BY; all of them without ``key``.

        Raises:
            Rejected: ``browse.unknown`` for another ``by``.
        """
        if by not in BROWSE_BY:
            raise Rejected("browse.unknown", by=by[:20])
        return self.under_all(() if key is None else ((by, key),), offset, limit)

    def under_all(
        self, wanted: Collection[Facet], offset: int = 0, limit: int = 50
    ) -> list[ItemBrief]:
        """Items that stand under every facet of ``wanted``, such as ("label", "全程网办").

        Complete guides first, then by pinyin; MAX_PAGE of them at most.

        Raises:
            Rejected: ``browse.unknown`` for a facet that is none of BROWSE_BY.
        """
        with self._store.read() as connection:
            standing = self._recalled(connection, "catalogue", read_catalogue)
            codes = standing.under_all(wanted, offset, min(limit, MAX_PAGE))
            return queries.briefs(connection, codes)

    def narrowing(self, wanted: Collection[Facet]) -> dict[Facet, int]:
        """How many items are left when one more facet is added; see :mod:`.catalogue`.

        Raises:
            Rejected: ``browse.unknown`` for a facet that is none of BROWSE_BY.
        """
        return self._recall("catalogue", read_catalogue).narrowing(wanted)

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
            return queries.briefs(connection, codes)

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

    # Remembering what seldom changes

    def _recall(self, name: str, read: Callable[[Connection], _T]) -> _T:
        """What ``read`` gave last, if no document has changed since, in whatever process."""
        with self._store.read() as connection:
            return self._recalled(connection, name, read)

    def _recalled(self, connection: Connection, name: str, read: Callable[[Connection], _T]) -> _T:
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
