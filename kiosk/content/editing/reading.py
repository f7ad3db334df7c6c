"""What the desk reads of editing: proposals, versions, tasks, parity and freshness."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from kiosk.common.clock import hall_date
from kiosk.common.errors import Conflict, Rejected
from kiosk.common.workdays import Calendar
from kiosk.content import queries as queries_of_content
from kiosk.content.codec import Document, canonical, decode, identity_of, type_of
from kiosk.content.editing import making, outlets, queries, wall
from kiosk.content.editing.comparing import Difference, differences
from kiosk.content.editing.making import Given
from kiosk.content.editing.model import (
    PUT,
    WALL,
    Proposal,
    ProposalState,
    Task,
    TaskKind,
    Version,
)
from kiosk.content.editing.outlets import Outlet, Parity
from kiosk.content.editing.tables import tasks
from kiosk.content.version_mark import version_mark
from kiosk.settings import Settings
from kiosk.store.store import Store

if TYPE_CHECKING:
    from kiosk.content.editing.freshness import Freshness
    from kiosk.content.lint import Finding
    from kiosk.content.service import Content


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as a line of a list."""

    type: str
    code: str
    name: str
    department: str
    origin: str


class Reading:
    """The reading half of :class:`kiosk.content.editing.service.Editing`, and the tasks."""

    def __init__(
        self,
        store: Store,
        content: Content,
        settings: Settings,
        *,
        calendar: Callable[[], Calendar] | None = None,
        may_check: Callable[[str], bool] | None = None,
    ) -> None:
        """``may_check`` says whether an actor may approve at all; None: whoever is not the maker.

        ``calendar`` gives the hall's working days; None: those that the program came with.
        """
        self._store = store
        self._content = content
        self._settings = settings
        self._calendar = calendar or Calendar.published
        self._may_check = may_check or (lambda _actor: True)

    def proposal(self, proposal_id: str) -> Proposal:
        """One proposal with its documents.

        Raises:
            Rejected: ``editing.unknown``.
        """
        with self._store.read() as connection:
            row = queries.proposal_row(connection, proposal_id)
            these = queries.parts_of(connection, proposal_id)
        return queries.proposal_of(row, these, self._today())

    def proposals(
        self,
        states: Collection[ProposalState] = (ProposalState.PROPOSED, ProposalState.APPROVED),
        document: tuple[str, str] | None = None,
    ) -> list[Proposal]:
        """Proposals without their texts, the newest first; of one (type, code) if named."""
        with self._store.read() as connection:
            return queries.rows_of(connection, self._today(), states, document)

    def open_documents(self) -> dict[tuple[str, str], tuple[ProposalState, str]]:
        """State and id of the newest open proposal, by (type, code)."""
        with self._store.read() as connection:
            return queries.open_of_all(connection)

    def documents(self, kind: str = "", text: str = "", limit: int = 200) -> list[DocumentRow]:
        """Documents of a type (empty: of all) whose name, code or department has ``text``."""
        with self._store.read() as connection:
            rows = queries.document_rows(connection, kind, text.strip()[:60], limit)
            return [DocumentRow(*row) for row in rows]

    def names(self, kinds: Collection[str]) -> dict[str, dict[str, str]]:
        """What the documents of some types are called, by type and code."""
        with self._store.read() as connection:
            return queries.names_of(connection, kinds)

    def may_check(self, actor: str) -> bool:
        """Whether an actor may approve what others made."""
        return self._may_check(actor)

    def mark_of(self, kind: str, text: str) -> str:
        """The mark under which a text is printed."""
        return version_mark(decode(kind, text))

    def counts(self) -> dict[ProposalState, int]:
        """How many proposals there are, by state."""
        with self._store.read() as connection:
            return queries.counts(connection)

    def findings(self, proposal_id: str) -> list[Finding]:
        """What lint says of the documents of a proposal."""
        with self._store.read() as connection:
            row = queries.proposal_row(connection, proposal_id)
            these = queries.parts_of(connection, proposal_id)
            day = max(self._today(), row.takes_effect_on or self._today())
            puts = [(part.type, part.after) for part in these if part.op == PUT]
            return self._lint(connection, puts, day)

    def check(self, kind: str, document: Given) -> list[Finding]:
        """What lint says of a document that nobody has proposed yet."""
        text = canonical(making.plain_of(document)).decode()
        with self._store.read() as connection:
            return self._lint(connection, [(kind, text)])

    def changes_nothing(self, kind: str, code: str, document: Given) -> bool:
        """Whether a document says what stands already."""
        with self._store.read() as connection:
            return not making.rows_of(connection, [making.Wanted(kind, code, document)])

    def compare(self, proposal_id: str) -> list[tuple[str, list[Difference]]]:
        """What a proposal changes: for each document its name and differences."""
        return [
            (part.name, differences(part.type, part.before, part.after))
            for part in self.proposal(proposal_id).parts
        ]

    def versions(self, kind: str, code: str) -> list[Version]:
        """The kept versions of a document, the newest first; none before its first change."""
        with self._store.read() as connection:
            return queries.versions_of(connection, kind, code)

    def version_text(self, kind: str, code: str, number: int) -> str:
        """The canonical text of a version.

        Raises:
            Rejected: ``editing.version_unknown``.
        """
        with self._store.read() as connection:
            return queries.version_text(connection, kind, code, number)

    def version_document(self, kind: str, code: str, number: int) -> Document:
        """A version as a document."""
        return decode(kind, self.version_text(kind, code, number))

    def standing_text(self, kind: str, code: str) -> str:
        """The canonical text that stands; empty when there is none."""
        with self._store.read() as connection:
            return queries.standing_text(connection, kind, code)

    def compare_versions(
        self, kind: str, code: str, one: int, other: int | None = None
    ) -> list[Difference]:
        """What differs between two versions; ``other`` None: what stands now."""
        with self._store.read() as connection:
            before = queries.version_text(connection, kind, code, one)
            now = (
                queries.standing_text(connection, kind, code)
                if other is None
                else queries.version_text(connection, kind, code, other)
            )
        return differences(kind, before, now)

    # The wall and the other outlets

    def wall_tasks(self, day: date | None = None) -> list[Task]:
        """Tiles to reprint, to put up and to take down: of the day, and left from days before."""
        return self.tasks(day, WALL)

    def tasks(
        self, day: date | None = None, kinds: Sequence[TaskKind] = tuple(TaskKind)
    ) -> list[Task]:
        """Everything that changes of content ask somebody to do."""
        with self._store.read() as connection:
            return wall.tasks_for(connection, day or self._today(), kinds)

    def mark_done(self, task_id: str, actor: str) -> Task:
        """Somebody has done a task; the tile on the wall then carries the mark of now.

        Raises:
            Rejected: ``editing.task_unknown``.
            Conflict: ``editing.task_done``.
        """
        query = select(tasks).where(tasks.c.id == task_id)
        with self._store.command(actor) as command:
            row = command.execute(query.with_for_update()).first()
            if row is None:
                raise Rejected("editing.task_unknown")
            if row.done_at is not None:
                raise Conflict("editing.task_done")
            wall.finish(command.connection, row, actor, command.now)
            if TaskKind(row.kind) in WALL:
                outlets.hung(command.connection, row, command.now)
            command.audit("content.task_done", row.id, kind=row.kind)
            done = command.execute(query).one()
            return wall.task_of(done)

    def note_issued(self, outlet: Outlet, documents: Iterable[Document], *, actor: str) -> int:
        """Notes under which marks documents were printed or built; returns how many.

        Whoever prints the wall, the handbook or a notice calls it, so that parity is known.
        """
        return self.note_marks(
            outlet,
            [(type_of(one), identity_of(one), version_mark(one)) for one in documents],
            actor=actor,
        )

    def note_marks(
        self, outlet: Outlet, marks: Sequence[tuple[str, str, str]], *, actor: str
    ) -> int:
        """As :meth:`note_issued`, by (type, code, mark) as a paper's own list says them."""
        with self._store.command(actor) as command:
            outlets.note(command.connection, outlet, marks, command.now)
            if marks:
                command.audit("content.issued", outlet.value, documents=len(marks))
        return len(marks)

    def note_all_issued(self, outlet: Outlet, *, actor: str) -> int:
        """Notes that a whole outlet was made anew of everything that shows now."""
        with self._store.read() as connection:
            every = list(queries_of_content.iterate(connection, "service_item"))
        return self.note_issued(outlet, every, actor=actor)

    def parity(self) -> list[Parity]:
        """For each outlet, what carries another mark than the document that stands."""
        with self._store.read() as connection:
            return outlets.parity(connection)

    def freshness(self) -> Freshness:
        """What has long not been looked at, has ended, or has a telephone wrong by its form."""
        from kiosk.content.editing.freshness import freshness

        with self._store.read() as connection:
            months = self._settings.content.review_months
            return freshness(connection, self._today(), months)

    def _errors(self, connection: Connection, rows: Sequence[dict[str, Any]]) -> int:
        puts = [(row["type"], row["after"]) for row in rows if row["op"] == PUT]
        found = self._lint(connection, puts)
        return sum(finding.severity.value == "error" for finding in found)

    def _lint(
        self, connection: Connection, puts: Sequence[tuple[str, str]], day: date | None = None
    ) -> list[Finding]:
        from kiosk.content.lint import lint_documents
        from kiosk.content.lint_surroundings import surroundings

        documents = [decode(kind, text) for kind, text in puts]
        return lint_documents(documents, surroundings(connection, day or self._today(), documents))

    def _today(self) -> date:
        return hall_date(self._store.clock.now())

    def addresses(self) -> list[tuple[str, str, str]]:
        """(code, name, address) of every address that the hall's codes lead to."""
        from kiosk.content.editing.freshness import addresses

        with self._store.read() as connection:
            return addresses(connection)
