"""Consultation of third parties and joint organs (征求意见): the clock stands meanwhile."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import insert, update

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.disclosure import limits
from kiosk.disclosure.casework.case import Case
from kiosk.disclosure.casework.conditions import day_in_order
from kiosk.disclosure.casework.desk import Desk, block, line, seen
from kiosk.disclosure.casework.model import CaseDetail
from kiosk.disclosure.casework.terms import LookReason, Opinion, StopKind
from kiosk.disclosure.limits import Limit
from kiosk.disclosure.states import Event, State
from kiosk.disclosure.tables import application_stops

_LONGEST_ORGAN = 64
_LIMITS: dict[StopKind, Limit] = {
    StopKind.THIRD_PARTY: limits.THIRD_PARTY,
    StopKind.JOINT_ORGAN: limits.JOINT_ORGAN,
}
_STATES = {
    StopKind.THIRD_PARTY.value: State.THIRD_PARTY,
    StopKind.JOINT_ORGAN.value: State.JOINT_ORGAN,
}


class Consulting(Desk):
    """Articles 32 and 34."""

    def ask_third_party(
        self,
        number: str,
        *,
        party: str,
        sent_on: date,
        actor: str,
        version: int,
        reached_on: date | None = None,
    ) -> CaseDetail:
        """Asks a third party whose rights may be harmed; it has fifteen working days from the
        day the letter reached it, ``reached_on``, by default the day it was sent."""
        name = line(party, "party")
        with self._case(number, actor, version) as case:
            case.may(Event.ASK_THIRD_PARTY, sent_on)
            stop = {"kind": StopKind.THIRD_PARTY, "party": case.register.sealer.seal(name)}
            _ask(case, Event.ASK_THIRD_PARTY, stop, sent_on, reached_on)
            return seen(case)

    def ask_joint_organ(
        self,
        number: str,
        *,
        organ: str,
        sent_on: date,
        actor: str,
        version: int,
        reached_on: date | None = None,
    ) -> CaseDetail:
        """Asks an organ that made the information too; it has fifteen working days, and its
        silence is consent."""
        name = line(organ, "organ", limit=_LONGEST_ORGAN)
        with self._case(number, actor, version) as case:
            case.may(Event.ASK_JOINT_ORGAN, sent_on)
            stop = {"kind": StopKind.JOINT_ORGAN, "organ": name}
            _ask(case, Event.ASK_JOINT_ORGAN, stop, sent_on, reached_on)
            return seen(case)

    def record_reached(
        self, number: str, *, stop_id: str, on: date, actor: str, version: int
    ) -> CaseDetail:
        """Records the day a letter reached who was asked: from then the period counts."""
        with self._case(number, actor, version) as case:
            stop = case.open_stop(stop_id)
            case.may(Event.RECORD_REACHED, on, earliest=stop.since)
            ends = _period_ends(case, StopKind(stop.kind), on)
            case.command.execute(
                update(application_stops)
                .where(application_stops.c.id == stop_id)
                .values(period_ends=ends)
            )
            facts = {"kind": stop.kind, "period_ends": ends.isoformat(), "stop": stop_id}
            case.happen(Event.RECORD_REACHED, on=on, facts=facts)
            return seen(case)

    def record_opinion(
        self,
        number: str,
        *,
        stop_id: str,
        opinion: Opinion | str,
        on: date,
        actor: str,
        version: int,
        note: str = "",
    ) -> CaseDetail:
        """Records what was answered; the clock goes on the day after, when nobody else is
        waited for. No day beyond the period is taken out of the limit.

        Raises:
            Rejected: ``disclosure.no_open_stop``, ``disclosure.opinion_needed``.
        """
        said = block(note, "note", required=False)
        if opinion not in (Opinion.AGREES, Opinion.OBJECTS):
            raise Rejected("disclosure.opinion_needed")
        with self._case(number, actor, version) as case:
            stop = case.open_stop(stop_id)
            case.may(Event.OPINION_IN, on, earliest=stop.since)
            _close(case, stop, Opinion(opinion), on, said)
            return seen(case)

    def close_silent(
        self, number: str, *, stop_id: str, on: date, actor: str, version: int
    ) -> CaseDetail:
        """Closes a consultation that nobody answered in time. A joint organ's silence is
        consent; of a third party's the office decides itself.

        Raises:
            Rejected: ``disclosure.no_open_stop``, ``disclosure.period_not_over``.
        """
        with self._case(number, actor, version) as case:
            stop = case.open_stop(stop_id)
            case.may(Event.OPINION_IN, on, earliest=stop.since)
            if on <= stop.period_ends:
                raise Rejected("disclosure.period_not_over", last=stop.period_ends)
            _close(case, stop, Opinion.SILENT, on, "")
            return seen(case)

    def reveal_party(
        self, number: str, stop_id: str, *, reason: LookReason | str, actor: str
    ) -> str:
        """The full name of a third party; the look and the reason for it are in the audit trail
        before it shows.

        Raises:
            Rejected: ``disclosure.unknown_number``, ``disclosure.field_not_kept``,
                ``disclosure.look_reason_needed``.
        """
        if reason not in list(LookReason):
            raise Rejected("disclosure.look_reason_needed")
        register = self._register()
        with self._store.command(actor) as command:
            case = Case.opened(command, register, number)
            named = [stop for stop in case.stops if stop.id == stop_id and stop.party]
            if not named:
                raise Rejected("disclosure.field_not_kept")
            command.audit(
                "application.field_revealed", case.record.number, field="party", reason=str(reason)
            )
            return register.sealer.unseal(named[0].party)


def _ask(
    case: Case, event: Event, stop: dict[str, Any], sent_on: date, reached_on: date | None
) -> None:
    kind: StopKind = stop["kind"]
    reached = reached_on or sent_on
    day_in_order(reached, earliest=sent_on, today=case.today)
    ends = _period_ends(case, kind, reached)
    identity = new_id()
    case.command.execute(
        insert(application_stops),
        {
            "id": identity,
            "application_id": case.id,
            "since": sent_on,
            "period_ends": ends,
            **stop,
            "kind": kind.value,
        },
    )
    facts = {
        "period_ends": ends.isoformat(),
        "reached_on": reached.isoformat(),
        "stop": identity,
    }
    case.happen(event, on=sent_on, facts=facts)


def _period_ends(case: Case, kind: StopKind, reached_on: date) -> date:
    return case.register.calendar.due(reached_on, _LIMITS[kind].days).due_on


def _close(case: Case, stop: Any, opinion: Opinion, on: date, note: str) -> None:
    until = min(on, stop.period_ends)
    case.end_stop(stop, until, opinion=opinion.value, note=note)
    others = [_STATES[one.kind] for one in case.open_stops if one.id != stop.id]
    facts = {"kind": stop.kind, "opinion": opinion.value, "until": until.isoformat()}
    case.happen(Event.OPINION_IN, on=on, facts=facts, note=note, waiting=others)
