"""我要说 goes on while the hall database is away, and each submission exists once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select

from kiosk.common.clock import FixedClock
from kiosk.common.errors import Conflict
from kiosk.common.ids import new_id
from kiosk.content.service import Content
from kiosk.disclosure.workdays.service import Workdays
from kiosk.feedback.submissions.away import HallSubmissions
from kiosk.feedback.submissions.forwarding import SubmissionCarrier
from kiosk.feedback.submissions.states import State
from kiosk.feedback.submissions.tables import submission_counters, submission_steps, submissions
from kiosk.hall_simulation.line import Line
from kiosk.queueing.keeping import Keeper
from kiosk.queueing.reserve import Reserve
from tests.feedback.submissions.told_documents import DOCUMENTS, form, publish
from tests.queueing.machines import Machine, events


class Kiosk(Machine):
    """A machine whose reserve takes submissions too."""

    def __init__(self, *given):
        super().__init__(*given)
        carriers = (SubmissionCarrier(self.store.sealer, self.store.terminal),)
        self.reserve = Reserve(self.store, self.here, self.link, self.settings, carriers)
        self.keeper = Keeper(self.reserve, self.settings)
        self.submissions = HallSubmissions(
            self.store,
            Content(self.store, self.clock),
            self.settings,
            Workdays(self.store, self.settings),
            self.reserve,
            copied=Content(self.here, self.clock),
        )

    def tell(self, request_id=None, **changes):
        return self.submissions.submit(form(**changes), request_id=request_id or new_id())


@pytest.fixture
def line(cluster):
    own = Line(cluster.socket)
    yield own
    own.stop()


@pytest.fixture
def kiosk(postgres_store, cluster, line, settings, clock: FixedClock, tmp_path):
    publish(postgres_store, clock, *DOCUMENTS)
    url = postgres_store.engine.url.render_as_string(hide_password=False)
    own = Kiosk(cluster.address_through(line.port, url), tmp_path / "terminal", settings, clock)
    yield own.join()
    own.close()


def count(store, table):
    with store.read() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_what_is_told_while_the_hall_is_away_keeps_its_number_and_moves_once(
    kiosk, line, clock, postgres_store
):
    assert kiosk.tell().number == "意2026-03-0001"
    line.close_port()
    request = new_id()
    error = {"kind": "error", "about": "service_item:ID-1", "place": "hours"}
    given = kiosk.tell(request, **error)
    assert (given.number, given.about_title) == ("意2026-03-R0001", "居民身份证补领")
    assert kiosk.tell(request, **error) == given
    away = kiosk.submissions.status("2026-03-r0001", given.query_code)
    assert away.state is State.RECEIVED
    clock.advance(timedelta(hours=5))
    line.resume()
    kiosk.settle()
    assert kiosk.submissions.receipt(request) == given
    assert kiosk.submissions.status(given.number, given.query_code).received_on == given.received_on
    assert events(postgres_store, "submission.received")[-1] == ("submission.received", request)
    assert (count(kiosk.here, submissions), count(kiosk.here, submission_steps)) == (0, 0)
    assert count(postgres_store, submissions) == 2
    assert kiosk.tell().number == "意2026-03-0002"


def test_the_number_that_was_shown_last_is_the_submissions_number(kiosk, line, postgres_store):
    request = new_id()
    line.lose_commit_answers(10, cut=False)
    shown = kiosk.tell(request)
    assert shown.number == "意2026-03-R0001"
    line.resume()
    line.cut()
    kiosk.settle()
    now = kiosk.submissions.receipt(request)
    assert (now.number, now.query_code) == (shown.number, shown.query_code)
    assert count(postgres_store, submissions) == 1
    assert len(events(postgres_store, "submission.renumbered")) == 1


def test_a_request_that_the_hall_answered_before_it_went_away_keeps_its_receipt(kiosk, line):
    request = new_id()
    given = kiosk.tell(request)
    line.close_port()
    assert kiosk.tell(request) == given
    with pytest.raises(Conflict, match=r"^submission.request_reused"):
        kiosk.tell(request, text="另外一件事，完全不同。")


def test_no_number_of_a_lost_reserve_is_given_again(kiosk, line):
    line.close_port()
    kiosk.tell()
    line.resume()
    kiosk.settle()
    with kiosk.here.command("system") as command:
        command.execute(delete(submission_counters))
    kiosk.keeper.refresh()
    line.close_port()
    assert kiosk.tell().number == "意2026-03-R0002"
