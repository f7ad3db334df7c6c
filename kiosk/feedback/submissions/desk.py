"""What staff do with a submission. One command, one transaction; two at once do not collide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from sqlalchemy import func, insert, select, update

from kiosk.common.clock import hall_date
from kiosk.common.errors import Conflict, Rejected
from kiosk.common.text import clean_block, clean_line
from kiosk.feedback.submissions import published
from kiosk.feedback.submissions.limits import due
from kiosk.feedback.submissions.model import Kind, ReplyBy
from kiosk.feedback.submissions.moving import (
    Move,
    Record,
    answers_of,
    locked,
    move,
    together,
)
from kiosk.feedback.submissions.room import Room
from kiosk.feedback.submissions.states import OVER, Reason, State, Step
from kiosk.feedback.submissions.tables import submission_answers, submissions
from kiosk.feedback.submissions.views import SubmissionDetail
from kiosk.store.command import Command

NOTE_LIMIT = 500
ANSWER_LIMIT = 2000
TO_LIMIT = 60
HOTLINE = "12345 政务服务便民热线"
Act = Callable[[Command, Record], None]


class ErrorOutcome(StrEnum):
    """What became of a reported error."""

    FIXED = "fixed"
    NO_ERROR = "no_error"

    @property
    def label(self) -> str:
        return {"fixed": "确有错误，已更正", "no_error": "经核对没有错误"}[self.value]


class SubmissionDesk(Room):
    """The desk's part. ``actor`` is a staff number; ``version`` is the one that the actor saw.

    Every act gives the submission as it stands afterwards.

    Raises:
        Rejected: ``submission.unknown``, ``submission.step_refused``, ``submission.is_merged``, or
            for what was typed ``input.…``.
        Conflict: ``submission.changed_meanwhile`` when somebody was quicker.
    """

    def assign(
        self,
        number: str,
        *,
        to: str,
        actor: str,
        organ: str = "",
        note: str = "",
        version: int | None = None,
    ) -> SubmissionDetail:
        """Gives it to a colleague, and says which organ it is for where nobody knew.

        For a reported error this is the first look too.
        """
        handler = clean_line(to, field="submission.handler", limit=40)
        said = self._note(note, required=False)
        values = {"handler": handler}
        if organ:
            found = next((one for one in self._content.organs() if one.code == organ), None)
            if found is None:
                raise Rejected("submission.organ_unknown")
            values |= {"organ": found.code, "organ_name": found.name}
        made = Move(Step.ASSIGN, said, {"to": handler}, dict(values))
        return self._act(number, actor, version, lambda c, r: self._move(c, r, made))

    def extend(
        self, number: str, *, note: str, actor: str, version: int | None = None
    ) -> SubmissionDetail:
        """Extends the limit, once; the reason is told to the resident.

        Raises:
            Rejected: ``submission.not_extendable``.
        """
        said, calendar = self._note(note), self._workdays.calendar()
        more = self._limits.complaint_extension_days

        def extend(command: Command, record: Record) -> None:
            if not self._can_extend(record):
                raise Rejected("submission.not_extendable", kind=Kind(record.kind).label)
            deadline = due(calendar, record.counted_from, record.limit_days + more)
            values = {
                "extended_days": more,
                "due_on": deadline.due_on,
                "provisional": deadline.provisional,
            }
            self._move(command, record, Move(Step.EXTEND, said, {"days": str(more)}, values))

        return self._act(number, actor, version, extend)

    def answer(
        self,
        number: str,
        text: str,
        *,
        actor: str,
        outcome: str = "",
        version: int | None = None,
    ) -> SubmissionDetail:
        """Answers it and all that were merged into it.

        With ``second_look`` in the settings the answer to a complaint waits for somebody else.

        Args:
            outcome: of a reported error, see :class:`ErrorOutcome`.

        Raises:
            Rejected: ``submission.outcome_needed``, ``submission.draft_running`` while the draft
                is open, ``submission.same_writer`` when it is disputed and would be answered by
                the one who answered before.
        """
        said = clean_block(text, field="submission.answer", limit=ANSWER_LIMIT)

        def answer(command: Command, record: Record) -> None:
            values = self._outcome(record, outcome)
            self._require_answerable(command, record, actor)
            second_look = self._limits.second_look and record.kind == Kind.COMPLAINT.value
            together(
                command,
                record,
                lambda one: self._give(command, one, said, draft=second_look, values=values),
            )

        return self._act(number, actor, version, answer)

    def approve(self, number: str, *, actor: str, version: int | None = None) -> SubmissionDetail:
        """The second look: the answer goes out.

        Raises:
            Rejected: ``submission.own_answer`` when the actor has written it.
        """

        def approve(command: Command, record: Record) -> None:
            after_draft = State(record.state) is State.CHECKING
            latest = answers_of(command.connection, record.id)[-1:]
            if after_draft and latest[0].writer == command.actor:
                raise Rejected("submission.own_answer")
            together(command, record, lambda one: self._let_out(command, one))

        return self._act(number, actor, version, approve)

    def send_back(
        self, number: str, *, note: str, actor: str, version: int | None = None
    ) -> SubmissionDetail:
        """The second look: the answer is to be written anew, and why."""
        made = Move(Step.SEND_BACK, self._note(note))

        def send_back(command: Command, record: Record) -> None:
            together(command, record, lambda one: self._move(command, one, made, alone=False))

        return self._act(number, actor, version, send_back)

    def forward(
        self, number: str, *, to: str, note: str, actor: str, version: int | None = None
    ) -> SubmissionDetail:
        """Hands it on to 12345 or another organ, which answers; the resident is told to whom."""
        where = clean_line(to, field="submission.forwarded_to", limit=TO_LIMIT)
        made = Move(Step.FORWARD, self._note(note), {"to": where}, {"outcome": "forwarded"})

        def forward(command: Command, record: Record) -> None:
            together(command, record, lambda one: self._move(command, one, made, alone=False))

        return self._act(number, actor, version, forward)

    def not_accept(
        self, number: str, reason: str, *, note: str, actor: str, version: int | None = None
    ) -> SubmissionDetail:
        """Does not take it up, for one of the reasons that count.

        Raises:
            Rejected: ``submission.reason_unknown``.
        """
        if reason not in set(Reason):
            raise Rejected("submission.reason_unknown")
        why = Reason(reason)
        facts, values = {"to": why.label}, {"outcome": why.value}
        made = Move(Step.NOT_ACCEPT, self._note(note), facts, values)

        def refuse(command: Command, record: Record) -> None:
            together(command, record, lambda one: self._move(command, one, made, alone=False))

        return self._act(number, actor, version, refuse)

    def merge(
        self, number: str, into: str, *, actor: str, version: int | None = None
    ) -> SubmissionDetail:
        """From now on it is answered with another one of the same kind.

        Raises:
            Rejected: ``submission.merge_unfit``.
        """

        def merge(command: Command, record: Record) -> None:
            main = self._record(command.connection, into)
            fits = main.id != record.id and main.kind == record.kind and not main.merged_into
            if not fits or State(main.state) in OVER or main.about != record.about:
                raise Rejected("submission.merge_unfit")
            values = {"merged_into": main.id}
            self._move(command, record, Move(Step.MERGE, "", {"to": main.number}, values))
            theirs = submissions.c.merged_into == record.id
            command.execute(update(submissions).where(theirs).values(merged_into=main.id))

        return self._act(number, actor, version, merge)

    def close(self, number: str, *, actor: str, version: int | None = None) -> SubmissionDetail:
        """Puts an answered or forwarded one away."""
        made = Move(Step.CLOSE)
        return self._act(number, actor, version, lambda c, r: self._move(c, r, made, alone=False))

    def detail(self, number: str, *, actor: str) -> SubmissionDetail:
        """One submission with its text; that ``actor`` opened it is audited."""
        calendar = self._workdays.calendar()
        with self._store.command(actor) as command:
            record = self._record(command.connection, number)
            command.audit("submission.opened", record.number)
            found = self._detail(command.connection, record, calendar)
        return self._with_mark(found)

    def reveal(self, number: str, field: str, *, actor: str) -> str:
        """Name or number to call in clear; the look is in the audit trail before it shows.

        Raises:
            Rejected: ``submission.field_not_kept``.
        """
        if field not in ("name", "phone"):
            raise Rejected("submission.field_not_kept")
        with self._store.command(actor) as command:
            record = self._record(command.connection, number)
            value = self._words(record)[field]
            if not value:
                raise Rejected("submission.field_not_kept")
            command.audit("submission.field_revealed", record.number, field=field)
        return value

    def _act(self, number: str, actor: str, version: int | None, act: Act) -> SubmissionDetail:
        calendar = self._workdays.calendar()
        with self._store.command(actor) as command:
            record = locked(command, self._record(command.connection, number))
            if version is not None and version != record.version:
                raise Conflict("submission.changed_meanwhile")
            self._require_own(command, record)
            act(command, record)
            standing = self._record(command.connection, record.id)
            found = self._detail(command.connection, standing, calendar)
        return self._with_mark(found)

    def _require_own(self, command: Command, record: Record) -> None:
        """One that is answered with another is left alone."""
        if record.merged_into is None or State(record.state) in OVER:
            return
        number = select(submissions.c.number).where(submissions.c.id == record.merged_into)
        raise Rejected("submission.is_merged", number=command.execute(number).scalar_one())

    def _move(self, command: Command, record: Record, made: Move, *, alone: bool = True) -> None:
        """``alone``: this step is not for others that were merged into it."""
        with_main = not alone and record.merged_into is not None
        facts = made.facts | ({"with": "1"} if with_main else {})
        move(command, self._store.sealer, record, replace(made, facts=facts))

    def _give(
        self, command: Command, record: Record, text: str, *, draft: bool, values: dict[str, str]
    ) -> None:
        self._write_answer(command, record, text, given=not draft)
        step = Step.DRAFT if draft else Step.ANSWER
        facts = {"reply": "phone"} if record.reply_by == ReplyBy.PHONE.value else {}
        made = Move(step, "", facts, dict(values), None if draft else text)
        move(command, self._store.sealer, record, made)

    def _write_answer(
        self,
        command: Command,
        record: Record,
        text: str,
        *,
        given: bool = True,
        writer: str = "",
    ) -> None:
        before = select(func.count()).where(submission_answers.c.submission_id == record.id)
        command.execute(
            insert(submission_answers).values(
                submission_id=record.id,
                seq=command.execute(before).scalar_one() + 1,
                text=self._store.sealer.seal(text),
                writer=writer or command.actor,
                written_at=command.now,
                checker="",
                given_on=hall_date(command.now) if given else None,
            )
        )

    def _let_out(self, command: Command, record: Record) -> None:
        waiting = answers_of(command.connection, record.id)[-1:]
        text = self._store.sealer.unseal(waiting[0].text) if waiting else ""
        move(command, self._store.sealer, record, Move(Step.ANSWER, answer=text))
        command.execute(
            update(submission_answers)
            .where(
                submission_answers.c.submission_id == record.id,
                submission_answers.c.seq == waiting[0].seq,
            )
            .values(checker=command.actor, given_on=hall_date(command.now))
        )

    def _outcome(self, record: Record, outcome: str) -> dict[str, str]:
        if record.kind != Kind.ERROR.value:
            return {}
        if outcome not in set(ErrorOutcome):
            raise Rejected("submission.outcome_needed")
        return {"outcome": outcome}

    def _require_answerable(self, command: Command, record: Record, actor: str) -> None:
        if record.kind == Kind.COMMENT.value and self._today() <= record.counted_from:
            raise Rejected("submission.draft_running", closes=record.counted_from.isoformat())
        if State(record.state) is State.CHECKING:
            raise Rejected(
                "submission.step_refused", state=State.CHECKING.label, step=Step.ANSWER.label
            )
        given = [row for row in answers_of(command.connection, record.id) if row.given_on]
        if record.disputed and given and given[-1].writer == actor:
            raise Rejected("submission.same_writer")

    def _with_mark(self, found: SubmissionDetail) -> SubmissionDetail:
        return replace(found, mark_now=published.mark_now(self._content, found.row.about))

    def _note(self, text: str, *, required: bool = True) -> str:
        return clean_block(text, field="submission.note", limit=NOTE_LIMIT, required=required)
