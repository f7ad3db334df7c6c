"""One case inside one command: what stands, what happens to it, and what is told of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import insert, select, update

from kiosk.common.clock import hall_date, hall_time
from kiosk.common.errors import Conflict, Rejected
from kiosk.common.ids import new_id
from kiosk.disclosure.casework.conditions import Standing, day_in_order, refusal
from kiosk.disclosure.limits import deadline_of, stops_of
from kiosk.disclosure.model import CheckedForm, typed_reference
from kiosk.disclosure.news import KIND, news
from kiosk.disclosure.outcomes import Outcome
from kiosk.disclosure.queries import Record, Register
from kiosk.disclosure.states import TRANSITIONS, Event, State, next_state
from kiosk.disclosure.tables import (
    application_events,
    application_extensions,
    application_stops,
    applications,
)
from kiosk.disclosure.views import actor_label
from kiosk.store.command import Command, canonical

Fact = str | int


@dataclass(slots=True)
class Case:
    """The application under a command, its row locked until the end."""

    command: Command
    register: Register
    record: Record
    events: list[Record] = field(default_factory=list)
    stops: list[Record] = field(default_factory=list)

    @classmethod
    def opened(cls, command: Command, register: Register, number: str) -> Case:
        """The case with that number.

        Raises:
            Rejected: ``disclosure.unknown_number``.
        """
        query = (
            select(applications)
            .where(
                applications.c.organ == register.organ,
                applications.c.number == typed_reference(number),
            )
            .with_for_update()
        )
        record = command.execute(query).first()
        if record is None:
            raise Rejected("disclosure.unknown_number")
        case = cls(command, register, record)
        case._read()
        return case

    def seen_as(self, version: int) -> None:
        """Refuses to act on what somebody else has changed since.

        Raises:
            Conflict: ``disclosure.changed_meanwhile`` with ``who`` it was, ``what`` and ``at``
                what hour.
        """
        if self.record.version != version:
            raise self._changed()

    @property
    def id(self) -> str:
        return str(self.record.id)

    @property
    def state(self) -> State:
        return State(self.record.state)

    @property
    def past(self) -> list[Event]:
        """All that happened, in order."""
        return [Event(entry.event) for entry in self.events]

    @property
    def today(self) -> date:
        return hall_date(self.command.now)

    @property
    def form(self) -> CheckedForm:
        """What is applied for, unsealed."""
        return self.register.form(self.record)

    @property
    def open_stops(self) -> list[Record]:
        """Periods that are still waited for."""
        return [stop for stop in self.stops if stop.until is None]

    def open_stop(self, stop_id: str) -> Record:
        """One of them.

        Raises:
            Rejected: ``disclosure.no_open_stop``.
        """
        for stop in self.open_stops:
            if stop.id == stop_id:
                return stop
        raise Rejected("disclosure.no_open_stop")

    def latest_day(self) -> date | None:
        """The day of the latest step in law, which no other step may come before."""
        days = [
            entry.on_date
            for entry in self.events
            if entry.on_date is not None and _is_step(Event(entry.event))
        ]
        return max(days, default=None)

    def may(self, event: Event, on: date, *, earliest: date | None = None) -> date:
        """Makes sure that an act may be done on a day, and returns the day.

        Raises:
            Rejected: for the reason that :mod:`conditions` gives.
        """
        refused = refusal(event, self.standing(), on)
        if refused is not None:
            raise refused
        return day_in_order(on, earliest=earliest or self.latest_day(), today=self.today)

    def standing(self) -> Standing:
        """What conditions look at."""
        return standing_of(self.register, self.record, self.events, self.stops, self._proposed())

    def sealed(self, text: str) -> bytes | None:
        """Text for a sealed column; None for none."""
        return self.register.sealer.seal(text) if text else None

    def end_stop(self, stop: Record, until: date, *, opinion: str = "", note: str = "") -> None:
        """The clock goes on the day after ``until``."""
        self.command.execute(
            update(application_stops)
            .where(application_stops.c.id == stop.id)
            .values(until=max(stop.since, until), opinion=opinion, note=self.sealed(note))
        )

    def closing(self, on: date, outcome: Outcome) -> dict[str, Any]:
        """Day and result of the end, for the annual report.

        An answer that was set aside and made anew in a later year leaves those of the first
        one: that year's report has been given.
        """
        first: date | None = self.record.closed_on
        if first is not None and first.year != on.year:
            return {}
        return {"closed_on": on, "outcome": outcome.value}

    def happen(
        self,
        event: Event,
        *,
        on: date,
        facts: Mapping[str, Fact] | None = None,
        note: str = "",
        waiting: Sequence[State] = (),
        letter_id: str | None = None,
        **values: Any,
    ) -> None:
        """Writes the step: the row with its new state and limit, the event, audit and news.

        Raises:
            Rejected: when the state does not allow it.
            Conflict: ``disclosure.changed_meanwhile``.
        """
        before = self.state
        after = next_state(before, event, self.past, waiting)
        self._write(values | {"state": after.value, "version": self.record.version + 1})
        entry = {
            "application_id": self.id,
            "seq": len(self.events) + 1,
            "event": event.value,
            "from_state": before.value,
            "to_state": after.value,
            "at": self.command.now,
            "actor": self.command.actor,
            "note": self.sealed(note),
            "on_date": on,
            "facts": canonical(facts or {}),
            "letter_id": letter_id,
        }
        self.command.execute(insert(application_events), entry)
        self._read()
        number = self.record.number
        self.command.audit(
            f"application.{event.value}",
            number,
            on=on.isoformat(),
            state=after.value,
            **(facts or {}),
        )
        self.command.publish(KIND, new_id(), news(self.record, event.value, on))

    def _write(self, values: Mapping[str, Any]) -> None:
        """The row with its new values, and then with the limit that follows from them."""
        here = applications.c.id == self.id
        seen = applications.c.version == self.record.version
        done = self.command.execute(update(applications).where(here, seen).values(**values))
        if done.rowcount != 1:
            raise self._changed()
        self._reload()
        if self.record.received_on is None:
            return
        deadline = deadline_of(self.record, self.stops, self.register.calendar)
        limit = {"due_on": deadline.due_on, "provisional": deadline.provisional}
        self.command.execute(update(applications).where(here).values(**limit))

    def _changed(self) -> Conflict:
        last = self.events[-1]
        return Conflict(
            "disclosure.changed_meanwhile",
            who=actor_label(last.actor),
            what=Event(last.event).label,
            at=f"{hall_time(last.at):%H:%M}",
        )

    def _reload(self) -> None:
        query = select(applications).where(applications.c.id == self.record.id)
        self.record = self.command.execute(query).one()
        self.stops = stops_of(self.command.connection, [self.id])[self.id]

    def _read(self) -> None:
        self._reload()
        self.events = events_of(self.command, self.id)

    def _proposed(self) -> bool:
        return open_proposal(self.command, self.id) is not None


def _is_step(event: Event) -> bool:
    """Whether it is one in law, and not only in the office's own order."""
    return not TRANSITIONS[event].stays and event not in (Event.TAKE_UP, Event.ARCHIVE)


def standing_of(
    register: Register,
    record: Record,
    events: Sequence[Record],
    stops: Sequence[Record],
    proposed: bool,
) -> Standing:
    """What conditions look at."""
    waiting = [stop.period_ends for stop in stops if stop.until is None]
    return Standing(
        state=State(record.state),
        past=[Event(entry.event) for entry in events],
        received_on=record.received_on,
        due_on=record.due_on,
        period_ends=min(waiting, default=None),
        proposed=proposed,
        assigned=bool(record.department),
        calendar=register.calendar,
    )


def events_of(command: Command, application: str) -> list[Record]:
    """All that happened to an application, in order."""
    query = (
        select(application_events)
        .where(application_events.c.application_id == application)
        .order_by(application_events.c.seq)
    )
    return list(command.execute(query))


def open_proposal(command: Command, application: str) -> Record | None:
    """The extension that waits for its decision."""
    query = select(application_extensions).where(
        application_extensions.c.application_id == application,
        application_extensions.c.decision == "",
    )
    return command.execute(query).first()
