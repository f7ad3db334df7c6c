"""A register of applications in every state, for whoever learns the desk.

Each case is made by the use cases that a real one goes through, with a clock that walks over the
last months: limits, lights, audit, letters and reports are those of a real office. Nothing is
written past the rooms.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from kiosk.app import open_terminal
from kiosk.common.clock import HALL_TZ, Clock, FixedClock, SystemClock, hall_date
from kiosk.common.workdays import Calendar
from kiosk.demonstration.acting import Scene
from kiosk.demonstration.stories import stories
from kiosk.settings import Settings

_BEGINS = time(9, 0, tzinfo=HALL_TZ)
_EACH_TAKES = timedelta(minutes=4)


def fill_register(settings: Settings, clock: Clock | None = None) -> int:
    """Plays all stories in the order of their days; returns how many cases there are now.

    Everything happened on working days before today, by ``clock``, the machine's by default.
    """
    today = hall_date((clock or SystemClock()).now())
    calendar = Calendar.published()
    told = list(stories())
    acts = sorted(
        (-ago, turn, story) for story, acts in enumerate(told) for turn, (ago, _) in enumerate(acts)
    )
    days = _working_days_before(today, max(-ago for ago, _, _ in acts), calendar)
    walking = FixedClock(_morning(days[-acts[0][0]]))
    terminal = open_terminal(settings, walking)
    try:
        scenes = [Scene(terminal, calendar, today) for _ in told]
        for ago, turn, story in acts:
            scene = scenes[story]
            scene.today = days[-ago]
            walking.set_wall(max(walking.now() + _EACH_TAKES, _morning(scene.today)))
            scene.case = told[story][turn][1](scene)
        terminal.printing.run_pending()
    finally:
        terminal.close()
    return len(told)


def _working_days_before(today: date, most: int, calendar: Calendar) -> dict[int, date]:
    """The n-th working day before ``today`` by n."""
    days: dict[int, date] = {}
    day = today
    while len(days) < most:
        day -= timedelta(days=1)
        if calendar.is_working_day(day):
            days[len(days) + 1] = day
    return days


def _morning(day: date) -> datetime:
    return datetime.combine(day, _BEGINS)
