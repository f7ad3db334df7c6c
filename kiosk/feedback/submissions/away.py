"""我要说 in a hall of several machines: it goes on while the hall's database is away."""

from __future__ import annotations

from sqlalchemy import or_, select

from kiosk.common.calendars import HallCalendar, LastKnownCalendar
from kiosk.common.errors import Conflict
from kiosk.common.ids import parse_request_id
from kiosk.feedback.submissions.filing import print_of
from kiosk.feedback.submissions.model import SubmissionForm, checked, typed_number
from kiosk.feedback.submissions.published import Documents
from kiosk.feedback.submissions.service import Submissions
from kiosk.feedback.submissions.tables import submissions
from kiosk.feedback.submissions.views import Receipt, SubmissionStatus
from kiosk.settings import Settings
from kiosk.store.standing_in import FormRequest, StandIn, lies_here
from kiosk.store.store import Store


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
        own = LastKnownCalendar(workdays)
        self._here = Submissions(stand_in.store, copied, settings, own, reserve=True)

    def submit(self, form: SubmissionForm, *, request_id: str) -> Receipt:
        """Hands it in wherever it can be; the same request gives the same receipt."""
        request = parse_request_id(request_id)
        form_print = print_of(self._store.sealer, checked(form))
        hall = super().submit
        return FormRequest(request, form_print).file(
            self._stand_in,
            lambda: hall(form, request_id=request),
            lambda: self._here.submit(form, request_id=request),
            Conflict("submission.request_reused"),
        )

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
        return lies_here(self._stand_in, query)
