"""A resident's own submission: read, withdrawn and judged with number and query code."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import Connection, select

from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected, Unavailable
from kiosk.common.ids import normalise_query_code, parse_request_id
from kiosk.common.text import clean_block
from kiosk.common.wording import catalogue
from kiosk.common.workdays import Calendar
from kiosk.feedback.submissions import published
from kiosk.feedback.submissions.filing import query_check
from kiosk.feedback.submissions.limits import due
from kiosk.feedback.submissions.model import Kind, terminal_of, typed_number
from kiosk.feedback.submissions.moving import (
    Move,
    Record,
    answers_of,
    done_before,
    locked,
    move,
    steps_of,
)
from kiosk.feedback.submissions.room import Room
from kiosk.feedback.submissions.states import OPEN, WITHDRAWABLE, State, Step
from kiosk.feedback.submissions.tables import submissions
from kiosk.feedback.submissions.views import (
    GivenAnswer,
    StatusStep,
    SubmissionStatus,
    ToldAnswers,
)
from kiosk.settings import messages_dir
from kiosk.store import gate
from kiosk.store.command import Command
from kiosk.store.sealing import Sealer

DISPUTE_LIMIT = 500
_NO_CHECK = "0" * 64
_UNTOLD = frozenset({Step.DRAFT, Step.SEND_BACK, Step.MERGE})
"""Steps inside the office."""
Act = Callable[[Command, Record], None]


class OwnSubmissions(Room):
    """What a resident may do who knows number and query code.

    An unknown number and a wrong code are answered alike and after the same work. Wrong tries
    are counted per ``source``, by default this terminal.

    Raises:
        Rejected: ``submission.not_found``, ``submission.of_another_terminal``.
        Unavailable: ``submission.too_many_tries`` with ``minutes``.
    """

    def status(
        self, number: str, query_code: str, *, source: str | None = None
    ) -> SubmissionStatus:
        """The own submission, for exactly this number and query code."""
        return self._let_in(number, query_code, source, lambda _command, _record: None)

    def print_answer(
        self, number: str, query_code: str, *, source: str | None = None
    ) -> SubmissionStatus:
        """Asks for the answer on paper.

        Raises:
            Rejected: ``submission.no_answer`` while there is none.
        """

        def print_it(command: Command, record: Record) -> None:
            if not _given(self._store.sealer, command.connection, record.id):
                raise Rejected("submission.no_answer")
            command.audit("submission.answer_printed", record.number)
            command.print("submission_answer", record.id)

        return self._let_in(number, query_code, source, print_it)

    def answers(self, reference: str) -> ToldAnswers:
        """The answers of a submission by its id, for the paper that was asked for."""
        with self._store.read() as connection:
            record = self._record(connection, reference)
            return ToldAnswers(
                number=record.number,
                kind=Kind(record.kind),
                about_title=record.about_title,
                organ_name=record.organ_name,
                answers=_given(self._store.sealer, connection, record.id),
            )

    def withdraw_own(
        self, number: str, query_code: str, *, request_id: str, source: str | None = None
    ) -> SubmissionStatus:
        """Takes it back; the same request does so once."""
        request = parse_request_id(request_id)
        made = Move(Step.WITHDRAW, facts={"request": request}, values={"merged_into": None})
        return self._once(number, query_code, source, request, self._moving(made))

    def satisfied(
        self, number: str, query_code: str, *, request_id: str, source: str | None = None
    ) -> SubmissionStatus:
        """The answer is enough; the same request says so once."""
        request = parse_request_id(request_id)
        made = Move(Step.SATISFY, facts={"request": request})
        return self._once(number, query_code, source, request, self._moving(made))

    def dispute(
        self,
        number: str,
        query_code: str,
        text: str,
        *,
        request_id: str,
        source: str | None = None,
    ) -> SubmissionStatus:
        """The answer is not enough: somebody else looks again, once.

        Raises:
            Rejected: ``submission.disputed_before``, ``submission.step_refused``, ``input.…``.
        """
        request = parse_request_id(request_id)
        said = clean_block(text, field="submission.dispute", limit=DISPUTE_LIMIT, required=False)
        calendar = self._workdays.calendar()

        def dispute(command: Command, record: Record) -> None:
            if record.disputed:
                raise Rejected("submission.disputed_before")
            today = hall_date(command.now)
            deadline = due(calendar, today, record.limit_days)
            values = {
                "disputed": True,
                "merged_into": None,
                "counted_from": today,
                "extended_days": 0,
                "due_on": deadline.due_on,
                "provisional": deadline.provisional,
                "settled_on": None,
                "outcome": "",
            }
            made = Move(Step.DISPUTE, said, {"request": request}, values)
            move(command, self._store.sealer, record, made)

        return self._once(number, query_code, source, request, dispute)

    def _moving(self, made: Move) -> Act:
        return lambda command, record: move(command, self._store.sealer, record, made)

    def _once(
        self, number: str, query_code: str, source: str | None, request: str, act: Act
    ) -> SubmissionStatus:
        def once(command: Command, record: Record) -> None:
            if not done_before(command.connection, record.id, request):
                act(command, locked(command, record))

        return self._let_in(number, query_code, source, once)

    def _let_in(
        self, number: str, query_code: str, source: str | None, then: Act
    ) -> SubmissionStatus:
        """Does ``then`` for who knows number and code, in the command that checked it."""
        wanted, calendar = typed_number(number), self._workdays.calendar()
        place = source or f"submissions {self._store.terminal}"
        check = query_check(self._store.sealer, wanted, normalise_query_code(query_code))
        found = None
        with self._store.command() as command:
            minutes = gate.minutes_to_wait(command, place)
            record = None if minutes else self._matching(command.connection, wanted, check)
            if record is not None:
                then(command, record)
                status = self._status(command.connection, record.id, calendar)
                found = status, record.about
            elif not minutes:
                gate.record_failure(command, place, "submission.query_failed")
        if minutes:
            raise Unavailable("submission.too_many_tries", minutes=minutes)
        if found is None:
            raise self._not_found(wanted)
        status, about = found
        return replace(status, result=published.result_of(self._content, about))

    def _not_found(self, number: str) -> Rejected:
        """Says the same whether the number stands or not: where it was handed in, it bears itself,
        and terminals with a database of their own know nothing of one another's."""
        terminal = terminal_of(number)
        own = terminal in ("", self._store.terminal.upper())
        if own or self._settings.database_url is not None:
            return Rejected("submission.not_found")
        return Rejected("submission.of_another_terminal", terminal=terminal)

    def _matching(self, connection: Connection, number: str, check: str) -> Record | None:
        query = select(submissions).where(
            submissions.c.hall == self._hall, submissions.c.number == number
        )
        record = connection.execute(query).first()
        # Compared in any case, so that an unknown number takes as long as a wrong code.
        same = hmac.compare_digest(_NO_CHECK if record is None else record.query_check, check)
        return record if same else None

    def _status(
        self, connection: Connection, submission: str, calendar: Calendar
    ) -> SubmissionStatus:
        record = self._record(connection, submission)
        words, state = catalogue(messages_dir()), State(record.state)
        days_left = None
        if state in OPEN and self._today() >= record.counted_from:
            days_left = calendar.days_left(self._today(), record.due_on)
        last = "again" if state is State.ANSWERED and record.disputed else state.value
        return SubmissionStatus(
            number=record.number,
            kind=Kind(record.kind),
            about_title=record.about_title,
            text=self._words(record)["text"],
            state=state,
            headline=words[f"submission.state.{state.value}"],
            next_step=words[f"submission.next.{last}"],
            received_on=record.received_on,
            due_on=record.due_on,
            provisional=record.provisional,
            days_left=days_left,
            steps=tuple(self._told(connection, record)),
            answers=_given(self._store.sealer, connection, record.id),
            result="",
            can_withdraw=state in WITHDRAWABLE,
            can_judge=state is State.ANSWERED,
            may_dispute=state is State.ANSWERED and not record.disputed,
            closes_on=self._closes_on(record, calendar) if state is State.ANSWERED else None,
        )

    def _told(self, connection: Connection, record: Record) -> list[StatusStep]:
        words, told = catalogue(messages_dir()), []
        for row in steps_of(connection, record.id):
            entry = self._step(row)
            if entry.step in _UNTOLD:
                continue
            said = words[f"submission.told.{entry.step.value}"]
            why = entry.note if entry.step in _REASONED else ""
            told.append(
                StatusStep(said.format(to=entry.to, why=why).rstrip("："), hall_date(entry.at))
            )
        return told


def _given(sealer: Sealer, connection: Connection, submission: str) -> tuple[GivenAnswer, ...]:
    """The answers that went out."""
    return tuple(
        GivenAnswer(sealer.unseal(row.text), row.given_on)
        for row in answers_of(connection, submission)
        if row.given_on is not None
    )


_REASONED = frozenset({Step.EXTEND, Step.FORWARD, Step.NOT_ACCEPT})
"""Steps whose reason is told to the resident."""
