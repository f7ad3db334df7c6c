"""What the pages of public information ask for."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection

from kiosk.common.clock import Clock, hall_date
from kiosk.common.errors import Rejected
from kiosk.content import queries as content_queries
from kiosk.content.codec import TYPES
from kiosk.content.model import PolicyDocument
from kiosk.content.public import queries
from kiosk.content.public.model import Choice, DraftState, Overview, Page, PolicyReading, Query
from kiosk.content.public.parties import masked
from kiosk.content.public_model import (
    CreditRecord,
    DecisionDraft,
    ListEntry,
    Procurement,
    Project,
)
from kiosk.content.public_terms import CreditKind
from kiosk.store.store import Store

_T = TypeVar("_T", ListEntry, Project, CreditRecord, Procurement, DecisionDraft)


class PublicInformation:
    """Reads what the open-government corner shows; safe to use from several threads."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def overview(self) -> Overview:
        """How many there are of each kind."""
        today = hall_date(self._clock.now())
        with self._store.read() as connection:
            open_drafts, close = queries.nearest_close(connection, today)
            return Overview(
                kinds=queries.kinds(connection),
                columns=queries.counts(connection, "p.column"),
                lists=queries.counts(connection, "l.list"),
                credits={kind.value: self._shown(connection, kind) for kind in CreditKind},
                open_drafts=open_drafts,
                projects=queries.count(connection, "project"),
                procurements=queries.count(connection, "procurement"),
                organs=queries.count(connection, "organ"),
                nearest_close=close,
            )

    def choices(self, kind: str, facet: str, query: Query | None = None) -> list[Choice]:
        """The keys of a facet of FACETS among what ``query`` finds, with counts."""
        with self._store.read() as connection:
            wish = query or Query()
            return queries.choices(connection, kind, facet, wish, *self._always(kind, wish))

    def policies(self, query: Query) -> Page[PolicyDocument]:
        """Documents, the newest first; a number is found in whatever brackets it is typed.

        Those of the four fixed columns are listed there, and found by words everywhere.
        """
        return self._page("policy", query)

    def reading(self, code: str) -> PolicyReading:
        """A document with the documents that it leads to and that lead to it.

        Raises:
            Rejected: ``policy.unknown``.
        """
        with self._store.read() as connection:
            found = content_queries.document(connection, "policy", code)
            if not isinstance(found, PolicyDocument):
                raise Rejected("policy.unknown", item=code[:64])

            def towards(facet: str) -> list[str]:
                return queries.pointing(connection, "policy", facet, code)

            return PolicyReading(
                document=found,
                explains=queries.named(connection, "policy", found.interprets),
                explained_by=queries.named(connection, "policy", towards("p.explains")),
                replaces=queries.named(connection, "policy", found.replaces),
                replaced_by=queries.named(connection, "policy", towards("p.replaces")),
            )

    def entries(self, query: Query) -> Page[ListEntry]:
        """Lines of the four lists in the order of their numbers."""
        return self._page("list_entry", query)

    def entry(self, code: str) -> ListEntry:
        """One line of a list. Raises ``public.unknown``."""
        return self._one(ListEntry, code)

    def projects(self, query: Query) -> Page[Project]:
        """Approval results of projects, the newest first."""
        return self._page("project", query)

    def project(self, code: str) -> Project:
        """One approval result. Raises ``public.unknown``."""
        return self._one(Project, code)

    def credits(self, query: Query) -> Page[CreditRecord]:
        """Licences and penalties still shown, the newest first; natural persons masked."""
        found: Page[CreditRecord] = self._page("credit", query)
        return Page(tuple(map(masked, found.rows)), found.total)

    def credit(self, code: str) -> CreditRecord:
        """One decision. Raises ``public.unknown``, after its time of showing too."""
        record = self._one(CreditRecord, code)
        if record.shown_until and record.shown_until < hall_date(self._clock.now()):
            raise Rejected("public.unknown", item=code[:64])
        return masked(record)

    def procurements(self, query: Query) -> Page[Procurement]:
        """Procurement intentions, the newest first."""
        return self._page("procurement", query)

    def procurement(self, code: str) -> Procurement:
        """One intention. Raises ``public.unknown``."""
        return self._one(Procurement, code)

    def drafts(self, query: Query, state: DraftState | None = None) -> Page[DecisionDraft]:
        """Drafts, those that close last first."""
        today = hall_date(self._clock.now())
        done = queries.answered()
        conditions: dict[DraftState | None, tuple[ColumnElement[bool], ...]] = {
            DraftState.OPEN: (queries.closes(today, over=False), ~done),
            DraftState.CLOSED: (queries.closes(today, over=True), ~done),
            DraftState.RESULT: (done,),
        }
        return self._page("draft", query, *conditions.get(state, ()))

    def draft(self, code: str) -> DecisionDraft:
        """One draft. Raises ``public.unknown``."""
        return self._one(DecisionDraft, code)

    def draft_state(self, draft: DecisionDraft) -> DraftState:
        """How far the collecting of opinions on ``draft`` has come today."""
        today = hall_date(self._clock.now())
        if draft.result_on is not None:
            return DraftState.RESULT
        if today < draft.opens_on:
            return DraftState.COMING
        return DraftState.OPEN if today <= draft.closes_on else DraftState.CLOSED

    def days_left(self, draft: DecisionDraft) -> int:
        """Days on which opinions are still taken, today among them; 0 when it is over."""
        return max(0, (draft.closes_on - hall_date(self._clock.now())).days + 1)

    def _shown(self, connection: Connection, kind: CreditKind) -> int:
        query = Query(under=(("c.kind", kind.value),), limit=0)
        return queries.page(connection, "credit", query, *self._always("credit", query))[1]

    def _always(self, kind: str, query: Query) -> tuple[ColumnElement[bool], ...]:
        if kind == "credit":
            return (queries.still_shown(hall_date(self._clock.now())),)
        columned = query.text or any(facet == "p.column" for facet, _ in query.under)
        return (queries.outside_columns(),) if kind == "policy" and not columned else ()

    def _page(self, kind: str, query: Query, *conditions: ColumnElement[bool]) -> Page[Any]:
        with self._store.read() as connection:
            rows, total = queries.page(
                connection, kind, query, *conditions, *self._always(kind, query)
            )
        return Page(tuple(rows), total)

    def _one(self, kind: type[_T], code: str) -> _T:
        name = next(name for name, one in TYPES.items() if one is kind)
        with self._store.read() as connection:
            found = content_queries.document(connection, name, code)
        if not isinstance(found, kind):
            raise Rejected("public.unknown", item=code[:64])
        return found
