"""Applications that come in at the desk (登记): by mail, fax, message, in person, orally."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected
from kiosk.common.ids import parse_request_id
from kiosk.disclosure import registry
from kiosk.disclosure.casework.case import Case
from kiosk.disclosure.casework.conditions import day_in_order
from kiosk.disclosure.casework.desk import Desk, line, seen
from kiosk.disclosure.casework.model import CaseDetail
from kiosk.disclosure.checking import validate
from kiosk.disclosure.model import (
    RECEIPT_RULES,
    REPLY_DAYS,
    ApplicationForm,
    Channel,
    ReceiptRule,
    receipt_date,
)
from kiosk.disclosure.states import Event
from kiosk.disclosure.tables import application_events, applications
from kiosk.store.command import Command

_CLERK = 64


class Registering(Desk):
    """Articles 29 and 31: each channel has its own rule for the date of receipt."""

    def register(
        self,
        form: ApplicationForm,
        *,
        request_id: str,
        channel: Channel,
        arrived_on: date,
        actor: str,
        signed_on: date | None = None,
        confirmed_on: date | None = None,
        helper: str | None = None,
        oral_reader: str | None = None,
        signature: bytes | None = None,
        reading_help: bool = False,
    ) -> CaseDetail:
        """Takes an application into the register; the same request gives the same case.

        Args:
            form: what stands in the letter or was said.
            request_id: UUID made when the page was opened.
            channel: how it came in.
            arrived_on: the day it arrived; never today's date instead.
            actor: staff number of who registers it.
            signed_on: the day the office signed for registered mail.
            confirmed_on: the day both sides confirmed it; without it a plain letter, a fax or a
                message waits for its confirmation and has no limit yet.
            helper: who wrote for the applicant; by word of mouth the actor, if nobody else.
            oral_reader: who read it back to the applicant, needed by word of mouth.
            signature: the applicant's, as encoded on the screen.
            reading_help: the applicant was helped to read or to see (Article 43).

        Raises:
            FormRejected: with all problems of the form.
            Rejected: ``disclosure.signature_day_needed``, ``disclosure.reader_needed``,
                ``disclosure.confirmed_before_arrival``, ``disclosure.confirm_on_arrival``,
                ``disclosure.date_in_future``.
            Conflict: ``disclosure.request_reused``.
        """
        wrote = line(helper or "", "helper", required=False, limit=_CLERK)
        reader = line(oral_reader or "", "oral_reader", required=False, limit=_CLERK)
        received = _received(channel, arrived_on, signed_on, confirmed_on, self._today())
        if channel is Channel.ORAL:
            wrote = wrote or actor
            if not reader:
                raise Rejected("disclosure.reader_needed")
        submission = registry.Submission(
            id=parse_request_id(request_id),
            form=validate(form, self._today()),
            channel=channel,
            helper=wrote or None,
            organ=self._organ,
            signature=signature,
            reading_help=reading_help,
            arrived_on=arrived_on,
            reader=reader,
        )
        register = self._register()
        due = register.calendar.due(received, REPLY_DAYS) if received else None
        with self._store.command(actor) as command:
            registry.hold_numbers(command, self._organ)
            if not registry.stands(command.connection, register.sealer, submission):
                registry.register(command, register.sealer, submission, due)
            return seen(Case.opened(command, register, _number(command, submission.id)))

    def confirm(self, number: str, *, confirmed_on: date, actor: str, version: int) -> CaseDetail:
        """Records the day both sides confirmed the receipt: from then the limit counts. A plain
        letter is confirmed on the day it arrived.

        Raises:
            Rejected: ``disclosure.confirmed_before_arrival``, ``disclosure.confirm_on_arrival``.
        """
        with self._case(number, actor, version) as case:
            arrived = _arrived(case)
            channel = Channel(case.record.channel)
            received = _received(channel, arrived, None, confirmed_on, case.today)
            case.may(Event.REGISTER, confirmed_on, earliest=arrived)
            case.happen(Event.REGISTER, on=confirmed_on, received_on=received, due_on=received)
            return seen(case)


def _received(
    channel: Channel,
    arrived_on: date,
    signed_on: date | None,
    confirmed_on: date | None,
    today: date,
) -> date | None:
    for day in (arrived_on, signed_on, confirmed_on):
        if day is not None:
            day_in_order(day, earliest=None, today=today)
    rule = RECEIPT_RULES[channel]
    if rule is ReceiptRule.SIGNATURE and signed_on is None:
        raise Rejected("disclosure.signature_day_needed")
    return receipt_date(rule, arrived_on=arrived_on, signed_on=signed_on, confirmed_on=confirmed_on)


def _number(command: Command, request_id: str) -> str:
    query = select(applications.c.number).where(applications.c.id == request_id)
    return str(command.execute(query).scalar_one())


def _arrived(case: Case) -> date:
    query = select(application_events.c.on_date).where(
        application_events.c.application_id == case.id,
        application_events.c.event == Event.SUBMIT.value,
    )
    arrived: date | None = case.command.execute(query).scalar()
    return arrived or hall_date(case.record.submitted_at)
