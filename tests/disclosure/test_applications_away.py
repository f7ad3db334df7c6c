"""Applications are filed while the hall database is away, and each exists once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import delete, func, select

from kiosk.common.clock import FixedClock
from kiosk.common.errors import Conflict, Unavailable
from kiosk.common.ids import new_id
from kiosk.disclosure.away import HallDisclosure
from kiosk.disclosure.casework.service import Casework
from kiosk.disclosure.forwarding import ApplicationCarrier
from kiosk.disclosure.states import Event, State
from kiosk.disclosure.tables import application_counters, application_events, applications
from kiosk.disclosure.workdays.service import Workdays
from kiosk.hall_simulation.line import Line
from kiosk.queueing.forwarding import Forwarder
from kiosk.queueing.keeping import Keeper
from kiosk.queueing.reserve import Reserve
from kiosk.store.tables import outbox, print_jobs
from tests.disclosure.forms import citizen
from tests.queueing.machines import Machine, events


class Kiosk(Machine):
    """A machine whose reserve takes applications too."""

    def __init__(self, *given):
        super().__init__(*given)
        carriers = (ApplicationCarrier(self.store.sealer, self.store.terminal),)
        self.reserve = Reserve(self.store, self.here, self.link, self.settings, carriers)
        self.keeper = Keeper(self.reserve, self.settings)
        self.workdays = Workdays(self.store, self.settings)
        self.disclosure = HallDisclosure(self.store, self.settings, self.workdays, self.reserve)

    def file(self, request_id=None, **changes):
        return self.disclosure.submit(citizen(**changes), request_id=request_id or new_id())


@pytest.fixture
def line(cluster):
    own = Line(cluster.socket)
    yield own
    own.stop()


@pytest.fixture
def kiosk(postgres_store, cluster, line, settings, clock: FixedClock, tmp_path):
    url = postgres_store.engine.url.render_as_string(hide_password=False)
    own = Kiosk(cluster.address_through(line.port, url), tmp_path / "terminal", settings, clock)
    yield own.join()
    own.close()


def count(store, table):
    with store.read() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_an_application_filed_away_keeps_number_code_and_date_and_moves_once(
    kiosk, line, clock, postgres_store, settings
):
    assert kiosk.file().number == "2026-0001"
    line.close_port()
    request = new_id()
    given = kiosk.file(request)
    assert (given.number, given.due_on) == ("2026-03-0001", date(2026, 12, 18))
    assert kiosk.file(request) == given
    assert kiosk.disclosure.receipt(given.number) == given
    away = kiosk.disclosure.status(given.number, given.query_code)
    assert away.state is State.REGISTERED
    clock.advance(timedelta(days=3))
    line.resume()
    kiosk.settle()
    assert kiosk.disclosure.receipt(request) == given
    assert kiosk.disclosure.status(given.number, given.query_code).received_on == given.received_on
    case = Casework(postgres_store, settings).case(given.number, actor="1007")
    assert [step.event for step in case.timeline] == [Event.SUBMIT, Event.REGISTER]
    assert events(postgres_store, "application.submitted")[-1] == ("application.submitted", request)
    assert (count(kiosk.here, applications), count(kiosk.here, application_events)) == (0, 0)
    assert kiosk.file(request) == given
    assert kiosk.file().number == "2026-0002"


def test_moving_again_after_a_crash_in_between_changes_nothing(kiosk, line, postgres_store):
    line.close_port()
    kiosk.file()
    line.resume()
    carrier = ApplicationCarrier(kiosk.store.sealer, "03")

    class Crash(ApplicationCarrier):
        def forget(self, command, event):
            raise Unavailable("store.full")

    with pytest.raises(Unavailable):
        Forwarder(postgres_store, kiosk.here, [Crash(kiosk.store.sealer, "03")]).forward_page()
    page = Forwarder(postgres_store, kiosk.here, [carrier]).forward_page()
    assert page is not None
    assert (page.found, page.moved) == (1, 1)
    assert count(postgres_store, applications) == 1
    assert len(events(postgres_store, "application.submitted")) == 1


def test_the_number_that_was_shown_last_is_the_applications_number(kiosk, line, postgres_store):
    request = new_id()
    line.lose_commit_answers(10, cut=False)
    shown = kiosk.file(request)
    assert shown.number == "2026-03-0001"
    line.resume()
    line.cut()
    kiosk.settle()
    now = kiosk.disclosure.receipt(request)
    assert (now.number, now.query_code) == (shown.number, shown.query_code)
    assert count(postgres_store, applications) == 1
    assert len(events(postgres_store, "application.renumbered")) == 1
    jobs = {job.state: job.code for job in postgres_store.prints.of("application", request)}
    assert jobs == {"failed": "printer.superseded"}


def test_a_request_that_the_hall_answered_before_it_went_away_keeps_its_receipt(kiosk, line):
    request = new_id()
    given = kiosk.file(request)
    line.close_port()
    assert kiosk.file(request) == given
    with pytest.raises(Conflict, match=r"^disclosure.request_reused"):
        kiosk.file(request, name="王小明")


def test_no_number_of_a_lost_reserve_is_given_again(kiosk, line):
    line.close_port()
    kiosk.file()
    line.resume()
    kiosk.settle()
    with kiosk.here.command("system") as command:
        command.execute(delete(application_counters))
    kiosk.keeper.refresh()
    line.close_port()
    assert kiosk.file().number == "2026-03-0002"


def test_the_receipt_is_printed_where_it_was_filed_and_looks_need_the_hall(kiosk, line):
    given = kiosk.file()
    line.close_port()
    filed = kiosk.file()
    with kiosk.here.read() as connection:
        jobs = connection.execute(select(print_jobs.c.kind, print_jobs.c.subject)).all()
    assert [tuple(job) for job in jobs] == [("application", filed.id)]
    with pytest.raises(Unavailable):
        kiosk.disclosure.status(given.number, given.query_code)
    with kiosk.here.read() as connection:
        sealed = connection.execute(select(outbox.c.payload)).scalars().all()
    assert all("李小梅".encode() not in bytes(one) for one in sealed)
