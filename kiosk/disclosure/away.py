"""Disclosure in a hall of several machines: applications are filed while its database is away."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from sqlalchemy import or_, select

from kiosk.common.clock import hall_date
from kiosk.common.errors import Conflict
from kiosk.common.ids import parse_request_id
from kiosk.common.workdays import Calendar
from kiosk.disclosure import registry
from kiosk.disclosure.calendars import CalendarSource
from kiosk.disclosure.checking import validate
from kiosk.disclosure.model import ApplicationForm, Channel, Receipt, typed_reference
from kiosk.disclosure.service import Disclosure
from kiosk.disclosure.tables import applications
from kiosk.disclosure.views import ApplicationStatus
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


class HallDisclosure(Disclosure):
    """As :class:`Disclosure`, with a reserve. What is filed there has a number of the machine's
    own series, which stays its number; its receipt and status are read there until the hall has
    it. All other looks and acts need the hall."""

    def __init__(
        self, store: Store, settings: Settings, workdays: HallCalendar, reserve: StandIn
    ) -> None:
        super().__init__(store, settings, workdays)
        self._reserve = reserve
        own = _LastKnown(workdays)
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

        def at_hall() -> _Filed:
            return _Filed(hall(form, **given), form_print)

        def here() -> _Filed:
            return _Filed(self._here.submit(form, **given), form_print)

        def again(filed: _Filed) -> _Filed:
            if not hmac.compare_digest(filed.form_print, form_print):
                raise Conflict("disclosure.request_reused")
            return filed

        return self._reserve.take(request, at_hall, here, again).receipt

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
        with self._reserve.store.read() as connection:
            filed = connection.execute(query).scalar()
        return filed is not None and self._reserve.holds(filed)
