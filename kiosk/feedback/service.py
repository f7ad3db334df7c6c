"""The use cases of evaluation (好差评); one command, one transaction.

**一次一评, wherever it is given.** A visit is its ticket. In the hall kiosk, window and retry meet
in one row: the request id that comes again with the same form gets the same answer, any other is
refused with ``evaluation.given_before``.

The phone page does not speak to the hall: it gives the evaluation to the central platform, whose
table is unique by ticket too. The platform is the judge between the two, and one evaluation of a
visit counts in every order of events:

1. The hall's event ``evaluation.given`` reaches the platform first. The platform keeps it; the
   phone page says that the visit is evaluated already.
2. The phone's reaches the platform first. The hall fetches it (:meth:`Feedback.take_over`), and
   from then on the visit is evaluated here too: the kiosk refuses a second one, and a poor grade
   is in the supervisor's list. However many machines fetch it, and however often, it is one row.
3. The phone's reaches the platform first, and yet the visit was evaluated at a kiosk: the hall was
   offline, or its event still under way. What the platform holds stands. The hall's event is
   parked there with ``evaluation.given_before``, and the verdict comes back with the
   acknowledgement; the phone's comes with the next fetch. By either the hall's own is superseded:
   the list shows it as such, and every count of this room leaves it out. Nothing is deleted: a
   poor grade can still be followed up.

The platform's verdict is about events, not about people: it is the same however often the event
is sent again, and a platform restored from an old backup judges again what it lost.

Evaluating is voluntary and private: no figure counts a visit without an evaluation, and the audit
trail and the answer to the next person who holds the slip do not name the grade.
"""

from __future__ import annotations

import hmac
from datetime import date
from functools import cached_property

from sqlalchemy import ColumnElement, Connection, select
from sqlalchemy.exc import IntegrityError

from kiosk.common.clock import hall_date
from kiosk.common.errors import Conflict, Rejected
from kiosk.common.ids import new_id, parse_request_id
from kiosk.common.text import clean_block, half_width
from kiosk.common.workdays import Calendar
from kiosk.feedback import queries
from kiosk.feedback.filing import Filing, Submission, is_evaluated
from kiosk.feedback.follow_up import take_step
from kiosk.feedback.model import (
    Channel,
    CountBy,
    EvaluationForm,
    EvaluationReport,
    Follow,
    FollowAction,
    Visit,
    Visits,
    checked,
    require_open,
)
from kiosk.feedback.queries import GIVEN_BEFORE, Record
from kiosk.feedback.tables import evaluation_invitations, evaluations
from kiosk.feedback.taking_over import GivenElsewhere, TakingOver
from kiosk.feedback.views import Evaluation, EvaluationDetail, EvaluationRow, Standing
from kiosk.settings import Settings
from kiosk.store.statements import insert_ignore
from kiosk.store.store import Store

NOTE_LIMIT = 500
REFERENCE_SIGNS = 8


class Feedback:
    """Evaluations of one hall. ``actor`` is who acts, as it enters the audit trail."""

    def __init__(
        self, store: Store, visits: Visits, settings: Settings, workdays: Calendar | None = None
    ) -> None:
        """``workdays`` defaults to the calendar that the program was delivered with."""
        self._store = store
        self._visits = visits
        self._hall = settings.hall_code
        self._limits = settings.feedback
        self._given_calendar = workdays

    @cached_property
    def calendar(self) -> Calendar:
        """The working days by which limits are counted."""
        return self._given_calendar or Calendar.published()

    def find(self, number: str, day: date, reference: str) -> Visit:
        """The visit of a slip: its number, its day and the short mark (流水) printed on it.

        Raises:
            Rejected: ``evaluation.slip_unknown``, alike for a wrong number, day and mark.
        """
        typed = _signs(reference)
        wanted = "".join(half_width(number).split()).upper()
        for visit in self._visits.numbered(wanted, day):
            if len(typed) == REFERENCE_SIGNS and hmac.compare_digest(
                _signs(visit.reference).encode(), typed.encode()
            ):
                return visit
        raise Rejected("evaluation.slip_unknown")

    def standing(self, ticket_id: str) -> Standing:
        """Whether a visit may be evaluated now.

        Raises:
            Rejected: ``ticket.unknown``.
        """
        visit = self._visits.visit(ticket_id)
        with self._store.read() as connection:
            given = is_evaluated(connection, visit.ticket_id)
            invitations = evaluation_invitations.c.ticket_id
            asked = connection.execute(
                select(invitations).where(invitations == visit.ticket_id)
            ).first()
        refusal = GIVEN_BEFORE if given else self._refusal(visit)
        return Standing(visit, asked is not None, given, refusal)

    def give(
        self,
        ticket_id: str,
        form: EvaluationForm,
        *,
        request_id: str,
        channel: Channel = Channel.KIOSK,
    ) -> Evaluation:
        """Evaluates a visit, once.

        Args:
            ticket_id: the visit's ticket.
            form: as filled in.
            request_id: UUID made at the touch; the same one with the same form gives the same
                evaluation, however often and however late it comes.
            channel: where it is given.

        Raises:
            Rejected: ``request.bad_id``, ``ticket.unknown``, ``evaluation.given_before``,
                ``evaluation.not_finished``, ``evaluation.too_late``, or as
                :func:`kiosk.feedback.model.checked`.
            Conflict: ``evaluation.request_reused`` when the request gave something else,
                ``evaluation.request_taken`` when its id belongs to another matter.
        """
        request = parse_request_id(request_id)
        clean = checked(form)
        visit = self._visits.visit(ticket_id)
        filing = Filing(self._hall, self._store.sealer, self._limits, self.calendar)
        try:
            with self._store.command() as command:
                row = filing.file(command, Submission(request, visit, clean, channel))
        except IntegrityError as error:
            raise Conflict("evaluation.request_taken") from error
        return queries.to_evaluation(row)

    def take_over(self, given: GivenElsewhere, *, actor: str) -> bool:
        """Files an evaluation that the phone page got; whether it was not here before.

        Raises:
            Rejected: as :meth:`kiosk.feedback.taking_over.TakingOver.take`.
        """
        days = self._limits.rectify_working_days
        taking = TakingOver(self._store, self._visits, self._hall, self.calendar, days)
        return taking.take(given, actor)

    def ask(self, ticket_id: str, *, window: str, actor: str) -> None:
        """The window asks the resident to evaluate (邀评); asking again changes nothing.

        Raises:
            Rejected: ``ticket.unknown``, ``evaluation.given_before``, ``evaluation.too_late``.
        """
        visit = self._visits.visit(ticket_id)
        with self._store.command(actor) as command:
            if is_evaluated(command.connection, visit.ticket_id):
                raise Rejected(GIVEN_BEFORE, number=visit.number)
            if visit.finished_at is not None:
                require_open(visit, command.now, self._limits.evaluate_within_days)
            invited = insert_ignore(
                command.connection,
                evaluation_invitations,
                ticket_id=visit.ticket_id,
                hall=self._hall,
                service_day=visit.service_day,
                business=visit.business,
                business_name=visit.business_name,
                window=window,
                asked_at=command.now,
                actor=actor,
            )
            if invited:
                command.audit("evaluation.asked", visit.ticket_id, window=window)
                payload = {"ticket": visit.ticket_id, "hall": self._hall, "window": window}
                command.publish("evaluation.asked", new_id(), payload)

    def rows(
        self,
        follow: Follow | None = None,
        *,
        poor: bool = False,
        unsettled: bool = False,
        first: date | None = None,
        last: date | None = None,
        limit: int = 200,
    ) -> list[EvaluationRow]:
        """The supervisor's list: the most urgent limit first, of a span of days the newest.

        Args:
            follow: only those in this state of the follow-up.
            poor: only 差评.
            unsettled: only 差评 about which the hall has something to do.
            first: only of visits of this service day or later.
            last: only of visits of this service day or earlier.
            limit: the most rows.
        """
        conditions: list[ColumnElement[bool]] = []
        if follow is not None:
            conditions.append(evaluations.c.follow == follow.value)
        if poor:
            conditions.append(evaluations.c.follow != Follow.NONE.value)
        if unsettled:
            conditions.append(queries.unsettled())
        if first is not None:
            conditions.append(evaluations.c.service_day >= first)
        if last is not None:
            conditions.append(evaluations.c.service_day <= last)
        order = queries.MOST_URGENT if first is None and last is None else queries.NEWEST
        with self._store.read() as connection:
            return queries.listed(
                connection, self._hall, self._today(), self.calendar, conditions, order, limit
            )

    def unsettled(self) -> int:
        """How many poor grades the hall has something to do about."""
        with self._store.read() as connection:
            return queries.count_unsettled(connection, self._hall)

    def detail(self, evaluation_id: str, *, actor: str) -> EvaluationDetail:
        """One evaluation with its text; that ``actor`` opened it is audited.

        Raises:
            Rejected: ``evaluation.unknown``.
        """
        with self._store.command(actor) as command:
            row = self._record(command.connection, evaluation_id)
            command.audit("evaluation.opened", row.id)
            return self._detail(command.connection, row)

    def reveal_phone(self, evaluation_id: str, *, actor: str) -> str:
        """The number to call back, in clear; the look is audited before it shows.

        Raises:
            Rejected: ``evaluation.unknown``, ``evaluation.no_phone`` when none was left.
        """
        with self._store.command(actor) as command:
            row = self._record(command.connection, evaluation_id)
            phone = queries.words_of(self._store.sealer, row)["phone"]
            if not phone:
                raise Rejected("evaluation.no_phone")
            command.audit("evaluation.phone_revealed", row.id)
        return phone

    def follow(
        self, evaluation_id: str, action: FollowAction, *, note: str, actor: str
    ) -> EvaluationDetail:
        """Takes a poor grade one step on; what was done is said in ``note``.

        Raises:
            Rejected: ``evaluation.unknown``, ``evaluation.step_refused``, or for the note
                ``input.…`` of :mod:`kiosk.common.text`.
            Conflict: ``evaluation.changed_meanwhile`` when somebody was quicker.
        """
        said = clean_block(note, field="evaluation.note", limit=NOTE_LIMIT)
        with self._store.command(actor) as command:
            row = self._record(command.connection, evaluation_id)
            take_step(command, self._store.sealer, row, action, said)
            standing = self._record(command.connection, row.id)
            return self._detail(command.connection, standing)

    def report(self, first: date, last: date, by: CountBy) -> EvaluationReport:
        """Counts of a span of service days, both ends within."""
        with self._store.read() as connection:
            return queries.counted(connection, self._hall, first, last, by, self._today())

    def _refusal(self, visit: Visit) -> str:
        try:
            require_open(visit, self._store.clock.now(), self._limits.evaluate_within_days)
        except Rejected as refused:
            return refused.code
        return ""

    def _record(self, connection: Connection, evaluation_id: str) -> Record:
        query = select(evaluations, queries.SUPERSEDED).where(
            evaluations.c.id == evaluation_id, evaluations.c.hall == self._hall
        )
        row = connection.execute(query).first()
        if row is None:
            raise Rejected("evaluation.unknown")
        return row

    def _detail(self, connection: Connection, row: Record) -> EvaluationDetail:
        return queries.detail(connection, self._store.sealer, row, self._today(), self.calendar)

    def _today(self) -> date:
        return hall_date(self._store.clock.now())


def _signs(reference: str) -> str:
    return "".join(sign for sign in half_width(reference).upper() if sign.isalnum())
