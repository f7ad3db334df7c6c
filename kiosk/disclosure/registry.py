"""Takes an application into the register: number, dates, sealed form, events, in one command."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from kiosk.common.clock import hall_date
from kiosk.common.ids import new_query_code
from kiosk.common.workdays import Deadline
from kiosk.disclosure.intake import form_to_mapping
from kiosk.disclosure.model import REPLY_DAYS, Channel, CheckedForm, application_number
from kiosk.disclosure.states import Event, State, next_state
from kiosk.disclosure.tables import application_counters, application_events, applications
from kiosk.disclosure.views import masked_applicant
from kiosk.store.command import Command, canonical
from kiosk.store.sealing import Sealer
from kiosk.store.statements import insert_ignore

_ADVANCE = (
    update(application_counters)
    .where(
        application_counters.c.organ == bindparam("of"),
        application_counters.c.year == bindparam("in"),
        application_counters.c.series == bindparam("of_series"),
    )
    .values(last=application_counters.c.last + bindparam("by"))
    .returning(application_counters.c.last)
)
_FIRST_STEPS = ((State.DRAFT, Event.SUBMIT), (State.SUBMITTED, Event.REGISTER))


@dataclass(frozen=True, slots=True)
class Submission:
    """A checked form on its way into the register; ``id`` is the request's."""

    id: str
    form: CheckedForm
    channel: Channel
    helper: str | None
    organ: str

    def print_of(self, sealer: Sealer) -> str:
        """A keyed hash of all that was handed in, to tell a repeat from another request."""
        whole = {**form_to_mapping(self.form), "channel": self.channel, "helper": self.helper or ""}
        return sealer.lookup("form " + canonical(whole))


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


def hold_numbers(command: Command, organ: str, series: str = "") -> None:
    """Locks the organ's counter, so that no other command files anything until the commit."""
    year = hall_date(command.now).year
    key = {"organ": organ, "year": year, "series": series}
    insert_ignore(command.connection, application_counters, **key, last=0)
    command.execute(_ADVANCE, {"of": organ, "in": year, "of_series": series, "by": 0})


def register(command: Command, sealer: Sealer, submission: Submission, deadline: Deadline) -> None:
    """Writes the application with its first events; publishes it and asks for the receipt.

    The serial comes from one UPDATE … RETURNING on a row that stays locked until the commit:
    never twice, and given to the next when the command fails, so that no gap remains.
    """
    year = hall_date(command.now).year
    wanted = {"of": submission.organ, "in": year, "of_series": "", "by": 1}
    serial = int(command.execute(_ADVANCE, wanted).scalar_one())
    number, code = application_number(year, serial), new_query_code()
    row = _row(submission, deadline, sealer) | {
        "year": year,
        "serial": serial,
        "number": number,
        "terminal": command.terminal,
        "submitted_at": command.now,
        "query_code": sealer.seal(code),
        "query_check": query_check(sealer, number, code),
    }
    command.execute(insert(applications), row)
    _log_first_steps(command, submission)
    command.audit(
        "application.submitted",
        number,
        channel=submission.channel.value,
        kind=submission.form.applicant_kind.value,
        helper=submission.helper or "",
    )
    command.publish(
        "application.submitted", submission.id, _message(row, submission, (number, code))
    )
    command.print("application", submission.id)


def _row(submission: Submission, deadline: Deadline, sealer: Sealer) -> dict[str, Any]:
    form = submission.form
    return {
        "id": submission.id,
        "organ": submission.organ,
        "channel": submission.channel.value,
        "helper": submission.helper,
        "applicant_kind": form.applicant_kind.value,
        "state": State.REGISTERED.value,
        "received_on": deadline.received_on,
        "limit_days": REPLY_DAYS,
        "due_on": deadline.due_on,
        "provisional": deadline.provisional,
        "form": sealer.seal(canonical(form_to_mapping(form))),
        "form_print": submission.print_of(sealer),
        "identity_index": identity_index(sealer, form.identity),
    }


def _log_first_steps(command: Command, submission: Submission) -> None:
    for seq, (state, event) in enumerate(_FIRST_STEPS, 1):
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
            },
        )


def _message(
    row: dict[str, Any], submission: Submission, receipt: tuple[str, str]
) -> dict[str, Any]:
    """What the platform is told. Of the query code it gets a hash bound to the number."""
    plain = ("id", "number", "terminal", "channel", "helper", "state", "limit_days", "provisional")
    return {
        **{name: row[name] for name in plain},
        "hall": submission.organ,
        "applicant": masked_applicant(submission.form),
        "submitted_at": row["submitted_at"].isoformat(),
        "received_on": row["received_on"].isoformat(),
        "due_on": row["due_on"].isoformat(),
        "query_check": hashlib.sha256("\n".join(receipt).encode()).hexdigest(),
        "form": form_to_mapping(submission.form),
    }
