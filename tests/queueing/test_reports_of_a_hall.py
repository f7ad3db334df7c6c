"""The report of a hall that was really driven, against a slow recount of its tables."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from kiosk.common.errors import Rejected
from kiosk.queueing.report_model import ReportBy
from kiosk.queueing.reports import LONGEST_SPAN_DAYS
from kiosk.queueing.tables import calls, tickets
from tests.queueing.mornings import ACTOR, drive

DAY = date(2026, 11, 20)
MONDAY = DAY + timedelta(days=3)


@pytest.fixture
def driven(queueing, clock):
    """Two mornings: a Friday, whose day was closed, and the Monday after."""
    rng = random.Random(7)
    drive(queueing, clock, rng, steps=90)
    clock.advance(timedelta(days=3))
    queueing.close_day(actor=ACTOR)
    drive(queueing, clock, rng, steps=40)
    return queueing


def rows_of(store, table):
    with store.read() as connection:
        return connection.execute(select(table)).all()


def test_every_way_of_grouping_sums_to_the_same_recounted_total(driven, store):
    taken, called = rows_of(store, tickets), rows_of(store, calls)
    totals = []
    for by in ReportBy:
        report = driven.report(DAY, MONDAY, by)
        assert sum(row.tickets for row in report.rows) == len(taken)
        assert sum(row.services for row in report.rows) == report.total.services
        totals.append(report.total)
    assert all(total == totals[0] for total in totals)
    total = totals[0]
    assert total.finished == sum(row.state == "finished" for row in taken)
    assert total.lapsed == sum(row.state == "lapsed" for row in taken) > 0
    assert total.services == sum(row.outcome in ("finished", "moved_on") for row in called) > 10
    assert total.missed_calls == sum(row.outcome == "no_show" for row in called) > 0
    assert total.transfers == sum(row.outcome == "transferred" for row in called)
    firsts = {}
    for row in sorted(called, key=lambda row: row.called_at):
        firsts.setdefault(row.ticket_id, row.called_at)
    waits = [int((firsts[t.id] - t.queued_at).total_seconds()) for t in taken if t.id in firsts]
    assert (total.wait.count, total.wait.longest) == (len(waits), max(waits))


def test_the_green_channel_overtakes_nobody_by_more_than_its_head_start(driven, settings):
    total = driven.report(DAY, MONDAY, ReportBy.DAY).total
    assert total.priority > 0
    assert total.overtaken > 0
    assert total.latest_overtaker <= settings.queue.priority_head_start_minutes * 60


def test_rows_are_named_as_people_name_them(driven):
    hours = [row.label for row in driven.report(DAY, DAY, ReportBy.HOUR).rows]
    assert hours[0] == "10:00–11:00"
    windows = [row.label for row in driven.report(DAY, DAY, ReportBy.WINDOW).rows]
    assert windows == ["3 号窗口", "4 号窗口", "5 号窗口", "未叫号"]
    businesses = [row.label for row in driven.report(DAY, DAY, ReportBy.BUSINESS).rows]
    assert businesses == ["不动产登记", "社会保障", "综合咨询"]
    days = [row.label for row in driven.report(DAY, MONDAY, ReportBy.DAY).rows]
    assert days == ["2026-11-20", "2026-11-23"]


def test_an_empty_span_has_no_rows_and_nothing_is_made_up(driven):
    report = driven.report(date(2026, 1, 1), date(2026, 1, 31), ReportBy.HOUR)
    assert report.is_empty
    assert report.rows == ()
    assert (report.total.tickets, report.total.wait) == (0, None)


def test_a_span_that_ends_before_it_begins_or_is_too_long_is_refused(queueing):
    with pytest.raises(Rejected) as refused:
        queueing.report(DAY, DAY - timedelta(days=1), ReportBy.DAY)
    assert refused.value.code == "report.span_backwards"
    queueing.report(DAY - timedelta(days=LONGEST_SPAN_DAYS - 1), DAY, ReportBy.DAY)
    with pytest.raises(Rejected) as refused:
        queueing.report(DAY - timedelta(days=LONGEST_SPAN_DAYS), DAY, ReportBy.DAY)
    assert refused.value.code == "report.span_too_long"


def test_a_visit_ends_where_it_was_finished(queueing, take, clock):
    ticket = take("social", further=("anytime",))
    assert queueing.visit(ticket.id).finished_at is None
    queueing.call_next("4", actor=ACTOR)
    queueing.move_on(ticket.id, window="4", actor=ACTOR)
    queueing.call_next("5", actor=ACTOR)
    clock.advance(timedelta(minutes=7))
    queueing.finish(ticket.id, window="5", actor=ACTOR)
    (visit,) = queueing.visits_numbered(ticket.number, ticket.service_day)
    assert (visit.window, visit.finished_at) == ("5", clock.now())
    assert visit.ticket.business == "anytime"
    assert queueing.visits_numbered("Z999", ticket.service_day) == []
    with pytest.raises(Rejected) as refused:
        queueing.visit("x")
    assert refused.value.code == "ticket.unknown"
