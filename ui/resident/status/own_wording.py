"""An application's correction, fee, answer and dates, for who filed it."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from kiosk.common.clock import hall_date
from kiosk.common.workdays import CountedDay, Deadline
from kiosk.disclosure.counted import counted_in_words
from kiosk.disclosure.fees import Band, FeeSum
from kiosk.disclosure.states import CLOSED
from kiosk.disclosure.views import ApplicationStatus
from ui.resident.disclosure import counting

translate = QCoreApplication.translate

Row = dict[str, str]


def asked(status: ApplicationStatus | None) -> dict[str, str]:
    """{what, replyBy}."""
    wanted = status.asked if status else None
    if wanted is None:
        return {}
    return {"what": wanted.what, "replyBy": day_text(wanted.reply_by)}


def fee(status: ApplicationStatus | None) -> dict[str, object]:
    """{amount, rows, payBy, paid}; ``rows`` is the worked sum, band by band."""
    due = status.fee if status else None
    if due is None:
        return {}
    return {
        "amount": translate("Status", "{0} 元").format(due.sum.amount),
        "rows": [_band(due.sum, band) for band in due.sum.bands],
        "payBy": translate("Status", "{0}（暂定）").format(day_text(due.pay_by))
        if due.provisional
        else day_text(due.pay_by),
        "paid": day_text(due.paid_on) if due.paid_on else "",
    }


def answer(status: ApplicationStatus | None) -> dict[str, object]:
    """{outcome, on, rows, remedies}."""
    given = status.answer if status else None
    if given is None:
        return {}
    outcome = given.outcome
    head = (
        outcome.family if outcome.family == outcome.label else f"{outcome.family}：{outcome.label}"
    )
    rows = [
        {"label": translate("Status", "公开的内容"), "value": given.open_part},
        {"label": translate("Status", "理由"), "value": given.reasons},
    ]
    return {
        "outcome": head,
        "on": day_text(given.answered_on),
        "rows": [row for row in rows if row["value"]],
        "remedies": given.remedies,
    }


def dates(status: ApplicationStatus | None, now: datetime) -> dict[str, object]:
    """{received, due, counting, weeks}; nothing once it is closed, then no limit runs."""
    if status is None or status.received_on is None or status.due_on is None:
        return {}
    if status.state in CLOSED or not status.counted:
        return {}
    due = day_text(status.due_on)
    return {
        "received": day_text(status.received_on),
        "due": translate("Status", "{0}（暂定）").format(due) if status.provisional else due,
        "counting": _counting(status.received_on, status.due_on, status.counted),
        "weeks": counting.weeks(status.counted, hall_date(now)),
    }


def day_text(day: date) -> str:
    """A date with its year."""
    return translate("Status", "{0}年{1}月{2}日").format(day.year, day.month, day.day)


def _counting(received: date, due: date, days: tuple[CountedDay, ...]) -> str:
    return counted_in_words(Deadline(received, due, provisional=False, days=days))


def _band(fee_sum: FeeSum, band: Band) -> Row:
    unit = fee_sum.basis.unit
    span = translate("Status", "第 {0}–{1} {2}").format(band.from_, band.to, unit)
    if not band.each:
        return {"label": span, "value": translate("Status", "免费")}
    worked = translate("Status", "{0} {1} × {2} 元 = {3} 元")
    return {"label": span, "value": worked.format(band.count, unit, band.each, band.amount)}
