"""Slips on the 80 mm roll: queue ticket and application receipt."""

from __future__ import annotations

from datetime import datetime

from kiosk.common.clock import hall_time
from kiosk.content.qr import matrix
from kiosk.documents.font_files import Weight
from kiosk.documents.lettering import Span
from kiosk.documents.model import ApplicationReceipt, TicketSlip
from kiosk.documents.roll import Roll, joined
from kiosk.documents.wording import word


def moment(at: datetime) -> str:
    """Date and time in the hall, to the minute."""
    return hall_time(at).strftime("%Y-%m-%d %H:%M")


def ticket_slip(slip: TicketSlip) -> bytes:
    """The slip of a queue ticket."""
    roll = Roll(large_print=slip.large_print)
    reprint_mark(roll, slip.reprint, slip.printed_at)
    roll.centred(slip.hall, 15.5, bold=True)
    roll.centred(word("ticket.title"), 10.8)
    roll.figure(slip.number, 58)
    roll.centred(slip.business, 14.4, bold=True)
    if slip.item:
        roll.centred(slip.item, 10.8)
    roll.dashes()
    _ticket_rows(roll, slip)
    roll.dashes()
    if slip.link:
        roll.code(matrix(slip.link))
        roll.centred(word("ticket.code"), 10.8)
        roll.dashes()
    if slip.further:
        roll.prose(word("ticket.further", names="、".join(slip.further)))
    if slip.remind:
        roll.prose(word("ticket.remind", what=slip.remind.rstrip("。")))
    roll.prose(word("ticket.advice", desk=slip.help_desk))
    roll.prose(word("ticket.origin", terminal=slip.terminal, serial=slip.serial))
    return roll.pdf(title=f"{word('ticket.title')} {slip.number}", author=slip.hall)


def _ticket_rows(roll: Roll, slip: TicketSlip) -> None:
    if slip.waiting_ahead is None:
        roll.row(word("ticket.ahead"), word("ticket.ahead_unknown"))
    else:
        roll.row(word("ticket.ahead"), word("ticket.people", count=slip.waiting_ahead))
    if slip.estimate_minutes:
        low, high = slip.estimate_minutes
        minutes = str(low) if low == high else f"{low}–{high}"
        roll.row(word("ticket.estimate"), word("ticket.minutes", minutes=minutes))
    if slip.windows:
        windows = "、".join(slip.windows)
        roll.row(word("ticket.windows"), word("ticket.window_numbers", windows=windows))
    roll.row(word("ticket.issued"), moment(slip.issued_at))
    if slip.priority:
        roll.row(word("ticket.lane"), word("ticket.priority"))
    if slip.appointment:
        start, end = map(hall_time, slip.appointment)
        roll.row(word("ticket.appointment"), f"{start:%m-%d %H:%M}–{end:%H:%M}")


def application_receipt(receipt: ApplicationReceipt) -> bytes:
    """The receipt of a disclosure application."""
    roll = Roll(large_print=receipt.large_print)
    reprint_mark(roll, receipt.reprint, receipt.printed_at)
    roll.centred(receipt.office, 15.5, bold=True)
    roll.centred(word("receipt.title"), 17.5, bold=True)
    roll.dashes()
    _receipt_rows(roll, receipt)
    roll.gap(1)
    roll.prose(word("receipt.deadline"))
    if receipt.counted:
        roll.prose(word("receipt.counted", how=receipt.counted))
    if receipt.due_provisional:
        roll.prose(word("receipt.provisional"))
    roll.dashes()
    _headed(roll, "receipt.content", receipt.content)
    _beside(roll, "receipt.delivery", f"{receipt.carrier}，{receipt.route}")
    _beside(roll, "receipt.materials", "；".join(receipt.materials))
    _beside(roll, "receipt.charge", receipt.charge)
    roll.dashes()
    if receipt.link:
        roll.code(matrix(receipt.link))
        roll.centred(word("receipt.signed_code" if receipt.link_signed else "receipt.code"), 10.8)
        roll.dashes()
    _receipt_foot(roll, receipt)
    return roll.pdf(title=f"{word('receipt.title')} {receipt.number}", author=receipt.office)


def _receipt_rows(roll: Roll, receipt: ApplicationReceipt) -> None:
    due = receipt.due_on.isoformat()
    rows = {
        "number": receipt.number,
        "query_code": receipt.query_code,
        "applicant": receipt.applicant,
        "contact": receipt.contact,
        "received": receipt.received_on.isoformat(),
        "due": word("receipt.due_provisional", due=due) if receipt.due_provisional else due,
        "receiver": receipt.receiver,
    }
    for name, value in rows.items():
        if value:
            roll.row(word(f"receipt.{name}"), value)


def _receipt_foot(roll: Roll, receipt: ApplicationReceipt) -> None:
    roll.prose(word("receipt.how_to_query"))
    if receipt.phone:
        hours = word("receipt.in_brackets", text=receipt.hours) if receipt.hours else ""
        roll.prose(word("receipt.phone", phone=receipt.phone, hours=hours))
    if receipt.address:
        roll.prose(word("receipt.address", address=receipt.address))
    origin = word("receipt.origin", terminal=receipt.terminal)
    roll.prose(joined((origin, moment(receipt.submitted_at), word("receipt.no_seal"))))


def reprint_mark(roll: Roll, reprint: bool, printed_at: datetime | None) -> None:
    """补打, with the time: the same number must not pass for a second ticket."""
    if reprint:
        roll.band(joined((word("reprint"), moment(printed_at) if printed_at else "")))
        roll.gap(2)


def _headed(roll: Roll, key: str, text: str) -> None:
    roll.prose([Span(word(key), Weight.BOLD)])
    roll.prose(text)


def _beside(roll: Roll, key: str, text: str) -> None:
    if text:
        roll.gap(1)
        roll.prose([Span(word(key) + " ", Weight.BOLD), Span(text)])
