"""The slip of an appointment on the 80 mm roll: how somebody without a phone keeps it."""

from __future__ import annotations

from kiosk.common.clock import hall_time
from kiosk.content.qr import matrix
from kiosk.documents.model import AppointmentSlip
from kiosk.documents.roll import Roll
from kiosk.documents.slips import moment, reprint_mark
from kiosk.documents.wording import word

_WEEKDAYS = "一二三四五六日"


def appointment_slip(slip: AppointmentSlip) -> bytes:
    """The slip of an appointment."""
    start, end = hall_time(slip.starts_at), hall_time(slip.ends_at)
    roll = Roll(large_print=slip.large_print)
    reprint_mark(roll, slip.reprint, slip.printed_at)
    roll.centred(slip.hall, 15.5, bold=True)
    roll.centred(word("appointment.title"), 10.8)
    roll.figure(f"{start:%m-%d} {start:%H:%M}–{end:%H:%M}", 26)
    weekday = _WEEKDAYS[start.weekday()]
    roll.centred(word("appointment.day", day=f"{start:%Y-%m-%d}", weekday=weekday), 12.4)
    roll.centred(slip.business, 14.4, bold=True)
    roll.dashes()
    roll.row(word("appointment.code"), slip.code)
    roll.row(word("appointment.holder"), f"{slip.name}　{slip.identity}")
    roll.row(word("appointment.opens"), f"{hall_time(slip.opens_at):%H:%M}")
    roll.row(word("appointment.cancel"), moment(slip.cancel_until))
    roll.dashes()
    roll.code(matrix(slip.qr))
    roll.centred(word("appointment.scan"), 10.8)
    roll.dashes()
    roll.prose(word("appointment.late", minutes=slip.late_minutes))
    roll.prose(word("appointment.advice", desk=slip.help_desk))
    roll.prose(word("appointment.origin", terminal=slip.terminal))
    return roll.pdf(title=f"{word('appointment.title')} {start:%m-%d %H:%M}", author=slip.hall)
