"""Appointments in the words that a resident sees."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from kiosk.common.clock import hall_date, hall_time
from kiosk.content.model import Business
from kiosk.queueing.appointments.arrivals import CheckedIn
from kiosk.queueing.appointments.model import Appointment, SlotState, Timing
from ui.format import clock_text

translate = QCoreApplication.translate

Row = dict[str, object]

_WEEKDAYS = "一二三四五六日"


def business_row(business: Business) -> Row:
    """A business to be booked: {code, name, summary}."""
    return {"code": business.code, "name": business.name, "summary": business.summary}


def day_row(slots: list[SlotState], now: datetime) -> Row:
    """A day to choose: {day, name, date, free, bookable}, of its slots."""
    local = hall_time(slots[0].starts_at)
    free = sum(slot.free for slot in slots if slot.bookable)
    ahead = (local.date() - hall_date(now)).days
    week = translate("Appointments", "周{0}").format(_WEEKDAYS[local.weekday()])
    name = {
        0: translate("Appointments", "今天"),
        1: translate("Appointments", "明天"),
    }.get(ahead, week)
    return {
        "day": local.date().isoformat(),
        "name": name,
        "date": translate("Appointments", "{0}月{1}日").format(local.month, local.day),
        "free": _left(free),
        "bookable": free > 0,
    }


def slot_row(slot: SlotState, now: datetime) -> Row:
    """A slot to choose: {at, span, free, bookable}."""
    begun = translate("Appointments", "已经开始")
    return {
        "at": slot.starts_at.isoformat(),
        "span": span_text(slot.starts_at, slot.ends_at),
        "free": begun if slot.starts_at <= now else _left(slot.free),
        "bookable": slot.bookable,
    }


def _left(free: int) -> str:
    if free == 0:
        return translate("Appointments", "已约满")
    return translate("Appointments", "余 {0} 个").format(free)


def span_text(starts_at: datetime, ends_at: datetime) -> str:
    """``14:00–15:00``."""
    return f"{clock_text(starts_at)}–{clock_text(ends_at)}"


def date_text(moment: datetime) -> str:
    """``11月23日 周一``."""
    local = hall_time(moment)
    text = translate("Appointments", "{0}月{1}日 周{2}")
    return text.format(local.month, local.day, _WEEKDAYS[local.weekday()])


def when_text(made: Appointment | SlotState) -> str:
    """``11月23日 周一 14:00–15:00``."""
    return f"{date_text(made.starts_at)} {span_text(made.starts_at, made.ends_at)}"


def came_text(came: CheckedIn) -> str:
    """How somebody came to the appointment, and what that means for the queue."""
    span = span_text(came.appointment.starts_at, came.appointment.ends_at)
    match came.timing:
        case Timing.EARLY if came.due_from is not None:
            return translate(
                "Appointments", "您来早了，预约时段是 {0}。{1} 起按预约优先叫号，请先休息。"
            ).format(span, clock_text(came.due_from))
        case Timing.LATE:
            return translate(
                "Appointments", "比预约的 {0} 晚了一点，没有关系，仍按预约优先叫号。"
            ).format(span)
        case Timing.TOO_LATE:
            return translate(
                "Appointments", "已过预约的 {0}，这是普通号，按取号先后叫号，不算爽约。"
            ).format(span)
        case _:
            return translate("Appointments", "预约签到成功（{0}），按预约优先叫号。").format(span)
