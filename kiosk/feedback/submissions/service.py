"""The use cases of 我要说; one command, one transaction.

A submission is what somebody hands in at the terminal: a consultation, a complaint, a suggestion,
an error found in a published text, an opinion on a draft. It has a number of the terminal's own
series that never changes, and a query code; with both its answer is read later, at the terminal
or on the phone. Nobody has to say who they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.exc import IntegrityError

from kiosk.common.calendars import CalendarSource
from kiosk.common.ids import parse_request_id
from kiosk.common.text import clean_block, clean_line
from kiosk.feedback.model import Light
from kiosk.feedback.submissions import figures, published
from kiosk.feedback.submissions.closing import Closing
from kiosk.feedback.submissions.desk import ANSWER_LIMIT, SubmissionDesk
from kiosk.feedback.submissions.filing import Filing, Given, stands
from kiosk.feedback.submissions.model import CheckedForm, Kind, SubmissionForm, checked
from kiosk.feedback.submissions.moving import (
    Move,
    Record,
    done_before,
    locked,
    move,
    together,
)
from kiosk.feedback.submissions.own import OwnSubmissions
from kiosk.feedback.submissions.room import IN_HAND
from kiosk.feedback.submissions.states import State, Step
from kiosk.feedback.submissions.tables import submissions
from kiosk.feedback.submissions.views import KindFigures, Receipt, SubmissionRow
from kiosk.settings import Settings
from kiosk.store.store import Store

_URGENT = (submissions.c.settled_on.is_not(None), submissions.c.due_on, submissions.c.number)
_LATEST = (submissions.c.settled_on.desc(), submissions.c.number.desc())
_BY_PLACE = (submissions.c.settled_on.is_not(None), submissions.c.about, submissions.c.place)


@dataclass(frozen=True, slots=True)
class AnsweredElsewhere:
    """An answer that was given at the central platform."""

    key: str
    """Its id; the same one is filed once."""
    submission: str
    by: str
    text: str
    at: datetime


class Submissions(OwnSubmissions, SubmissionDesk, Closing):
    """Submissions of one hall, over the store. Safe to use from several threads."""

    def __init__(
        self,
        store: Store,
        content: published.Documents,
        settings: Settings,
        workdays: CalendarSource,
        *,
        reserve: bool = False,
    ) -> None:
        """``reserve``: numbers of the machine's series for while the hall is away."""
        super().__init__(store, content, settings, workdays)
        self._reserve_series = reserve

    def submit(self, form: SubmissionForm, *, request_id: str) -> Receipt:
        """Hands a submission in and asks for its slip.

        The same request with the same form gives the same receipt, whoever asks how often, and
        also when the draft was closed in between.

        Raises:
            Rejected: ``request.bad_id``; as :func:`kiosk.feedback.submissions.model.checked` and
                :func:`kiosk.feedback.submissions.published.target_of`.
            Conflict: ``submission.request_reused``.
            Unavailable: ``submission.too_many`` with ``minutes``.
        """
        request, clean = parse_request_id(request_id), checked(form)
        if not self._stands(request, clean):
            target = published.target_of(clean, self._content, self._today())
            self._file(Given(request, clean, target))
        return self.receipt(request)

    def receipt(self, reference: str) -> Receipt:
        """The receipt of a submission by its number or id.

        Raises:
            Rejected: ``submission.unknown``.
        """
        with self._store.read() as connection:
            return self._receipt(self._record(connection, reference))

    def rows(
        self,
        kind: Kind | None = None,
        state: State | None = None,
        *,
        light: Light | None = None,
        in_hand: bool = False,
        over: bool = False,
        about: str = "",
        limit: int = 500,
    ) -> list[SubmissionRow]:
        """The desk's list: what is due first comes first, settled ones last.

        With ``over`` those alone to which no answer is owed any more, the latest first.

        Errors stand by document and place, so that several of one are seen together.
        """
        conditions: list[ColumnElement[bool]] = [submissions.c.hall == self._hall]
        conditions += [submissions.c.kind == kind.value] if kind else []
        conditions += [submissions.c.state == state.value] if state else []
        conditions += [submissions.c.about == about] if about else []
        conditions += [IN_HAND] if in_hand else []
        conditions += [~IN_HAND] if over else []
        order = (*_BY_PLACE, *_URGENT) if kind is Kind.ERROR else _URGENT
        query = select(submissions).where(*conditions).limit(limit)
        query = query.order_by(*(_LATEST if over else order))
        calendar = self._workdays.calendar()
        with self._store.read() as connection:
            found = self._rows(connection, calendar, connection.execute(query))
        return [row for row in found if light is None or row.lamp.light is light]

    def counts(self) -> dict[Kind, int]:
        """How many of each kind wait for an answer; kinds without any are left out."""
        query = (
            select(submissions.c.kind, func.count())
            .where(submissions.c.hall == self._hall, IN_HAND)
            .group_by(submissions.c.kind)
        )
        with self._store.read() as connection:
            return {Kind(kind): count for kind, count in connection.execute(query)}

    def figures(self, first: date, last: date) -> list[KindFigures]:
        """What was received between two days, both within, by month and kind; the total last."""
        query = select(submissions).where(
            submissions.c.hall == self._hall, submissions.c.received_on.between(first, last)
        )
        with self._store.read() as connection:
            return figures.counted(connection.execute(query), self._today())

    def figures_csv(self, first: date, last: date, *, actor: str) -> str:
        """The same for a spreadsheet; that it was taken out is audited."""
        lines = self.figures(first, last)
        with self._store.command(actor) as command:
            span = {"first": first.isoformat(), "last": last.isoformat()}
            command.audit("submission.figures_exported", self._hall, **span)
        return figures.as_csv(lines)

    def take_over(self, given: AnsweredElsewhere, *, actor: str) -> bool:
        """Files an answer that was given at the platform; whether it was filed now.

        Raises:
            Rejected: ``submission.unknown``, ``submission.step_refused``, ``input.…``.
        """
        text = clean_block(given.text, field="submission.answer", limit=ANSWER_LIMIT)
        by = clean_line(given.by, field="submission.handler", limit=60)
        with self._store.command(actor) as command:
            record = locked(command, self._record(command.connection, given.submission))
            if done_before(command.connection, record.id, given.key):
                return False
            made = Move(Step.ANSWER, "", {"request": given.key, "to": by}, {}, text)

            def file(one: Record) -> None:
                move(command, self._store.sealer, one, made)
                self._write_answer(command, one, text, writer=by)

            together(command, record, file)
        return True

    def _stands(self, request: str, form: CheckedForm) -> bool:
        with self._store.read() as connection:
            return stands(connection, self._store.sealer, request, form)

    def _file(self, given: Given) -> None:
        filing = Filing(
            self._hall,
            self._store.sealer,
            self._limits,
            self._workdays.calendar(),
            self._reserve_series,
        )
        try:
            with self._store.command() as command:
                filing.file(command, given)
        except IntegrityError:
            # At the turn of a year two machines may hold two counters for one request.
            if not self._stands(given.id, given.form):
                raise
