"""A clock that jumps: one day for one number, and nothing is counted twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kiosk.common.clock import FixedClock
from kiosk.common.ids import new_id
from tests.e2e.halls import Hall

LATE = datetime(2026, 11, 20, 15, 50, tzinfo=UTC)
"""Ten to midnight in the hall."""


def test_a_clock_set_back_over_midnight_keeps_the_day_and_goes_on_counting(demo: Hall) -> None:
    clock = FixedClock(LATE)
    with demo.opened(clock) as terminal:

        def take() -> tuple[str, str]:
            ticket = terminal.queueing.take("hj", request_id=new_id())
            return ticket.service_day.isoformat(), ticket.number

        assert take() == ("2026-11-20", "B001")
        clock.advance(timedelta(minutes=20))
        assert take() == ("2026-11-21", "B001")
        clock.set_wall(LATE)
        assert take() == ("2026-11-21", "B002")
        clock.set_wall(datetime(1970, 1, 1, tzinfo=UTC))
        assert take() == ("2026-11-21", "B003")
        clock.set_wall(LATE + timedelta(days=1))
        assert take() == ("2026-11-21", "B004")
        clock.advance(timedelta(hours=1))
        assert take() == ("2026-11-22", "B001")
    assert all(verdict["intact"] for verdict in demo.told("audit", "verify"))


def test_a_wrong_clock_is_told_by_the_doctor(demo: Hall) -> None:
    from kiosk.upkeep.doctor import examine

    clock = FixedClock(datetime(1970, 1, 1, tzinfo=UTC))
    findings = examine(demo.folder, lambda: demo.opened(clock))
    (told,) = [found for found in findings if found.name == "时钟"]
    assert not told.ok
    assert "校准" in told.detail
