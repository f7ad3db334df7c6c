"""Takes an application into the register: number, dates, sealed form, events, in one command."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, insert, select

from kiosk.common.clock import hall_date
from kiosk.common.errors import Conflict
from kiosk.common.ids import new_query_code, told_check
from kiosk.common.workdays import Deadline
from kiosk.disclosure.intake import form_to_mapping
from kiosk.disclosure.model import REPLY_DAYS, Channel, CheckedForm, application_number
from kiosk.disclosure.receipt_mark import public_key
from kiosk.disclosure.states import Event, State, next_state
from kiosk.disclosure.tables import application_events, application_serials, applications
from kiosk.disclosure.views import masked_applicant
from kiosk.store.command import Command, canonical
from kiosk.store.sealing import Sealer
from kiosk.store.serials import Series


@dataclass(frozen=True, slots=True)
class Submission:
    """A checked form on its way into the register; ``id`` is the request's.

    ``arrived_on`` is the day it came in, today where it is missing; ``reader`` the staff number
    of who read an oral application back to the applicant.
    """

    id: str
    form: CheckedForm
    channel: Channel
    helper: str | None
    organ: str
    signature: bytes | None = None
    reading_help: bool = False
    arrived_on: date | None = None
    reader: str = ""

    def print_of(self, sealer: Sealer) -> str:
        """A keyed hash of all that was handed in, to tell a repeat from another request."""
        whole = {**form_to_mapping(self.form), "channel": self.channel, "helper": self.helper or ""}
        return sealer.lookup("form " + canonical(whole))


PRINTED = frozenset({Channel.KIOSK, Channel.IN_PERSON, Channel.ORAL})
"""Channels whose applicant stands here and takes the receipt along."""


def query_check(sealer: Sealer, number: str, query_code: str) -> str:
    """What is stored to check a query code: a keyed hash bound to the number."""
    return sealer.lookup(f"query {number} {query_code}")


def identity_index(sealer: Sealer, identity: str) -> str:
    """The blind index under which the applications of one applicant are found."""
    return sealer.lookup(f"identity {identity}")


def standing_print(connection: Connection, request_id: str) -> str | None:
    """The fingerprint of the application that this request made before, if it did."""
    query = select(applications.c.form_print).where(applications.c.id == request_id)
    return connection.execute(query).scalar()


def stands(connection: Connection, sealer: Sealer, submission: Submission) -> bool:
    """Whether the same request filed the same application before.

    Raises:
        Conflict: ``disclosure.request_reused`` when it filed another.
    """
    standing = standing_print(connection, submission.id)
    if standing is None:
        return False
    if not hmac.compare_digest(standing, submission.print_of(sealer)):
        raise Conflict("disclosure.request_reused")
    return True


def hold_numbers(command: Command, organ: str, series: str = "") -> None:
    """Locks the organ's counter, so that no other command files anything until the commit."""
    year = hall_date(command.now).year
    application_serials.hold(command, Series(organ, year, series))


def register(
    command: Command,
    sealer: Sealer,
    submission: Submission,
    deadline: Deadline | None,
    *,
    series: str = "",
) -> str:
    """Writes the application with its first events and publishes it; returns its number.

    Without a ``deadline`` the date of receipt does not stand yet, and the application waits for
    its confirmation. A receipt is printed for who stands here.
    """
    year = hall_date(command.now).year
    serial = application_serials.give(command, Series(submission.organ, year, series))
    number, code = application_number(year, serial, series), new_query_code()
    row = _row(submission, deadline, sealer) | {
        "year": year,
        "series": series,
        "serial": serial,
        "number": number,
        "terminal": command.terminal,
        "submitted_at": command.now,
        "query_code": sealer.seal(code),
        "query_check": query_check(sealer, number, code),
    }
    command.execute(insert(applications), row)
    _log_first_steps(command, submission, deadline)
    command.audit(
        "application.submitted",
        number,
        channel=submission.channel.value,
        kind=submission.form.applicant_kind.value,
        helper=submission.helper or "",
    )
    told, mark_key = told_check(number, code), public_key(sealer)
    message = _message(row, submission, told=told, mark_key=mark_key)
    command.publish("application.submitted", submission.id, message)
    if deadline is not None and submission.channel in PRINTED:
        command.print("application", submission.id)
    return number


def _row(submission: Submission, deadline: Deadline | None, sealer: Sealer) -> dict[str, Any]:
    form, signature = submission.form, submission.signature
    return {
        "id": submission.id,
        "organ": submission.organ,
        "channel": submission.channel.value,
        "helper": submission.helper,
        "applicant_kind": form.applicant_kind.value,
        "state": (State.REGISTERED if deadline else State.UNCONFIRMED).value,
        "received_on": deadline.received_on if deadline else None,
        "limit_days": REPLY_DAYS,
        "due_on": deadline.due_on if deadline else None,
        "provisional": deadline is not None and deadline.provisional,
        "form": sealer.seal(canonical(form_to_mapping(form))),
        "form_print": submission.print_of(sealer),
        "identity_index": identity_index(sealer, form.identity),
        "signature": None if signature is None else sealer.seal_bytes(signature),
        "reading_help": submission.reading_help,
    }


def _log_first_steps(command: Command, submission: Submission, deadline: Deadline | None) -> None:
    arrived = submission.arrived_on or hall_date(command.now)
    received = deadline.received_on if deadline else arrived
    then = Event.REGISTER if deadline else Event.AWAIT_CONFIRMATION
    steps = ((State.DRAFT, Event.SUBMIT, arrived), (State.SUBMITTED, then, received))
    facts = {"helper": submission.helper or "", "reader": submission.reader}
    for seq, (state, event, on) in enumerate(steps, 1):
        command.execute(
            insert(application_events),
            {
                "application_id": submission.id,
                "seq": seq,
                "event": event.value,
                "from_state": state.value,
                "to_state": next_state(state, event).value,
                "at": command.now,
                "actor": command.actor if event is Event.SUBMIT else "system",
                "on_date": on,
                "facts": canonical(facts if event is Event.SUBMIT else {}),
            },
        )


def _message(
    row: dict[str, Any], submission: Submission, *, told: str, mark_key: str
) -> dict[str, Any]:
    """What the platform is told. Of the query code it gets a hash bound to the number, and of
    the key that signs receipts the public half."""
    plain = ("id", "number", "terminal", "channel", "helper", "state", "limit_days", "provisional")
    received, due = row["received_on"], row["due_on"]
    return {
        **{name: row[name] for name in plain},
        "hall": submission.organ,
        "applicant": masked_applicant(submission.form),
        "submitted_at": row["submitted_at"].isoformat(),
        "received_on": received.isoformat() if received else None,
        "due_on": due.isoformat() if due else None,
        "query_check": told,
        "mark_key": mark_key,
        "form": form_to_mapping(submission.form),
    }
