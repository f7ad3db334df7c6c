"""The use cases of editing: proposed by one person, approved by another, public on its date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row

from kiosk.common.clock import hall_date
from kiosk.common.errors import Conflict, Rejected
from kiosk.common.text import clean_block
from kiosk.content.codec import Document, canonical, identity_of, type_of
from kiosk.content.editing import effect, making, overlay, queries
from kiosk.content.editing.comparing import merged
from kiosk.content.editing.making import Given, Reasons, Wanted
from kiosk.content.editing.model import (
    PUT,
    Act,
    Part,
    Proposal,
    ProposalState,
    after,
    public_by,
)
from kiosk.content.editing.reading import Reading
from kiosk.store.command import Command

if TYPE_CHECKING:
    pass

NOTE_LIMIT = 500
RESTORE, RENEW = "restore", "renew"


class Editing(Reading):
    """Changes to what residents read, over the store. Safe to use from several threads."""

    # Making

    def propose(
        self,
        kind: str,
        document: Given,
        *,
        why: str,
        takes_effect_on: date | None = None,
        actor: str,
        request_id: str,
        words: str = "",
        as_draft: bool = False,
        seen: str = "",
    ) -> Proposal:
        """Proposes a document as it shall be; the same request again gives the same proposal.

        ``seen`` is the text that the maker began with: where another stands by now, only what the
        maker changed is laid over it.
        ``words`` is what residents are told of the change, appended to an item's 变化.

        Raises:
            Rejected: ``content.document_invalid``, ``editing.unchanged``, ``editing.date_past``,
                or ``input.*``.
        """
        code = _code_of(kind, document)
        standing = self.standing_text(kind, code) if seen else ""
        if standing and standing != seen:
            mine = canonical(making.plain_of(document)).decode()
            document = merged(seen, mine, standing)[0]
        reasons = Reasons(why, words, takes_effect_on)
        return self._make([Wanted(kind, code, document)], reasons, actor, request_id, as_draft)

    def propose_removal(
        self,
        kind: str,
        code: str,
        *,
        why: str,
        takes_effect_on: date | None = None,
        actor: str,
        request_id: str,
    ) -> Proposal:
        """Proposes that a document goes.

        Raises:
            Rejected: ``editing.not_there``, ``editing.date_past`` or ``input.*``.
        """
        reasons = Reasons(why, "", takes_effect_on)
        return self._make([Wanted(kind, code, None)], reasons, actor, request_id)

    def propose_import(
        self,
        documents: Iterable[Document],
        *,
        removed: Iterable[tuple[str, str]] = (),
        source: str,
        actor: str,
        request_id: str,
        takes_effect_on: date | None = None,
        why: str = "",
    ) -> Proposal:
        """Proposes what an import brings as one batch; ``removed`` are (type, code).

        Raises:
            Rejected: as :meth:`propose`; ``editing.too_many``.
        """
        wanted = [Wanted(type_of(one), identity_of(one), one) for one in documents]
        wanted += [Wanted(kind, code, None) for kind, code in removed]
        if len(wanted) > making.MOST_DOCUMENTS:
            raise Rejected("editing.too_many", limit=making.MOST_DOCUMENTS)
        reasons = Reasons(why or source, "", takes_effect_on, source)
        return self._make(wanted, reasons, actor, request_id)

    def propose_restore(
        self, kind: str, code: str, number: int, *, why: str, actor: str, request_id: str
    ) -> Proposal:
        """Proposes a kept version again; it is checked like any other change.

        Raises:
            Rejected: ``editing.version_unknown``, ``editing.unchanged`` or ``input.*``.
        """
        text = self.version_text(kind, code, number)
        reasons = Reasons(why, source=RESTORE)
        return self._make([Wanted(kind, code, text)], reasons, actor, request_id)

    def renew(self, proposal_id: str, *, actor: str, request_id: str) -> Proposal:
        """Lays the changes of a stale or superseded proposal over what stands now, as a new one.

        Raises:
            Rejected: ``editing.unknown``, ``editing.unchanged``.
        """
        old = self.proposal(proposal_id)
        wanted = []
        for part in old.parts:
            standing = self.standing_text(part.type, part.code)
            text = merged(part.before, part.after, standing)[0] if part.op == PUT else None
            wanted.append(Wanted(part.type, part.code, text))
        reasons = Reasons(old.why, old.words, self._still_to_come(old.takes_effect_on), RENEW)
        made = self._make(wanted, reasons, actor, request_id)
        if old.state.open and old.made_by == actor:
            self.withdraw(proposal_id, actor=actor, version=old.version)
        return made

    def revise(
        self,
        proposal_id: str,
        document: Given,
        *,
        why: str,
        takes_effect_on: date | None = None,
        actor: str,
        version: int,
        words: str = "",
    ) -> Proposal:
        """Gives a draft or what was sent back another text, and lays it before the checker.

        Raises:
            Rejected: as :meth:`propose`; ``editing.not_yours``.
            Conflict: ``editing.not_now``, ``editing.changed_meanwhile``.
        """
        with self._store.command(actor) as command:
            row = self._row(command, proposal_id, version)
            _require_maker(row, actor)
            state = after(ProposalState(row.state), Act.SUBMIT)
            reasons = Reasons(why, words, takes_effect_on).checked(hall_date(command.now))
            old = queries.parts_of(command.connection, row.id)[0]
            rows = making.rows_of(command.connection, [Wanted(old.type, old.code, document)])
            if not rows:
                raise Rejected("editing.unchanged")
            making.put_rows(command.connection, row.id, rows)
            making.change(
                command.connection,
                row,
                state=state.value,
                title=making.title_of(rows, reasons),
                why=reasons.why,
                words=reasons.words,
                takes_effect_on=reasons.takes_effect_on,
                errors=self._errors(command.connection, rows),
            )
            command.audit("content.proposed", row.id, documents=1)
        return self.proposal(proposal_id)

    def submit(self, proposal_id: str, *, actor: str, version: int) -> Proposal:
        """Lays a draft before the checker.

        Raises:
            Rejected: ``editing.unknown``, ``editing.not_yours``.
            Conflict: ``editing.not_now``, ``editing.changed_meanwhile``.
        """
        return self._step(proposal_id, Act.SUBMIT, "content.proposed", actor, version)

    # Checking

    def approve(self, proposal_id: str, *, note: str = "", actor: str, version: int) -> Proposal:
        """Approves a proposal; on its date it becomes public, at once where that is today.

        With errors of lint in it the ``note`` must say why it goes out nevertheless.

        Raises:
            Rejected: ``editing.unknown``, ``editing.own``, ``editing.not_a_checker``,
                ``editing.errors_need_reason``.
            Conflict: ``editing.not_now``, ``editing.changed_meanwhile``;
                ``editing.superseded`` when what stands is no longer what the maker saw: the
                proposal keeps its text and can be renewed.
        """
        said = _note(note)
        self._require_role(actor)
        with self._store.command(actor) as command:
            row = self._row(command, proposal_id, version)
            _require_other(row, actor)
            approved = after(ProposalState(row.state), Act.APPROVE)
            these = queries.parts_of(command.connection, row.id)
            if row.errors and not said:
                raise Rejected("editing.errors_need_reason", count=row.errors)
            stale = all(part.stale for part in these)
            if stale:
                state = after(ProposalState(row.state), Act.SUPERSEDE)
                making.change(command.connection, row, state=state.value)
                command.audit("content.superseded", row.id, documents=0, left=len(these))
            else:
                self._settle(command, row, these, approved, said)
        if stale:
            raise Conflict("editing.superseded")
        return self.proposal(proposal_id)

    def send_back(self, proposal_id: str, *, note: str, actor: str, version: int) -> Proposal:
        """Gives a proposal back to its maker with what is wrong.

        Raises:
            Rejected: as :meth:`approve`; ``input.required`` without a note.
            Conflict: ``editing.not_now``, ``editing.changed_meanwhile``.
        """
        said = _note(note, required=True)
        self._require_role(actor)
        with self._store.command(actor) as command:
            row = self._row(command, proposal_id, version)
            _require_other(row, actor)
            state = after(ProposalState(row.state), Act.SEND_BACK)
            making.change(
                command.connection,
                row,
                state=state.value,
                decided_by=actor,
                decided_at=command.now,
                note=said,
            )
            command.audit("content.sent_back", row.id)
        return self.proposal(proposal_id)

    def withdraw(self, proposal_id: str, *, actor: str, version: int) -> Proposal:
        """The maker takes a proposal back, even an approved one before its date.

        Raises:
            Rejected: ``editing.unknown``, ``editing.not_yours``.
            Conflict: ``editing.not_now``, ``editing.changed_meanwhile``.
        """
        return self._step(proposal_id, Act.WITHDRAW, "content.withdrawn", actor, version)

    def take_effect(self) -> int:
        """Makes public what was approved and whose date has come; returns how many proposals.

        Each in its own transaction: whatever ends the program between two of them, every one is
        made public once. To be called at the start and every minute.
        """
        today = hall_date(self._store.clock.now())
        with self._store.read() as connection:
            waiting = queries.due(connection, today)
        return sum(self._take_effect(identity, today) for identity in waiting)

    # Inside

    def _make(
        self,
        wanted: Sequence[Wanted],
        reasons: Reasons,
        actor: str,
        request_id: str,
        as_draft: bool = False,
    ) -> Proposal:
        state = ProposalState.DRAFT if as_draft else ProposalState.PROPOSED
        with self._store.command(actor) as command:
            identity = making.of_request(command.connection, request_id)
            if identity is None:
                checked = reasons.checked(hall_date(command.now))
                rows = making.rows_of(command.connection, wanted)
                if not rows:
                    raise Rejected("editing.unchanged")
                identity = making.add(
                    command.connection,
                    rows,
                    checked,
                    actor=actor,
                    request_id=request_id,
                    at=command.now,
                    state=state,
                    errors=self._errors(command.connection, rows),
                )
                command.audit("content.proposed", identity, documents=len(rows))
        return self.proposal(identity)

    def _settle(
        self,
        command: Command,
        row: Row[Any],
        these: Sequence[Part],
        state: ProposalState,
        note: str,
    ) -> None:
        """Writes the approval down, and makes it public if its day has come."""
        connection = command.connection
        today = hall_date(command.now)
        day = effect.effect_day(command, row.takes_effect_on)
        aside = overlay.aside_of(connection, [(part.type, part.code) for part in these])
        view = queries.proposal_of(row, (), today)
        for part in these:
            known = aside.get((part.type, part.code))
            if known is None or part.op != PUT or part.sha256 != known.sha256:
                making.retell(connection, row, part, effect.told(view, part, day))
        making.change(
            connection,
            row,
            state=state.value,
            decided_by=command.actor,
            decided_at=command.now,
            note=note,
            public_by=public_by(today, row.takes_effect_on, self._calendar()),
        )
        command.audit("content.approved", row.id, documents=len(these))
        if day <= today:
            fresh = queries.proposal_row(connection, row.id)
            effect.take_effect(command, fresh, queries.parts_of(connection, row.id))

    def _take_effect(self, proposal_id: str, today: date) -> bool:
        with self._store.command("content") as command:
            row = queries.proposal_row(command.connection, proposal_id, lock=True)
            if row.state != ProposalState.APPROVED.value:
                return False
            if row.takes_effect_on is not None and row.takes_effect_on > today:
                return False
            these = queries.parts_of(command.connection, row.id)
            state = effect.take_effect(command, row, these)
        return state is ProposalState.IN_EFFECT

    def _step(self, proposal_id: str, act: Act, said: str, actor: str, version: int) -> Proposal:
        with self._store.command(actor) as command:
            row = self._row(command, proposal_id, version)
            _require_maker(row, actor)
            state = after(ProposalState(row.state), act)
            making.change(command.connection, row, state=state.value)
            command.audit(said, row.id)
        return self.proposal(proposal_id)

    def _row(self, command: Command, proposal_id: str, version: int) -> Row[Any]:
        row = queries.proposal_row(command.connection, proposal_id, lock=True)
        if row.version != version:
            raise Conflict("editing.changed_meanwhile")
        return row

    def _require_role(self, actor: str) -> None:
        if not self._may_check(actor):
            raise Rejected("editing.not_a_checker")

    def _still_to_come(self, day: date | None) -> date | None:
        return day if day is not None and day >= self._today() else None


def _code_of(kind: str, document: Given) -> str:
    plain = making.plain_of(document)
    code = plain.get("number" if kind == "window" else "code")
    if not isinstance(code, str) or not code:
        raise Rejected("content.document_invalid", type=kind[:40], reason="code")
    return code


def _note(note: str, *, required: bool = False) -> str:
    return clean_block(note, field="editing.note", limit=NOTE_LIMIT, required=required)


def _require_maker(row: Row[Any], actor: str) -> None:
    if row.made_by != actor:
        raise Rejected("editing.not_yours")


def _require_other(row: Row[Any], actor: str) -> None:
    if row.made_by == actor:
        raise Rejected("editing.own")
