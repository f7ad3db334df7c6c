"""The use cases of disclosure applications; one command, one transaction."""

from __future__ import annotations

from sqlalchemy.exc import IntegrityError

from kiosk.common.calendars import CalendarSource
from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected
from kiosk.common.ids import parse_request_id
from kiosk.disclosure import receipt_mark, registry
from kiosk.disclosure.checking import validate
from kiosk.disclosure.limits import stops_of
from kiosk.disclosure.model import (
    RECEIPT_RULES,
    REPLY_DAYS,
    ApplicationForm,
    Channel,
    Receipt,
    receipt_date,
)
from kiosk.disclosure.own import OwnApplications
from kiosk.disclosure.receipt_check import ReceiptCheck, compared
from kiosk.disclosure.receipts import receipt_of
from kiosk.disclosure.states import State
from kiosk.disclosure.views import (
    SHOWN_FIELDS,
    ApplicationDetail,
    ApplicationRow,
)
from kiosk.settings import Settings
from kiosk.store.store import Store


class Disclosure(OwnApplications):
    """Applications of one office, over the store. Safe to use from several threads."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        workdays: CalendarSource | None = None,
        *,
        series: str = "",
    ) -> None:
        """``series`` parts the numbers of a machine's reserve from those of its hall."""
        super().__init__(store, settings, workdays)
        self._series = series

    def submit(
        self,
        form: ApplicationForm,
        *,
        request_id: str,
        channel: Channel = Channel.KIOSK,
        helper: str | None = None,
        signature: bytes | None = None,
        reading_help: bool = False,
    ) -> Receipt:
        """Files an application and asks for its receipt to be printed.

        The same request with the same form gives the same receipt, whoever asks how often.

        Args:
            form: as filled in.
            request_id: UUID made at the touch.
            channel: how it came in; only channels whose date of receipt is the day of
                submission (Article 31) can be filed here.
            helper: staff number of who wrote for the applicant (代为填写).
            signature: what the applicant drew, as :mod:`kiosk.disclosure.signature` encodes it.
            reading_help: the applicant was helped to read or to see (Article 43).

        Raises:
            Rejected: ``request.bad_id``, ``disclosure.channel_needs_desk``.
            FormRejected: with all problems of the form.
            Conflict: ``disclosure.request_reused`` when the request filed something else.
        """
        request = parse_request_id(request_id)
        today = hall_date(self._store.clock.now())
        checked = validate(form, today)
        submission = registry.Submission(
            request, checked, channel, helper, self._organ, signature, reading_help
        )
        try:
            self._file(submission)
        except IntegrityError:
            # At the turn of a year two machines may hold two counters for one request.
            with self._store.read() as connection:
                if not registry.stands(connection, self._store.sealer, submission):
                    raise
        return self.receipt(request)

    def receipt(self, reference: str) -> Receipt:
        """The receipt of an application by its number or id.

        Raises:
            Rejected: ``disclosure.unknown_number``, ``disclosure.not_received`` while its date
                of receipt does not stand.
        """
        register = self._register()
        with self._store.read() as connection:
            record = register.find(connection, reference)
            stops = stops_of(connection, [record.id])[record.id]
        return receipt_of(register, record, stops)

    def check_receipt(self, text: str, *, actor: str) -> ReceiptCheck:
        """Whether a scanned receipt is genuine, and how the case stands to it now.

        The signature is checked with the hall's own key, without a network. What was found is
        audited.

        Raises:
            Rejected: ``receipt_mark.unreadable``, ``receipt_mark.forged``.
        """
        mark = receipt_mark.verify(text, [receipt_mark.public_key(self._store.sealer)])
        if mark.hall != self._organ:
            raise Rejected("receipt_mark.forged")
        try:
            receipt = self.receipt(mark.number)
        except Rejected as missing:
            if missing.code not in ("disclosure.unknown_number", "disclosure.not_received"):
                raise
            receipt = None
        check = compared(mark, receipt)
        with self._store.command(actor) as command:
            command.audit("receipt.checked", mark.number, standing=check.standing.value)
        return check

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
        calendar = self._workdays.calendar()
        with self._store.command(submission.helper or "resident") as command:
            registry.hold_numbers(command, submission.organ, self._series)
            if registry.stands(command.connection, self._store.sealer, submission):
                return
            arrived = hall_date(command.now)
            received = receipt_date(RECEIPT_RULES[submission.channel], arrived_on=arrived)
            if received is None:
                raise Rejected("disclosure.channel_needs_desk")
            deadline = calendar.due(received, REPLY_DAYS)
            registry.register(
                command, self._store.sealer, submission, deadline, series=self._series
            )
