"""Whether a simulated hall kept its promises: what its processes were told, against what stands.

I4, I5 and I7 are the invariants of the exchange with the platform: a ticket exactly when its
event exists, no number twice, every event delivered, parked or queued.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

from kiosk.hall_simulation.acting import read_diary
from kiosk.hall_simulation.plan import TERMINAL, Part
from kiosk.queueing.model import AT_DESK, TicketState
from kiosk.queueing.tables import calls, tickets
from kiosk.store import audit
from kiosk.store.store import Store
from kiosk.store.tables import audit_trail, outbox, streams

SHOWN = 3
"""So many examples of what is wrong are told."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One promise; ``broken`` holds examples of where it was not kept."""

    promise: str
    checked: int
    broken: tuple[str, ...] = ()

    @property
    def held(self) -> bool:
        return not self.broken


@dataclass(slots=True)
class Diaries:
    """What the processes were told, by part."""

    given: dict[Part, list[dict[str, Any]]] = field(default_factory=dict)
    called: dict[Part, list[dict[str, Any]]] = field(default_factory=dict)
    troubles: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, parts: Iterable[Part]) -> Diaries:
        """Reads all diaries."""
        own = cls()
        for part in parts:
            lines = read_diary(Path(part.log))
            kept = own.given if part.role == TERMINAL else own.called
            word = "given" if part.role == TERMINAL else "called"
            kept[part] = [line for line in lines if line["what"] == word]
            own.troubles.update(line["code"] for line in lines if "code" in line)
        return own


def judge(hall: Store, reserves: dict[str, Store], diaries: Diaries, wanted: int) -> list[Finding]:
    """All promises, checked in the stores themselves."""
    with hall.read() as connection:
        rows = {row.id: row for row in connection.execute(select(tickets))}
        findings = [
            _given(diaries, wanted),
            _stand(diaries, rows),
            _numbers(rows.values()),
            _events(connection, rows),
            _sums(connection),
            _called_once(connection),
            _called_stand(connection, diaries),
            _in_order(diaries, rows),
            _served(rows.values()),
        ]
    return [*findings, _moved(reserves), _chains(hall, reserves)]


def _finding(promise: str, checked: int, wrong: Iterable[object]) -> Finding:
    found = [str(one) for one in wrong]
    more = [f"……共 {len(found)} 处"] if len(found) > SHOWN else []
    return Finding(promise, checked, (*found[:SHOWN], *more))


def _given(diaries: Diaries, wanted: int) -> Finding:
    ids = [line["id"] for lines in diaries.given.values() for line in lines]
    twice = [one for one, times in Counter(ids).items() if times > 1]
    short = [] if len(set(ids)) == wanted else [f"{len(set(ids))} 张，应为 {wanted} 张"]
    return _finding("每位居民都取到了号", wanted, short + twice)


def _stand(diaries: Diaries, rows: dict[str, Any]) -> Finding:
    """None lost: what a resident was shown stands in the hall, under that number."""
    lines = [line for given in diaries.given.values() for line in given]
    wrong = [
        f"{line['number']} → {rows[line['id']].number if line['id'] in rows else '没有'}"
        for line in lines
        if line["id"] not in rows or rows[line["id"]].number != line["number"]
    ]
    return _finding("给出的号都在大厅，号码不变（不丢号）", len(lines), wrong)


def _numbers(rows: Iterable[Any]) -> Finding:
    seen = Counter((row.service_day, row.number) for row in rows)
    places = Counter((row.service_day, row.series, row.serial) for row in rows)
    wrong = [key for counted in (seen, places) for key, times in counted.items() if times > 1]
    return _finding("号码不重复（I5）", len(places), wrong)


def _events(connection: Connection, rows: dict[str, Any]) -> Finding:
    issued = connection.execute(
        select(outbox.c.key).where(outbox.c.kind == "ticket.issued")
    ).scalars()
    links = connection.execute(
        select(audit_trail.c.subject).where(
            audit_trail.c.action.in_(("ticket.issued", "ticket.forwarded"))
        )
    ).scalars()
    told, noted = Counter(issued), Counter(links)
    wrong = [key for key in rows.keys() | told.keys() | noted.keys() if told[key] != 1]
    wrong += [key for key in rows if noted[key] != 1]
    return _finding("号票、事件、审计一一对应（I4）", len(rows), wrong)


def _sums(connection: Connection) -> Finding:
    counted = {
        (row[0], row[1]): row[2:]
        for row in connection.execute(
            select(
                outbox.c.terminal, outbox.c.epoch, func.count(), func.max(outbox.c.seq)
            ).group_by(outbox.c.terminal, outbox.c.epoch)
        )
    }
    wrong, total = [], 0
    for row in connection.execute(select(streams)):
        count, last = counted.get((row.terminal, row.epoch), (0, 0))
        total += count
        if not count == last == row.event_seq:
            wrong.append(f"{row.terminal}: {count} / {last} / {row.event_seq}")
    return _finding("事件编号连续，一个不少（I7）", total, wrong)


def _called_once(connection: Connection) -> Finding:
    """A ticket comes to one window, once; one renumbered after it was called in vain, twice.

    A resumed one was not called out.
    """
    renumbered = set(
        connection.execute(
            select(audit_trail.c.subject).where(audit_trail.c.action == "ticket.renumbered")
        ).scalars()
    )
    out = connection.execute(select(calls).where(calls.c.resumed.is_(False))).all()
    times = Counter(row.ticket_id for row in out)
    ended = Counter(row.ticket_id for row in out if row.outcome == "finished")
    wrong = [
        ticket
        for ticket, count in times.items()
        if count > 1 + (ticket in renumbered) or ended[ticket] > 1
    ]
    return _finding("没有一个号被叫两次", len(times), wrong)


def _called_stand(connection: Connection, diaries: Diaries) -> Finding:
    """What a window was told to call was called there, and at no other window."""
    at = {
        (row.ticket_id, row.window)
        for row in connection.execute(select(calls.c.ticket_id, calls.c.window))
    }
    told = [(line["id"], part.name) for part, lines in diaries.called.items() for line in lines]
    wrong = [f"{ticket} 窗口 {window}" for ticket, window in told if (ticket, window) not in at]
    return _finding("窗口叫到的号都有记录", len(told), wrong)


def _in_order(diaries: Diaries, rows: dict[str, Any]) -> Finding:
    """At one terminal residents come one after the other, and so they stand in the queue."""
    wrong, checked = [], 0
    for part, lines in diaries.given.items():
        places = [
            (rows[line["id"]].rank_at, line["number"]) for line in lines if line["id"] in rows
        ]
        for (before, earlier), (after, later) in pairwise(places):
            checked += 1
            if after < before:
                wrong.append(f"终端 {part.name}：{later} 排到了 {earlier} 前面")
    return _finding("先取号的排在前面，备用号也在原位", checked, wrong)


def _served(rows: Iterable[Any]) -> Finding:
    open_still = {TicketState.WAITING.value, *(state.value for state in AT_DESK)}
    states = [(row.number, row.state) for row in rows]
    return _finding("没有人还在等", len(states), [one for one in states if one[1] in open_still])


def _moved(reserves: dict[str, Store]) -> Finding:
    counts = {name: store.outbox.counts() for name, store in reserves.items()}
    wrong = [
        f"{name}: 未转 {count.queued}，待处理 {count.parked}"
        for name, count in counts.items()
        if count.queued or count.parked
    ]
    moved = sum(count.delivered for count in counts.values())
    return _finding("备用库全部转入大厅", moved, wrong)


def _chains(hall: Store, reserves: dict[str, Store]) -> Finding:
    stores: list[tuple[str, Store]] = [("hall", hall), *reserves.items()]
    check: Callable[[Store], list[audit.AuditVerdict]] = audit.verify
    verdicts = [(name, verdict) for name, store in stores for verdict in check(store)]
    wrong = [f"{name}/{one.terminal}: {one.broken_at}" for name, one in verdicts if not one.intact]
    return _finding("审计链完整", sum(one.links for _, one in verdicts), wrong)
