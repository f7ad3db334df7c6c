"""Disclosure in a hall of several machines: applications are filed while its database is away."""

from __future__ import annotations

from typing import Any

from sqlalchemy import or_, select

from kiosk.common.calendars import HallCalendar, LastKnownCalendar
from kiosk.common.clock import hall_date
from kiosk.common.errors import Conflict
from kiosk.common.ids import parse_request_id
from kiosk.disclosure import registry
from kiosk.disclosure.checking import validate
from kiosk.disclosure.model import ApplicationForm, Channel, Receipt, typed_reference
from kiosk.disclosure.service import Disclosure
from kiosk.disclosure.tables import applications
from kiosk.disclosure.views import ApplicationStatus
from kiosk.settings import Settings
from kiosk.store.standing_in import FormRequest, StandIn, lies_here
from kiosk.store.store import Store


class HallDisclosure(Disclosure):
    """As :class:`Disclosure`, with a reserve. What is filed there has a number of the machine's
    own series, which stays its number; its receipt and status are read there until the hall has
    it. All other looks and acts need the hall."""

    def __init__(
        self, store: Store, settings: Settings, workdays: HallCalendar, reserve: StandIn
    ) -> None:
        super().__init__(store, settings, workdays)
        self._reserve = reserve
        own = LastKnownCalendar(workdays)
        self._here = Disclosure(reserve.store, settings, own, series=settings.terminal)

    def submit(
        self,
        form: ApplicationForm,
        *,
        request_id: str,
        channel: Channel = Channel.KIOSK,
        helper: str | None = None,
        **more: Any,
    ) -> Receipt:
        """Files an application wherever it can be; the same request gives the same receipt."""
        request = parse_request_id(request_id)
        checked = validate(form, hall_date(self._store.clock.now()))
        submission = registry.Submission(request, checked, channel, helper, self._organ)
        form_print = submission.print_of(self._store.sealer)
        given = {"request_id": request, "channel": channel, "helper": helper, **more}
        hall = super().submit
        return FormRequest(request, form_print).file(
            self._reserve,
            lambda: hall(form, **given),
            lambda: self._here.submit(form, **given),
            Conflict("disclosure.request_reused"),
        )

    def receipt(self, reference: str) -> Receipt:
        """The receipt of an application by its number or id."""
        if self._lies_here(reference):
            return self._here.receipt(reference)
        return super().receipt(reference)

    def status(
        self, number: str, query_code: str, *, source: str | None = None
    ) -> ApplicationStatus:
        """The applicant's own application, for exactly this number and query code."""
        if self._lies_here(number):
            return self._here.status(number, query_code, source=source)
        return super().status(number, query_code, source=source)

    def _lies_here(self, reference: str) -> bool:
        """Whether an application is here and the hall has not got it yet."""
        wanted = typed_reference(reference)
        query = select(applications.c.id).where(
            applications.c.organ == self._organ,
            or_(applications.c.number == wanted, applications.c.id == wanted),
        )
        return lies_here(self._reserve, query)
