"""The use cases of disclosure applications; one command, one transaction."""

from __future__ import annotations

import hmac
from functools import cached_property

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError

from kiosk.common.clock import hall_date
from kiosk.common.errors import Conflict, Rejected, Unavailable
from kiosk.common.ids import normalise_query_code, parse_request_id
from kiosk.common.wording import catalogue
from kiosk.common.workdays import Calendar
from kiosk.disclosure import registry
from kiosk.disclosure.checking import validate
from kiosk.disclosure.model import (
    RECEIPT_RULES,
    REPLY_DAYS,
    ApplicationForm,
    Channel,
    Receipt,
    receipt_date,
    typed_reference,
)
from kiosk.disclosure.queries import Record, Register
from kiosk.disclosure.states import State
from kiosk.disclosure.tables import application_events, applications
from kiosk.disclosure.views import (
    SHOWN_FIELDS,
    ApplicationDetail,
    ApplicationRow,
    ApplicationStatus,
    masked_applicant,
)
from kiosk.settings import Settings, messages_dir
from kiosk.store import gate
from kiosk.store.store import Store

_NO_CHECK = "0" * 64


class Disclosure:
    """Applications of one office, over the store. Safe to use from several threads."""

    def __init__(self, store: Store, settings: Settings, workdays: Calendar | None = None) -> None:
        """``workdays`` defaults to the calendar that the program was delivered with."""
        self._store = store
        self._organ = settings.hall_code
        self._given_calendar = workdays

    @cached_property
    def calendar(self) -> Calendar:
        """The working days by which limits are counted."""
        return self._given_calendar or Calendar.published()

    def submit(
        self,
        form: ApplicationForm,
        *,
        request_id: str,
        channel: Channel = Channel.KIOSK,
        helper: str | None = None,
    ) -> Receipt:
        """Files an application and asks for its receipt to be printed.

        The same request with the same form gives the same receipt, whoever asks how often.

        Args:
            form: as filled in.
            request_id: UUID made at the touch.
            channel: how it came in; only channels whose date of receipt is the day of
                submission (Article 31) can be filed here.
            helper: staff number of who wrote for the applicant (代为填写).

        Raises:
            Rejected: ``request.bad_id``, ``disclosure.channel_needs_desk``.
            FormRejected: with all problems of the form.
            Conflict: ``disclosure.request_reused`` when the request filed something else.
        """
        request = parse_request_id(request_id)
        today = hall_date(self._store.clock.now())
        checked = validate(form, today)
        submission = registry.Submission(request, checked, channel, helper, self._organ)
        try:
            self._file(submission)
        except IntegrityError:
            # At the turn of a year two machines may hold two counters for one request.
            with self._store.read() as connection:
                if not self._stands(connection, submission):
                    raise
        return self.receipt(request)

    def receipt(self, reference: str) -> Receipt:
        """The receipt of an application by its number or id.

        Raises:
            Rejected: ``disclosure.unknown_number``.
        """
        register = self._register()
        with self._store.read() as connection:
            record = register.find(connection, reference)
        form = register.form(record)
        return Receipt(
            id=record.id,
            number=record.number,
            query_code=self._store.sealer.unseal(record.query_code),
            applicant=masked_applicant(form),
            applicant_kind=form.applicant_kind,
            content=form.content,
            description=form.description,
            carrier=form.carrier,
            route=form.route,
            channel=Channel(record.channel),
            submitted_at=record.submitted_at,
            received_on=record.received_on,
            due_on=record.due_on,
            provisional=record.provisional,
            limit_days=record.limit_days,
            terminal=record.terminal,
            helper=record.helper,
        )

    def status(
        self, number: str, query_code: str, *, source: str | None = None
    ) -> ApplicationStatus:
        """The applicant's own application, for exactly this number and query code.

        An unknown number and a wrong code are answered alike and after the same work. Wrong
        tries are counted per ``source``, by default this terminal.

        Raises:
            Rejected: ``disclosure.not_found``.
            Unavailable: ``disclosure.too_many_tries`` with ``minutes``.
        """
        wanted = typed_reference(number)
        place = source or f"terminal {self._store.terminal}"
        check = registry.query_check(self._store.sealer, wanted, normalise_query_code(query_code))
        with self._store.command() as command:
            minutes = gate.minutes_to_wait(command, place)
            record = None if minutes else self._matching(command.connection, wanted, check)
            if record is None and not minutes:
                gate.record_failure(command, place, "application.query_failed")
        if minutes:
            raise Unavailable("disclosure.too_many_tries", minutes=minutes)
        if record is None:
            raise Rejected("disclosure.not_found")
        return self._status(record)

    def rows(
        self, state: State | None = None, *, limit: int = 500, offset: int = 0
    ) -> list[ApplicationRow]:
        """The desk's list by number, names masked."""
        with self._store.read() as connection:
            return self._register().rows(connection, state, limit, offset)

    def counts(self) -> dict[State, int]:
        """How many applications stand in each state."""
        with self._store.read() as connection:
            return self._register().counts(connection)

    def application(self, number: str, *, actor: str) -> ApplicationDetail:
        """One application on the desk, masked. That ``actor`` opened it is audited.

        Raises:
            Rejected: ``disclosure.unknown_number``.
        """
        register = self._register()
        with self._store.command(actor) as command:
            record = register.find(command.connection, number)
            detail = register.detail(command.connection, record)
            command.audit("application.opened", record.number)
        return detail

    def reveal(self, number: str, field: str, *, actor: str) -> str:
        """One field of the applicant in clear; the look is in the audit trail before it shows.

        Raises:
            Rejected: ``disclosure.unknown_number`` or ``disclosure.field_not_kept``.
        """
        if field not in SHOWN_FIELDS:
            raise Rejected("disclosure.field_not_kept")
        register = self._register()
        with self._store.command(actor) as command:
            record = register.find(command.connection, number)
            value = str(getattr(register.form(record), field))
            command.audit("application.field_revealed", record.number, field=field)
        return value

    def _file(self, submission: registry.Submission) -> None:
        with self._store.command(submission.helper or "resident") as command:
            registry.hold_numbers(command, submission.organ)
            if self._stands(command.connection, submission):
                return
            arrived = hall_date(command.now)
            received = receipt_date(RECEIPT_RULES[submission.channel], arrived_on=arrived)
            if received is None:
                raise Rejected("disclosure.channel_needs_desk")
            deadline = self.calendar.due(received, REPLY_DAYS)
            registry.register(command, self._store.sealer, submission, deadline)

    def _stands(self, connection: Connection, submission: registry.Submission) -> bool:
        """Whether the same request filed the same application before."""
        standing = registry.standing_print(connection, submission.id)
        if standing is None:
            return False
        if not hmac.compare_digest(standing, submission.print_of(self._store.sealer)):
            raise Conflict("disclosure.request_reused")
        return True

    def _matching(self, connection: Connection, number: str, check: str) -> Record | None:
        query = select(applications).where(
            applications.c.organ == self._organ, applications.c.number == number
        )
        record = connection.execute(query).first()
        # Compared in any case, so that an unknown number takes as long as a wrong code.
        same = hmac.compare_digest(_NO_CHECK if record is None else record.query_check, check)
        return record if same else None

    def _status(self, record: Record) -> ApplicationStatus:
        register = self._register()
        form = register.form(record)
        state = State(record.state)
        latest = select(func.max(application_events.c.at)).where(
            application_events.c.application_id == record.id
        )
        with self._store.read() as connection:
            updated_at = connection.execute(latest).scalar_one()
        days_left, _ = register.urgency(record)
        words = catalogue(messages_dir())
        return ApplicationStatus(
            number=record.number,
            applicant=masked_applicant(form),
            content=form.content,
            state=state,
            headline=words[f"disclosure.state.{state.value}"],
            next_step=words[f"disclosure.next.{state.value}"],
            received_on=record.received_on,
            due_on=record.due_on,
            provisional=record.provisional,
            days_left=days_left,
            updated_at=updated_at,
        )

    def _register(self) -> Register:
        return Register(
            organ=self._organ,
            sealer=self._store.sealer,
            calendar=self.calendar,
            today=hall_date(self._store.clock.now()),
            labels=catalogue(messages_dir()),
        )
