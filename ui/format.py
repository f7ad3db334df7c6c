"""Times and counts as residents read them, in hall time."""

from __future__ import annotations

from datetime import datetime

from kiosk.common.clock import hall_time

_WEEKDAYS = "一二三四五六日"


def clock_text(moment: datetime) -> str:
    """``14:26``."""
    return f"{hall_time(moment):%H:%M}"


def day_text(moment: datetime) -> str:
    """``11月21日 星期六``."""
    local = hall_time(moment)
    return f"{local.month}月{local.day}日 星期{_WEEKDAYS[local.weekday()]}"


def age_text(moment: datetime, now: datetime) -> str:
    """When data was last renewed: ``09:12`` of today, else ``11月18日``."""
    local = hall_time(moment)
    if local.date() == hall_time(now).date():
        return f"{local:%H:%M}"
    return f"{local.month}月{local.day}日"
