"""The hall's own calendar: edited with care, and every open limit follows it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select, update

from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.common.workdays import Calendar, DayKind
from kiosk.disclosure.casework.service import Casework
from kiosk.disclosure.service import Disclosure
from kiosk.disclosure.tables import application_stops, applications
from kiosk.disclosure.workdays.model import Source, all_days, checked_year
from kiosk.disclosure.workdays.service import Workdays
from kiosk.store.tables import audit_trail
from tests.disclosure.forms import citizen

NEW_YEAR = {date(2027, 1, day): "元旦" for day in (1, 2, 3)}
SPRING = {date(2027, 2, day): "春节" for day in range(6, 13)}
OFF_2027 = NEW_YEAR | SPRING
WORKED_2027 = {date(2027, 1, 9): "元旦"}
ADMIN = "9001"


@pytest.fixture
def workdays(sqlite_store, settings) -> Workdays:
    return Workdays(sqlite_store, settings)


@pytest.fixture
def disclosure(sqlite_store, settings) -> Disclosure:
    return Disclosure(sqlite_store, settings)


def limit(store, number: str) -> tuple[date, bool, int]:
    query = select(applications.c.due_on, applications.c.provisional, applications.c.version)
    with store.read() as connection:
        return tuple(connection.execute(query.where(applications.c.number == number)).one())


def actions(store) -> list[str]:
    with store.read() as connection:
        return list(connection.execute(select(audit_trail.c.action)).scalars())


def file_late_in_the_year(clock, disclosure) -> str:
    clock.set_wall(datetime(2026, 12, 21, 2, 0, tzinfo=UTC))
    return disclosure.submit(citizen(), request_id=new_id()).number


def test_the_published_years_are_there_from_the_start(workdays):
    assert workdays.years() == [2024, 2025, 2026]
    view = workdays.year(2026)
    assert (view.known, view.source, view.working_days) == (True, Source.PUBLISHED, 248)
    assert view.days[0].kind is DayKind.HOLIDAY
    assert view.days[0].name == "元旦"
    assert [day.date for day in view.days] == list(all_days(2026))


def test_a_year_without_a_table_is_shown_as_unknown(workdays):
    view = workdays.year(2027)
    assert (view.known, view.source, view.working_days) == (False, None, 261)
    assert workdays.unknown_ahead() == 2027


def test_a_year_is_set_and_everyone_counts_by_it(store, settings):
    workdays, other_desk = Workdays(store, settings), Workdays(store, settings)
    before = other_desk.calendar()
    assert before is other_desk.calendar()
    workdays.set_year(2027, OFF_2027, WORKED_2027, actor=ADMIN)
    view = other_desk.year(2027)
    assert (view.source, view.actor, view.known) == (Source.HALL, ADMIN, True)
    assert (view.days_off, view.work_days) == (OFF_2027, WORKED_2027)
    deadline = other_desk.calendar().due(date(2026, 12, 31), 1)
    assert (deadline.due_on, deadline.provisional) == (date(2027, 1, 4), False)
    assert other_desk.calendar().is_working_day(date(2027, 1, 9))
    assert other_desk.unknown_ahead() is None


def test_provisional_limits_become_firm_when_the_year_comes(
    workdays, disclosure, clock, sqlite_store
):
    number = file_late_in_the_year(clock, disclosure)
    assert limit(sqlite_store, number) == (date(2027, 1, 18), True, 1)
    done = workdays.set_year(2027, OFF_2027, WORKED_2027, actor=ADMIN)
    assert limit(sqlite_store, number) == (date(2027, 1, 18), False, 2)
    assert (done.counted, done.moved, done.settled) == (1, (), 1)
    with sqlite_store.read() as connection:
        link = connection.execute(
            select(audit_trail).where(audit_trail.c.action == "application.limit_recounted")
        ).one()
    assert (link.actor, link.subject) == (ADMIN, number)


def test_a_day_off_of_the_region_moves_open_limits_and_taking_it_back_moves_them_again(
    workdays, disclosure, clock, sqlite_store
):
    number = disclosure.submit(citizen(), request_id=new_id()).number
    due = limit(sqlite_store, number)[0]
    done = workdays.close(date(2026, 12, 1), "那达慕", actor=ADMIN)
    assert [(one.number, one.before, one.after) for one in done.moved] == [
        (number, date(2026, 12, 18), date(2026, 12, 21))
    ]
    assert workdays.year(2026).closures == {date(2026, 12, 1): "那达慕"}
    workdays.reopen(date(2026, 12, 1), actor=ADMIN)
    assert limit(sqlite_store, number)[0] == due
    assert {"workdays.closed", "workdays.reopened"} <= set(actions(sqlite_store))


def test_closed_applications_and_equal_limits_stay_as_they_are(
    workdays, disclosure, clock, sqlite_store
):
    number = disclosure.submit(citizen(), request_id=new_id()).number
    standing = limit(sqlite_store, number)
    assert workdays.recompute(actor=ADMIN).moved == ()
    assert limit(sqlite_store, number) == standing
    with sqlite_store.command(ADMIN) as command:
        command.execute(update(applications).values(state="archived"))
    assert workdays.close(date(2026, 12, 1), "那达慕", actor=ADMIN).counted == 0
    assert limit(sqlite_store, number) == standing


def test_stops_and_extensions_count_in_the_new_limit(workdays, disclosure, clock, sqlite_store):
    clock.set_wall(datetime(2026, 3, 2, 2, 0, tzinfo=UTC))
    receipt = disclosure.submit(citizen(), request_id=new_id())
    with sqlite_store.command(ADMIN) as command:
        command.execute(update(applications).values(state="in_progress"))
        command.execute(
            insert(application_stops),
            {
                "id": new_id(),
                "application_id": receipt.id,
                "kind": "third_party",
                "since": date(2026, 3, 6),
                "period_ends": date(2026, 3, 27),
                "until": date(2026, 3, 20),
            },
        )
    workdays.recompute(actor=ADMIN)
    assert limit(sqlite_store, receipt.number)[0] == date(2026, 4, 14)


def test_the_period_to_pay_is_counted_again_too(
    workdays, disclosure, clock, sqlite_store, settings
):
    clock.set_wall(datetime(2026, 12, 7, 2, 0, tzinfo=UTC))
    number = disclosure.submit(citizen(), request_id=new_id()).number
    desk = Casework(sqlite_store, settings, workdays)
    case = desk.case(number, actor=ADMIN)
    case = desk.assign(number, department="150799-02", reason="", actor=ADMIN, version=case.version)
    case = desk.take_up(number, actor=ADMIN, version=case.version)
    clock.set_wall(datetime(2026, 12, 21, 2, 0, tzinfo=UTC))
    notice = {"basis": "pages", "count": 40, "notified_on": date(2026, 12, 21)}
    case = desk.ask_payment(number, **notice, actor=ADMIN, version=case.version)
    assert case.fees[0].pay_by == date(2027, 1, 18)
    workdays.set_year(2027, OFF_2027 | {date(2027, 1, 4): "元旦"}, {}, actor=ADMIN)
    after = desk.case(number, actor=ADMIN)
    assert after.fees[0].pay_by == after.stops[0].period_ends == date(2027, 1, 20)
    assert after.due_on > case.due_on
    assert after.version == case.version + 1


def waiting_case(disclosure, sqlite_store, settings, workdays, clock):
    """A case taken up on 2026-12-21, and its desk."""
    number = file_late_in_the_year(clock, disclosure)
    desk = Casework(sqlite_store, settings, workdays)
    case = desk.case(number, actor=ADMIN)
    return desk, desk.take_up(number, actor=ADMIN, version=case.version)


def test_the_periods_of_who_was_asked_are_counted_again_from_the_day_the_letter_reached_them(
    workdays, disclosure, clock, sqlite_store, settings
):
    desk, case = waiting_case(disclosure, sqlite_store, settings, workdays, clock)
    number, day = case.number, date(2026, 12, 21)
    case = desk.ask_third_party(
        number, party="赵某某", sent_on=day, actor=ADMIN, version=case.version
    )
    case = desk.ask_joint_organ(
        number, organ="示范县财政局", sent_on=day, actor=ADMIN, version=case.version
    )
    clock.set_wall(datetime(2026, 12, 24, 2, 0, tzinfo=UTC))
    organs = next(stop.id for stop in case.stops if stop.organ)
    case = desk.record_reached(
        number, stop_id=organs, on=date(2026, 12, 23), actor=ADMIN, version=case.version
    )
    before = {stop.kind.value: stop for stop in case.stops}
    assert all(stop.provisional for stop in case.stops)
    done = workdays.set_year(2027, OFF_2027 | {date(2027, 1, 4): "元旦"}, {}, actor=ADMIN)
    after = {stop.kind.value: stop for stop in desk.case(number, actor=ADMIN).stops}
    assert done.periods == 2
    assert not any(stop.provisional for stop in after.values())
    assert after["third_party"].period_ends == date(2027, 1, 13)
    assert after["joint_organ"].period_ends == date(2027, 1, 15)
    assert after["third_party"].period_ends > before["third_party"].period_ends
    assert actions(sqlite_store).count("application.period_recounted") == 2
    assert workdays.recompute(actor=ADMIN).periods == 0


def test_the_day_named_for_a_correction_is_put_off_and_never_made_earlier(
    workdays, disclosure, clock, sqlite_store, settings
):
    desk, case = waiting_case(disclosure, sqlite_store, settings, workdays, clock)
    number = case.number
    case = desk.ask_correction(
        number,
        what="请写明年份。",
        asked_on=date(2026, 12, 21),
        reply_by=date(2027, 1, 11),
        actor=ADMIN,
        version=case.version,
    )
    assert case.corrections[0].provisional
    workdays.set_year(2027, OFF_2027 | {date(2027, 1, 4): "元旦"}, {}, actor=ADMIN)
    later = desk.case(number, actor=ADMIN)
    assert later.corrections[0].reply_by == later.stops[0].period_ends == date(2027, 1, 13)
    assert not later.corrections[0].provisional
    workdays.set_year(2027, {date(2027, 2, 6): "春节"}, {date(2027, 1, 2): "元旦"}, actor=ADMIN)
    assert desk.case(number, actor=ADMIN).corrections[0].reply_by == date(2027, 1, 13)


def test_a_period_that_is_over_is_not_counted_again(
    workdays, disclosure, clock, sqlite_store, settings
):
    desk, case = waiting_case(disclosure, sqlite_store, settings, workdays, clock)
    number, day = case.number, date(2026, 12, 21)
    case = desk.ask_third_party(
        number, party="赵某某", sent_on=day, actor=ADMIN, version=case.version
    )
    stop = case.stops[0].id
    case = desk.record_opinion(
        number, stop_id=stop, opinion="agrees", on=day, actor=ADMIN, version=case.version
    )
    ended = case.stops[0].period_ends
    workdays.set_year(2027, OFF_2027 | {date(2027, 1, 4): "元旦"}, {}, actor=ADMIN)
    assert desk.case(number, actor=ADMIN).stops[0].period_ends == ended


def test_what_a_power_cut_left_uncounted_is_counted_at_the_next_start(
    workdays, disclosure, clock, sqlite_store, settings
):
    number = file_late_in_the_year(clock, disclosure)
    workdays.set_year(2027, OFF_2027, WORKED_2027, actor=ADMIN)
    assert workdays.catch_up() is None
    with sqlite_store.command(ADMIN) as command:
        command.execute(update(applications).values(provisional=True))
        sqlite_store.state.set(command, "workdays.counted", "an older calendar")
    restarted = Workdays(sqlite_store, settings)
    assert restarted.catch_up().settled == 1
    assert limit(sqlite_store, number)[1] is False


def test_the_hall_gives_its_own_table_back(workdays):
    workdays.set_year(2026, {date(2026, 1, 1): "元旦"}, {}, actor=ADMIN)
    assert workdays.year(2026).source is Source.HALL
    workdays.forget_year(2026, actor=ADMIN)
    assert workdays.year(2026).working_days == 248
    with pytest.raises(Rejected, match=r"workdays\.year_not_own"):
        workdays.forget_year(2026, actor=ADMIN)


@pytest.mark.parametrize(
    ("year", "off", "worked", "code"),
    [
        (2027, {}, {}, "workdays.no_holidays"),
        (2027, {date(2026, 12, 31): "元旦"}, {}, "workdays.other_year"),
        (2027, NEW_YEAR, {date(2028, 1, 1): "元旦"}, "workdays.other_year"),
        (2027, NEW_YEAR, {date(2027, 1, 2): "元旦"}, "workdays.off_and_worked"),
        (2027, NEW_YEAR, {date(2027, 1, 4): "元旦"}, "workdays.make_up_on_weekday"),
        (1907, {date(1907, 1, 1): "元旦"}, {}, "workdays.bad_year"),
        (2027, {date(2027, 1, 1): " "}, {}, "input.required"),
        (2027, {date(2027, 1, 1): "节" * 21}, {}, "input.too_long"),
        (2027, {date(2027, 1, 1): "元\x07旦"}, {}, "input.control_character"),
    ],
)
def test_a_wrong_year_changes_nothing(workdays, sqlite_store, year, off, worked, code):
    before = actions(sqlite_store)
    with pytest.raises(Rejected) as refused:
        workdays.set_year(year, off, worked, actor=ADMIN)
    assert refused.value.code == code
    assert workdays.years() == [2024, 2025, 2026]
    assert actions(sqlite_store) == before


@pytest.mark.parametrize("day", [date(2026, 11, 21), date(2026, 10, 1)])
def test_a_day_on_which_nobody_works_needs_no_closing(workdays, day):
    with pytest.raises(Rejected, match=r"workdays\.not_worked"):
        workdays.close(day, "那达慕", actor=ADMIN)


def test_an_open_day_cannot_be_reopened(workdays):
    with pytest.raises(Rejected, match=r"workdays\.not_closed"):
        workdays.reopen(date(2026, 11, 20), actor=ADMIN)


def test_the_last_calendar_is_known_while_the_database_is_away(sqlite_store, settings):
    workdays = Workdays(sqlite_store, settings)
    assert workdays.last_known().knows(2026)
    workdays.set_year(2027, OFF_2027, WORKED_2027, actor=ADMIN)
    assert workdays.last_known().knows(2027)


@given(st.sets(st.dates(date(2027, 1, 1), date(2027, 12, 31)), min_size=1, max_size=30), st.data())
def test_any_checked_year_counts_days_as_it_says(off, data):
    weekends = [day for day in all_days(2027) if day.weekday() >= 5 and day not in off]
    worked = data.draw(st.sets(st.sampled_from(weekends), max_size=5))
    table = checked_year(2027, dict.fromkeys(off, "放假"), dict.fromkeys(worked, "调休"))
    calendar = Calendar({2027: table})
    expected = {
        day for day in all_days(2027) if day in worked or (day.weekday() < 5 and day not in off)
    }
    assert {day for day in all_days(2027) if calendar.is_working_day(day)} == expected
