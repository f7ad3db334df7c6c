"""我要说 in a hall of several machines: it goes on while the hall's database is away."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sqlalchemy import or_, select

from kiosk.common.errors import Conflict
from kiosk.common.ids import parse_request_id
from kiosk.common.workdays import Calendar
from kiosk.feedback.submissions.filing import print_of
from kiosk.feedback.submissions.model import SubmissionForm, checked, typed_number
from kiosk.feedback.submissions.published import Documents
from kiosk.feedback.submissions.room import CalendarSource
from kiosk.feedback.submissions.service import Submissions
from kiosk.feedback.submissions.tables import submissions
from kiosk.feedback.submissions.views import Receipt, SubmissionStatus
from kiosk.settings import Settings
from kiosk.store.store import Store

_Taken = TypeVar("_Taken")


class StandIn(Protocol):
    """The machine's reserve: decides which of the two stores a request goes to."""

    store: Store

    def holds(self, request_id: str) -> bool:
        """Whether the request lies here and the hall has not got it yet."""

    def take(
        self,
        request_id: str,
        at_hall: Callable[[], _Taken],
        here: Callable[[], _Taken] | None,
        again: Callable[[_Taken], _Taken],
    ) -> _Taken:
        """What the request gives, from the hall if that answers in time."""


class HallCalendar(CalendarSource, Protocol):
    """The hall's calendar, and how it was last seen here."""

    def last_known(self) -> Calendar:
        """The calendar without asking the hall."""


@dataclass(frozen=True, slots=True)
class _LastKnown:
    workdays: HallCalendar

    def calendar(self) -> Calendar:
        return self.workdays.last_known()


@dataclass(frozen=True, slots=True)
class _Filed:
    """A receipt and the print of the form that it was given for."""

    receipt: Receipt
    form_print: str


class HallSubmissions(Submissions):
    """As :class:`Submissions`, with a reserve. What is handed in there keeps its number; its
    receipt and status are read there until the hall has it. Everything else needs the hall."""

    def __init__(
        self,
        store: Store,
        content: Documents,
        settings: Settings,
        workdays: HallCalendar,
        stand_in: StandIn,
        *,
        copied: Documents,
    ) -> None:
        """``copied`` is the machine's own copy of ``content``, which never asks the hall."""
        super().__init__(store, content, settings, workdays)
        self._stand_in = stand_in
        own = _LastKnown(workdays)
        self._here = Submissions(stand_in.store, copied, settings, own, reserve=True)

    def submit(self, form: SubmissionForm, *, request_id: str) -> Receipt:
        """Hands it in wherever it can be; the same request gives the same receipt."""
        request = parse_request_id(request_id)
        form_print = print_of(self._store.sealer, checked(form))
        hall = super().submit

        def at_hall() -> _Filed:
            return _Filed(hall(form, request_id=request), form_print)

        def here() -> _Filed:
            return _Filed(self._here.submit(form, request_id=request), form_print)

        def again(filed: _Filed) -> _Filed:
            if not hmac.compare_digest(filed.form_print, form_print):
                raise Conflict("submission.request_reused")
            return filed

        return self._stand_in.take(request, at_hall, here, again).receipt

    def receipt(self, reference: str) -> Receipt:
        """The receipt of a submission by its number or id."""
        if self._lies_here(reference):
            return self._here.receipt(reference)
        return super().receipt(reference)

    def status(
        self, number: str, query_code: str, *, source: str | None = None
    ) -> SubmissionStatus:
        """The own submission, for exactly this number and query code."""
        if self._lies_here(number):
            return self._here.status(number, query_code, source=source)
        return super().status(number, query_code, source=source)

    def _lies_here(self, reference: str) -> bool:
        """Whether it is here and the hall has not got it yet."""
        query = select(submissions.c.id).where(
            submissions.c.hall == self._hall,
            or_(submissions.c.number == typed_number(reference), submissions.c.id == reference),
        )
        with self._stand_in.store.read() as connection:
            filed = connection.execute(query).scalar()
        return filed is not None and self._stand_in.holds(filed)
