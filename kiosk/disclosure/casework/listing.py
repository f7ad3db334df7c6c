"""The desk's lists: by view, department and words, those first whose limit is nearest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from kiosk.common.text import half_width
from kiosk.disclosure.casework.desk import Desk
from kiosk.disclosure.casework.model import CaseRow
from kiosk.disclosure.casework.reading import cause_sentence
from kiosk.disclosure.casework.terms import View
from kiosk.disclosure.limits import stops_of
from kiosk.disclosure.model import CheckedForm, Light
from kiosk.disclosure.outcomes import Outcome
from kiosk.disclosure.queries import Record, Register
from kiosk.disclosure.registry import identity_index
from kiosk.disclosure.states import CONSULTING, OPEN, PROCEEDINGS, Event, State
from kiosk.disclosure.tables import application_extensions, application_stops, applications
from kiosk.disclosure.views import ApplicationRow

SEARCHED = 3000
"""How many of the newest applications a search by words opens: they are sealed one by one."""
_STATES: dict[View, frozenset[State]] = {
    View.UNCONFIRMED: frozenset({State.UNCONFIRMED}),
    View.CORRECTION: frozenset({State.CORRECTION}),
    View.CONSULTING: CONSULTING,
    View.PAYMENT: frozenset({State.PAYMENT}),
    View.OVERDUE: OPEN - {State.CORRECTION, State.PAYMENT, State.UNCONFIRMED},
    View.EXTENDED: frozenset({State.EXTENDED}),
    View.ANSWERED: frozenset({State.ANSWERED, State.DELIVERED}) | PROCEEDINGS,
    View.ARCHIVED: frozenset({State.ARCHIVED, State.DISCONTINUED, State.WITHDRAWN}),
    View.ALL: frozenset(State),
}
_AT_WORK = frozenset({State.REGISTERED, State.IN_PROGRESS, State.EXTENDED, State.REASONS})
_LAPSES = {
    State.CORRECTION: Event.LAPSE_CORRECTION,
    State.PAYMENT: Event.LAPSE_PAYMENT,
    State.THIRD_PARTY: Event.OPINION_IN,
    State.JOINT_ORGAN: Event.OPINION_IN,
}


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A search: by number, by the applicant's whole document number, or by words."""

    number: str
    identity: str
    words: str

    def fits(self, form: CheckedForm) -> bool:
        text = f"{form.name}\n{form.title_or_number}\n{form.description}".casefold()
        return self.words in text


class Listing(Desk):
    """Reading the register at the desk."""

    def worklist(
        self,
        view: View | str,
        *,
        search: str = "",
        department: str = "",
        offset: int = 0,
        limit: int = 50,
    ) -> list[CaseRow]:
        """Lines of a view, the nearest limit first; closed ones newest first.

        ``search`` finds a part of a number, a whole document number, and words of the name or
        content among the newest :data:`SEARCHED` of the view.
        """
        register = self._register()
        wanted = self._wanted(search)
        query = self._of(View(view), register, department)
        with self._store.read() as connection:
            records = self._found(connection, register, query, wanted, offset, limit)
            return _lines(connection, register, records)

    def counts(self, *, department: str = "") -> dict[View, int]:
        """How many applications stand in each view."""
        register = self._register()
        with self._store.read() as connection:
            return {
                view: connection.execute(
                    self._of(view, register, department).with_only_columns(func.count())
                ).scalar_one()
                for view in View
            }

    def _of(self, view: View, register: Register, department: str) -> Select[tuple[Record]]:
        query = select(applications).where(
            applications.c.organ == self._organ, _condition(view, register)
        )
        if department:
            query = query.where(applications.c.department == department)
        return query

    def _wanted(self, search: str) -> _Wanted | None:
        words = half_width(search).strip()
        if not words:
            return None
        identity = identity_index(self._store.sealer, words.replace(" ", "").upper())
        return _Wanted(words, identity, words.casefold())

    def _found(
        self,
        connection: Connection,
        register: Register,
        query: Select[tuple[Record]],
        wanted: _Wanted | None,
        offset: int,
        limit: int,
    ) -> Sequence[Record]:
        ordered = query.order_by(
            applications.c.closed_on.is_not(None),
            applications.c.closed_on.desc(),
            applications.c.due_on.is_not(None),
            applications.c.due_on,
            applications.c.submitted_at,
        )
        if wanted is None:
            return list(connection.execute(ordered.offset(offset).limit(limit)))
        newest = query.order_by(applications.c.submitted_at.desc()).limit(SEARCHED)
        hits = list(_matching(connection.execute(newest), register, wanted))
        return hits[offset : offset + limit]


def _condition(view: View, register: Register) -> ColumnElement[bool]:
    if view is View.TODO:
        return _to_do(register)
    here = applications.c.state.in_([state.value for state in _STATES[view]])
    if view is View.OVERDUE:
        return and_(here, applications.c.due_on < register.today)
    return here


def _to_do(register: Register) -> ColumnElement[bool]:
    """What the office has to move itself: work at hand, confirmations, decisions, and what was
    waited for in vain; deliveries and the archive too."""
    states = _AT_WORK | {State.UNCONFIRMED, State.ANSWERED}
    lapsed = (
        select(application_stops.c.id)
        .where(
            application_stops.c.application_id == applications.c.id,
            application_stops.c.until.is_(None),
            application_stops.c.period_ends < register.today,
        )
        .exists()
    )
    proposed = (
        select(application_extensions.c.id)
        .where(
            application_extensions.c.application_id == applications.c.id,
            application_extensions.c.decision == "",
        )
        .exists()
    )
    at_hand = applications.c.state.in_([state.value for state in states])
    still_open = applications.c.state.in_([state.value for state in OPEN])
    return or_(at_hand, and_(still_open, or_(lapsed, proposed)))


def _matching(records: Iterable[Record], register: Register, wanted: _Wanted) -> Iterator[Record]:
    for record in records:
        if (
            wanted.number in record.number
            or record.identity_index == wanted.identity
            or wanted.fits(register.form(record))
        ):
            yield record


def _lines(connection: Connection, register: Register, records: Sequence[Record]) -> list[CaseRow]:
    stops = stops_of(connection, (record.id for record in records))
    return [_line(register, record, stops[record.id]) for record in records]


def _line(register: Register, record: Record, stops: list[Record]) -> CaseRow:
    shown = register.lamp(record, stops)
    plain = register.line(record, shown)
    return CaseRow(
        **{one.name: getattr(plain, one.name) for one in fields(ApplicationRow)},
        light_cause=cause_sentence(shown, register.labels),
        department=record.department,
        handler=record.handler,
        version=record.version,
        outcome=Outcome(record.outcome) if record.outcome else None,
        proposed=_proposal(register, record, stops, shown.light),
    )


def _proposal(register: Register, record: Record, stops: Sequence[Record], light: Light) -> str:
    waited = any(stop.until is None and stop.period_ends < register.today for stop in stops)
    event = _LAPSES.get(State(record.state)) if waited and light is not Light.CLOSED else None
    return event.label if event else ""
