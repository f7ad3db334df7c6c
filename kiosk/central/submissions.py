"""What residents told the halls (我要说): how it stands, and answers given at the platform."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from sqlalchemy import Connection, Row, func, insert, select, update

from kiosk.central import places
from kiosk.central.platform import Platform
from kiosk.central.query_codes import kept_check, typed_check
from kiosk.central.tables import submission_answers, submissions
from kiosk.central.told import Code, Long, Serial, Short, Unreadable
from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.common.text import clean_block, clean_line
from kiosk.feedback.submissions.desk import ANSWER_LIMIT
from kiosk.feedback.submissions.model import Kind, typed_number
from kiosk.feedback.submissions.states import OPEN, State
from kiosk.store.statements import insert_ignore
from kiosk.sync.protocol import PROTO, AnswersPage, Event, PlatformAnswer

_ORDER = "answers"
_UNTOLD = ""
"""In place of the check of a query code, until the submission itself was told."""
BY_LIMIT = 60
Text = Annotated[str, msgspec.Meta(max_length=4000)]
Hash = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


@dataclass(frozen=True, slots=True)
class SubmissionReceived:
    """Payload of ``submission.received``; name and number to call stay in the hall."""

    id: Short
    number: Short
    kind: Code
    state: Short
    query_check: Hash
    """SHA-256 of number, line feed, query code: the code itself stays at the terminal."""
    received_on: date
    due_on: date
    text: Text
    about: Long = ""
    about_title: Long = ""
    organ_name: Long = ""
    provisional: bool = False
    version: Serial = 1


@dataclass(frozen=True, slots=True)
class SubmissionChanged:
    """Payload of ``submission.changed`` and, with its text, of ``submission.answered``."""

    id: Short
    number: Short
    state: Short
    due_on: date
    version: Serial
    provisional: bool = False
    to: Long = ""
    text: Text = ""
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class SubmissionRenumbered:
    """Payload of ``submission.renumbered``: the receipt that was handed out bears another."""

    id: Short
    number: Short
    query_check: Hash


@dataclass(frozen=True, slots=True)
class SubmissionView:
    """What may be told to someone with number and query code."""

    number: str
    kind: str
    about: str
    state: str
    due_on: str
    provisional: bool
    to: str
    text: str = field(repr=False)
    answers: tuple[tuple[str, str], ...] = field(repr=False)
    """Day and text, the latest first."""
    over: bool


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A line of the operator's list."""

    id: str
    number: str
    hall: str
    kind: str
    state: str
    about: str
    organ: str
    due_on: str
    text: str = field(repr=False)


def view(platform: Platform, number: str, typed: str) -> SubmissionView | None:
    """A submission, for exactly this number and query code; None for anything else.

    Halls number on their own, so one number may stand for several.
    """
    wanted = typed_number(number)[:80]
    check = typed_check(platform, wanted, typed)
    query = select(submissions).where(
        submissions.c.number == wanted, submissions.c.query_check == check
    )
    with platform.read() as connection:
        row = connection.execute(query).first()
    if row is None:
        return None
    details = _details(platform, row)
    state = State(row.state) if row.state in set(State) else State.ASSIGNED
    answers = [details["answers"][key] for key in sorted(details["answers"], key=int)]
    return SubmissionView(
        number=row.number,
        kind=_kind_label(details["kind"]),
        about=details["about_title"],
        state=state.label,
        due_on=details["due_on"],
        provisional=details["provisional"],
        to=details["to"],
        text=details["text"],
        answers=tuple((one["on"], one["text"]) for one in reversed(answers)),
        over=state not in OPEN,
    )


def waiting(platform: Platform) -> list[ToldRow]:
    """Those that wait for an answer, over all halls, what is due first first."""
    open_now = sorted(state.value for state in OPEN)
    query = select(submissions).where(submissions.c.state.in_(open_now))
    with platform.read() as connection:
        rows = [(row, _details(platform, row)) for row in connection.execute(query)]
    lines = [
        ToldRow(
            id=row.id,
            number=row.number,
            hall=row.hall,
            kind=_kind_label(details["kind"]),
            state=State(row.state).label,
            about=details["about_title"],
            organ=details["organ_name"],
            due_on=details["due_on"],
            text=details["text"],
        )
        for row, details in rows
    ]
    return sorted(lines, key=lambda line: (line.due_on, line.number))


def answer(
    platform: Platform, submission: str, text: str, *, by: str, key: str | None = None
) -> str:
    """Answers one at the platform; its hall fetches the answer. Returns the answer's key.

    Raises:
        Rejected: ``submission.unknown``, ``submission.step_refused`` once it is settled, or for
            what was typed ``input.…``.
    """
    said = clean_block(text, field="submission.answer", limit=ANSWER_LIMIT)
    name = clean_line(by, field="submission.handler", limit=BY_LIMIT)
    own = key or new_id()
    with platform.write() as connection:
        row = connection.execute(select(submissions).where(submissions.c.id == submission)).first()
        if row is None:
            raise Rejected("submission.unknown")
        if row.state not in {state.value for state in OPEN}:
            label = State(row.state).label
            raise Rejected("submission.step_refused", state=label, step="答复")
        last = places.locked(connection, _ORDER) + 1
        new = {
            "key": own,
            "submission": row.id,
            "number": row.number,
            "hall": row.hall,
            "position": last,
            "answer": _sealed(platform, {"by": name, "text": said}),
            "given_at": platform.now_text(),
        }
        if insert_ignore(connection, submission_answers, **new):
            places.keep(connection, _ORDER, last)
    return own


def page_after(platform: Platform, hall: str, after: int, limit: int) -> AnswersPage:
    """The hall's answers that were given after a place, the oldest first.

    A place that this platform has not reached, because it was restored from a backup, is
    answered with its own last one: the terminal then starts anew.
    """
    table = submission_answers
    with platform.read() as connection:
        end = connection.execute(select(func.max(table.c.position)).where(table.c.hall == hall))
        last = end.scalar() or 0
        query = select(table).where(table.c.hall == hall, table.c.position > after)
        rows = connection.execute(query.order_by(table.c.position).limit(limit)).all()
    behind = rows[-1].position if rows else last
    return AnswersPage(PROTO, behind, tuple(_answer(platform, row) for row in rows), behind >= last)


def _answer(platform: Platform, row: Row[Any]) -> PlatformAnswer:
    given = json.loads(platform.sealer.unseal(row.answer))
    return PlatformAnswer(
        key=row.key,
        submission=row.submission,
        by=given["by"],
        text=given["text"],
        given_at=datetime.fromisoformat(row.given_at),
    )


def _received(platform: Platform, connection: Connection, hall: str, event: Event) -> None:
    told = msgspec.convert(event.payload, SubmissionReceived)
    said = {
        "kind": told.kind,
        "about_title": told.about_title,
        "organ_name": told.organ_name,
        "text": told.text,
    }
    check = kept_check(platform, told.query_check)
    standing = _standing(connection, told.id)
    if standing is None:
        moved = {"due_on": told.due_on.isoformat(), "provisional": told.provisional}
        details = _EMPTY | said | moved
        values = {"state": told.state, "version": told.version, "query_check": check}
        _insert(platform, connection, hall, told.id, told.number, details, values)
        return
    if standing.hall != hall or standing.query_check not in (_UNTOLD, check):
        raise Unreadable(event.kind)
    # Another machine of the hall told of a later step first: that state stands.
    details = _details(platform, standing) | said
    sealed = _sealed(platform, details)
    connection.execute(_own(hall, told.id).values(query_check=check, details=sealed))


def _changed(platform: Platform, connection: Connection, hall: str, event: Event) -> None:
    told = msgspec.convert(event.payload, SubmissionChanged)
    standing = _standing(connection, told.id)
    if standing is not None and standing.hall != hall:
        raise Unreadable(event.kind)
    details = _EMPTY if standing is None else _details(platform, standing)
    if told.answered_on is not None:
        given = {"on": told.answered_on.isoformat(), "text": told.text}
        details = details | {"answers": details["answers"] | {str(told.version): given}}
    newer = standing is None or told.version > standing.version
    if newer:
        moved = {"due_on": told.due_on.isoformat(), "provisional": told.provisional}
        details = details | moved | {"to": told.to}
    if standing is None:
        values = {"state": told.state, "version": told.version, "query_check": _UNTOLD}
        _insert(platform, connection, hall, told.id, told.number, details, values)
        return
    changes: dict[str, Any] = {"details": _sealed(platform, details)}
    if newer:
        changes |= {"state": told.state, "version": told.version}
    connection.execute(_own(hall, told.id).values(changes))


def _renumbered(platform: Platform, connection: Connection, hall: str, event: Event) -> None:
    told = msgspec.convert(event.payload, SubmissionRenumbered)
    check = kept_check(platform, told.query_check)
    connection.execute(_own(hall, told.id).values(number=told.number, query_check=check))


_EMPTY: dict[str, Any] = {
    **dict.fromkeys(("kind", "about_title", "organ_name", "text", "due_on", "to"), ""),
    "provisional": False,
    "answers": {},
}


def _standing(connection: Connection, submission: str) -> Row[Any] | None:
    return connection.execute(select(submissions).where(submissions.c.id == submission)).first()


def _insert(
    platform: Platform,
    connection: Connection,
    hall: str,
    submission: str,
    number: str,
    details: dict[str, Any],
    values: dict[str, Any],
) -> None:
    connection.execute(
        insert(submissions).values(
            id=submission,
            number=number,
            hall=hall,
            details=_sealed(platform, details),
            changed_at=platform.now_text(),
            **values,
        )
    )


def _own(hall: str, submission: str) -> Any:
    """One hall cannot touch another's."""
    return update(submissions).where(submissions.c.id == submission, submissions.c.hall == hall)


def _details(platform: Platform, row: Row[Any]) -> dict[str, Any]:
    details: dict[str, Any] = json.loads(platform.sealer.unseal(row.details))
    return _EMPTY | details


def _sealed(platform: Platform, details: dict[str, Any]) -> bytes:
    return platform.sealer.seal(json.dumps(details, ensure_ascii=False))


def _kind_label(kind: str) -> str:
    """A newer terminal may know kinds that this platform does not."""
    return Kind(kind).label if kind in set(Kind) else "意见"


WRITERS: dict[str, Callable[[Platform, Connection, str, Event], None]] = {
    "submission.received": _received,
    "submission.changed": _changed,
    "submission.answered": _changed,
    "submission.renumbered": _renumbered,
}
"""What each kind of event does to the tables."""
