"""The applicant's own application: looked up, corrected and withdrawn with number and code."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, func, select

from kiosk.common.errors import Rejected, Unavailable
from kiosk.common.ids import normalise_query_code, parse_request_id
from kiosk.disclosure import registry
from kiosk.disclosure.casework.case import Case
from kiosk.disclosure.casework.correcting import lapse, take_correction
from kiosk.disclosure.casework.desk import Desk
from kiosk.disclosure.model import typed_reference
from kiosk.disclosure.outcomes import Outcome
from kiosk.disclosure.own_status import OwnStatus, released_rows
from kiosk.disclosure.queries import Record, Register
from kiosk.disclosure.states import ANSWERED, PROCEEDINGS, Event, State
from kiosk.disclosure.tables import application_attachments, application_events, applications
from kiosk.disclosure.views import ApplicationStatus
from kiosk.store import gate
from kiosk.store.command import Command

_NO_CHECK = "0" * 64
_Done = TypeVar("_Done")


class OwnApplications(Desk):
    """What a resident may do who knows number and query code.

    An unknown number and a wrong code are answered alike and after the same work. Wrong tries
    are counted per ``source``, by default this terminal.

    Raises:
        Rejected: ``disclosure.not_found``.
        Unavailable: ``disclosure.too_many_tries`` with ``minutes``.
    """

    def status(
        self, number: str, query_code: str, *, source: str | None = None
    ) -> ApplicationStatus:
        """The applicant's own application, for exactly this number and query code."""
        register = self._register()
        return self._let_in(
            number,
            query_code,
            source,
            lambda command, record: self._status(command.connection, register, record),
        )

    def released_file(
        self, number: str, query_code: str, file_id: str, *, source: str | None = None
    ) -> bytes:
        """A PDF of pictures that the applicant may read on the screen, blackened and released.
        That it was read is audited.

        Raises:
            Rejected: ``attachment.unknown`` for anything else.
        """

        def read(command: Command, record: Record) -> bytes:
            answered = State(record.state) in ANSWERED | PROCEEDINGS
            found = command.execute(released_rows(record.id)).all() if answered else []
            if file_id not in [row.id for row in found]:
                raise Rejected("attachment.unknown")
            table = application_attachments
            query = select(table.c.content).where(table.c.id == file_id)
            command.audit("attachment.read_by_applicant", record.number, attachment=file_id)
            sealed: bytes = command.execute(query).scalar_one()
            return sealed

        sealed = self._let_in(number, query_code, source, read)
        return self._store.sealer.unseal_bytes(sealed)

    def supply_correction(
        self,
        number: str,
        query_code: str,
        *,
        title_or_number: str,
        description: str,
        request_id: str,
        source: str | None = None,
    ) -> ApplicationStatus:
        """Takes the applicant's correction; today is the new date of receipt. The same request
        is taken once.

        Raises:
            Rejected: ``disclosure.not_allowed`` when none is waited for,
                ``disclosure.nothing_corrected``, or as for the fields of the form.
        """
        request = parse_request_id(request_id)

        def correct(case: Case) -> None:
            case.may(Event.CORRECT, case.today)
            facts: dict[str, str | int] = {"request": request}
            take_correction(case, title_or_number, description, case.today, facts)

        return self._act(number, query_code, source, request, correct)

    def withdraw_own(
        self, number: str, query_code: str, *, request_id: str, source: str | None = None
    ) -> ApplicationStatus:
        """Withdraws the application (撤回). The same request is taken once.

        Raises:
            Rejected: ``disclosure.not_allowed`` once it is closed.
        """
        request = parse_request_id(request_id)

        def withdraw(case: Case) -> None:
            case.may(Event.WITHDRAW, case.today)
            facts: dict[str, str | int] = {"request": request}
            lapse(case, Event.WITHDRAW, case.today, Outcome.WITHDRAWN, facts=facts)

        return self._act(number, query_code, source, request, withdraw)

    def _act(
        self,
        number: str,
        query_code: str,
        source: str | None,
        request: str,
        act: Callable[[Case], None],
    ) -> ApplicationStatus:
        register = self._register()

        def once(command: Command, record: Record) -> ApplicationStatus:
            case = Case.opened(command, register, record.number)
            if not any(json.loads(entry.facts).get("request") == request for entry in case.events):
                act(case)
            return self._status(command.connection, register, case.record)

        return self._let_in(number, query_code, source, once)

    def _let_in(
        self,
        number: str,
        query_code: str,
        source: str | None,
        then: Callable[[Command, Record], _Done],
    ) -> _Done:
        """Does ``then`` for who knows number and code, in the command that checked it."""
        wanted = typed_reference(number)
        place = source or f"terminal {self._store.terminal}"
        check = registry.query_check(self._store.sealer, wanted, normalise_query_code(query_code))
        with self._store.command() as command:
            minutes = gate.minutes_to_wait(command, place)
            record = None if minutes else self._matching(command.connection, wanted, check)
            if record is not None:
                return then(command, record)
            if not minutes:
                gate.record_failure(command, place, "application.query_failed")
        if minutes:
            raise Unavailable("disclosure.too_many_tries", minutes=minutes)
        raise Rejected("disclosure.not_found")

    def _matching(self, connection: Connection, number: str, check: str) -> Record | None:
        query = select(applications).where(
            applications.c.organ == self._organ, applications.c.number == number
        )
        record = connection.execute(query).first()
        # Compared in any case, so that an unknown number takes as long as a wrong code.
        same = hmac.compare_digest(_NO_CHECK if record is None else record.query_check, check)
        return record if same else None

    def _status(
        self, connection: Connection, register: Register, record: Record
    ) -> ApplicationStatus:
        latest = select(func.max(application_events.c.at)).where(
            application_events.c.application_id == record.id
        )
        updated_at = connection.execute(latest).scalar_one()
        return OwnStatus(connection, register, record, self._settings).status(updated_at)
