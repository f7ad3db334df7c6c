"""Drives a queue through a morning at random, the way a hall does it."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from kiosk.common.errors import KioskError
from kiosk.queueing.model import Priority

WINDOWS = ("3", "4", "5")
ACTOR = "staff:1007"


def drive(queueing, clock, rng, *, steps):
    """Takes, calls, serves, misses, holds, moves and restores; returns the ids of all tickets."""
    taken = []
    for _ in range(steps):
        clock.advance(timedelta(seconds=rng.randint(5, 150)))
        try:
            if rng.random() < 0.45:
                taken.append(_take(queueing, rng))
            else:
                _work(queueing, rng, rng.choice(WINDOWS))
        except KioskError:
            continue  # what the rules refuse changes nothing, which is what is counted then
    return taken


def _take(queueing, rng):
    business = rng.choice(["estate", "estate", "social", "anytime"])
    priority = Priority("elderly") if rng.random() < 0.15 else None
    further = ("anytime",) if business != "anytime" and rng.random() < 0.1 else ()
    request = str(UUID(int=rng.getrandbits(128), version=4))
    return queueing.take(business, request_id=request, priority=priority, further=further).id


def _work(queueing, rng, window):
    serving = queueing.current(window)
    if serving is None:
        held = [row for row in queueing.held(window) if rng.random() < 0.5]
        if held:
            queueing.resume(held[0].ticket_id, window=window, actor=ACTOR)
        elif rng.random() < 0.2 and queueing.missed(window):
            queueing.restore(queueing.missed(window)[0].ticket_id, actor=ACTOR)
        else:
            queueing.call_next(window, actor=ACTOR)
        return
    ticket, at = serving.ticket, {"window": window, "actor": ACTOR}
    chance = rng.random()
    if chance < 0.15:
        queueing.miss(ticket.id, **at)
    elif chance < 0.22:
        queueing.hold(ticket.id, **at, reason="补复印件")
    elif chance < 0.3:
        queueing.transfer(ticket.id, **at, to_business="anytime", reason="")
    elif ticket.further:
        queueing.move_on(ticket.id, **at)
    else:
        queueing.finish(ticket.id, **at)
