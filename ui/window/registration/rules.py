"""What a channel says about the date of receipt, and what it asks for (Article 31)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiosk.common.errors import Rejected
from kiosk.common.workdays import Calendar, Deadline
from kiosk.disclosure.model import (
    RECEIPT_RULES,
    REPLY_DAYS,
    Channel,
    ReceiptRule,
    receipt_date,
)
from ui.window.forms.model import Values, day_of

CHANNELS = (
    Channel.SIGNED_MAIL,
    Channel.PLAIN_MAIL,
    Channel.FAX,
    Channel.INTERNET,
    Channel.ORAL,
    Channel.IN_PERSON,
)
RULE_TEXTS = {
    ReceiptRule.SUBMISSION: "当面提交的，以提交之日为收到之日。",
    ReceiptRule.SIGNATURE: "以邮寄方式提交的，以行政机关签收之日为收到之日。",
    ReceiptRule.CONFIRMATION_ON_ARRIVAL: "以平常信函等无需签收的邮寄方式提交的，"
    "应当在收到当天与申请人确认，确认之日为收到之日。",
    ReceiptRule.CONFIRMATION: "以互联网渠道或者传真提交的，以双方确认之日为收到之日。",
}
"""政府信息公开条例 Article 31, in short."""
ARRIVAL_LABELS = {
    Channel.SIGNED_MAIL: "邮件到达之日",
    Channel.PLAIN_MAIL: "信件到达之日",
    Channel.FAX: "传真到达之日",
    Channel.INTERNET: "网上提交之日",
    Channel.ORAL: "口头提出之日",
    Channel.IN_PERSON: "当面提交之日",
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """What follows from the dates given so far."""

    rule: str
    received_on: date | None
    deadline: Deadline | None
    waits: str
    """What is still missing, or wrong; empty when the date stands."""


def asked_dates(channel: Channel) -> tuple[str, ...]:
    """The dates that a channel asks for."""
    rule = RECEIPT_RULES[channel]
    if rule is ReceiptRule.SIGNATURE:
        return "arrived_on", "signed_on"
    return ("arrived_on",) if rule is ReceiptRule.SUBMISSION else ("arrived_on", "confirmed_on")


def receipt_of(channel: Channel, values: Values, today: date, calendar: Calendar) -> Receipt:
    """The date of receipt and the deadline as they would be registered now."""
    rule = RECEIPT_RULES[channel]
    words = RULE_TEXTS[rule]
    arrived = day_of(values, "arrived_on", today)
    if arrived is None:
        return Receipt(words, None, None, "先填写到达之日。")
    days = {
        name: day_of(values, name, today) if name in asked_dates(channel) else None
        for name in ("signed_on", "confirmed_on")
    }
    try:
        received = receipt_date(rule, arrived_on=arrived, **days)
    except Rejected as error:
        return Receipt(words, None, None, _WRONG[error.code])
    if received is None:
        waits = "签收以后才有收到之日。" if rule is ReceiptRule.SIGNATURE else _UNCONFIRMED
        return Receipt(words, None, None, waits)
    return Receipt(words, received, calendar.due(received, REPLY_DAYS), "")


_UNCONFIRMED = "还没有与申请人确认：先登记为“待确认”，确认以后才起算期限。"
_WRONG = {
    "disclosure.confirmed_before_arrival": "签收、确认不能早于到达，请核对日期。",
    "disclosure.confirm_on_arrival": "平信应当在收到当天确认；确认之日与到达之日不同，请核对。",
}
