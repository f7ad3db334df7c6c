"""The end of the service day leaves nothing hanging."""

from datetime import UTC, datetime, timedelta
from threading import Thread
from uuid import uuid4

import pytest
from sqlalchemy import select

from kiosk.common.errors import Rejected
from kiosk.queueing.model import TicketState
from kiosk.queueing.service import Queueing
from kiosk.queueing.tables import calls, tickets, window_desks
from kiosk.store.audit import verify

CLERK = "staff:1007"
BOSS = "staff:1001"


def states(store):
    with store.read() as connection:
        rows = connection.execute(select(tickets.c.number, tickets.c.state)).all()
    return {row.number: row.state for row in rows}


def nothing_hangs(store):
    with store.read() as connection:
        desks = connection.execute(select(window_desks.c.ticket_id)).scalars().all()
        endless = connection.execute(select(calls).where(calls.c.ended_at.is_(None))).all()
    return set(desks) <= {None} and not endless


@pytest.fixture
def busy(take, queueing):
    """One finished, one missed, one held, one in service, one called, two waiting."""
    given = [take() for _ in range(7)]
    queueing.call_next("3", actor=CLERK)
    queueing.finish(given[0].id, window="3", actor=CLERK)
    queueing.call_next("3", actor=CLERK)
    queueing.miss(given[1].id, window="3", actor=CLERK)
    queueing.call_next("3", actor=CLERK)
    queueing.hold(given[2].id, window="3", actor=CLERK)
    queueing.call_next("3", actor=CLERK)
    queueing.start(given[3].id, window="3", actor=CLERK)
    queueing.call_next("4", actor=CLERK)
    return given


def test_the_close_lapses_all_that_is_open_and_frees_every_desk(store, queueing, busy):
    assert queueing.close_day(actor=BOSS) == 5
    assert nothing_hangs(store)
    assert states(store) == {
        "A001": "finished",
        "A002": "no_show",
        "A003": "lapsed",
        "A004": "lapsed",
        "A005": "lapsed",
        "A006": "lapsed",
        "A007": "lapsed",
    }
    kinds = [event.kind for event in store.outbox.pending()]
    assert kinds.count("ticket.lapsed") == 5
    assert kinds[-1] == "day.closed"
    assert all(verdict.intact for verdict in verify(store))
    assert queueing.close_day(actor=BOSS) == 0


def test_after_the_close_a_lapsed_ticket_moves_no_more_and_numbers_go_on(queueing, busy, take):
    queueing.close_day(actor=BOSS)
    for act in (queueing.restore, queueing.cancel):
        with pytest.raises(Rejected, match=r"ticket\.(restore|cancel)_refused"):
            act(busy[6].id, actor=CLERK)
    with pytest.raises(Rejected, match=r"call\.not_at_window"):
        queueing.finish(busy[3].id, window="3", actor=CLERK)
    assert queueing.call_next("3", actor=CLERK) is None
    assert take().number == "A008"


def test_the_first_use_of_the_next_day_closes_what_hangs(store, hall, settings, busy, clock, take):
    clock.advance(timedelta(days=1))
    morning = Queueing(store, hall, settings)
    assert morning.call_next("5", actor=CLERK) is None
    assert nothing_hangs(store)
    assert set(states(store).values()) == {"finished", "no_show", "lapsed"}
    assert take("anytime").number == "C001"
    assert [row.number for row in morning.waiting()] == ["C001"]


def test_who_is_being_served_at_midnight_is_served_to_the_end(store, take, queueing, clock):
    clock.set_wall(datetime(2026, 11, 20, 15, 50, tzinfo=UTC))
    serving, waiting = take("anytime"), take("anytime")
    queueing.call(serving.id, window="5", actor=CLERK)
    clock.advance(timedelta(minutes=20))
    assert take("anytime").number == "C001"
    assert queueing.ticket(waiting.id).state is TicketState.LAPSED
    assert queueing.current("5").ticket.id == serving.id
    assert queueing.finish(serving.id, window="5", actor=CLERK).state is TicketState.FINISHED
    assert nothing_hangs(store)


def test_a_window_that_died_yesterday_does_not_bring_its_ticket_into_today(
    store, take, queueing, clock
):
    ticket = take("anytime")
    queueing.beat("5", actor=CLERK)
    queueing.call_next("5", actor=CLERK)
    clock.advance(timedelta(days=1))
    assert queueing.return_lost() == 1
    assert queueing.ticket(ticket.id).state is TicketState.LAPSED
    assert nothing_hangs(store)


def test_a_transferred_ticket_of_yesterday_cannot_be_resumed_called_or_moved(take, queueing, clock):
    ticket = take("anytime")
    queueing.call_next("5", actor=CLERK)
    queueing.hold(ticket.id, window="5", actor=CLERK)
    clock.advance(timedelta(days=1))
    with pytest.raises(Rejected, match=r"ticket\.of_another_day"):
        queueing.resume(ticket.id, window="5", actor=CLERK)


def waiting_for_a_lock(store):
    with store.read() as connection:
        query = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
        return connection.exec_driver_sql(query).scalar_one()


def test_a_day_that_closes_and_a_window_that_leaves_lock_tickets_in_the_same_order(
    postgres_store, hall, settings
):
    """Both wait for the first ticket and hold no other: neither can wait for what the other has."""
    queueing = Queueing(postgres_store, hall, settings)
    ids = sorted(str(uuid4()) for _ in range(6))
    for request_id in reversed(ids):  # so that they lie in the table the other way round
        queueing.take("estate", request_id=request_id)
        ticket = queueing.call_next("3", actor=CLERK)
        queueing.transfer(ticket.id, window="3", actor=CLERK, to_window="4")
    acts = [
        Thread(target=queueing.close_day, kwargs={"actor": BOSS}),
        Thread(target=queueing.leave, args=("4",), kwargs={"actor": CLERK}),
    ]
    with postgres_store.command() as first:
        first.execute(select(tickets).where(tickets.c.id == ids[0]).with_for_update())
        for act in acts:
            act.start()
        while waiting_for_a_lock(postgres_store) < len(acts):
            assert all(act.is_alive() for act in acts)
        free = select(tickets.c.id).with_for_update(skip_locked=True)
        with postgres_store.read() as other:
            assert sorted(other.execute(free).scalars()) == ids[1:]
    for act in acts:
        act.join()
    assert set(states(postgres_store).values()) == {"lapsed"}
