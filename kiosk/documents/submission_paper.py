"""Slips of 我要说 on the 80 mm roll: the receipt with number and query code, and an answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from kiosk.content.qr import matrix
from kiosk.documents.roll import Roll
from kiosk.documents.slips import moment, reprint_mark
from kiosk.documents.wording import word
from kiosk.feedback.submissions.views import Receipt, ToldAnswers
from kiosk.settings import Settings


@dataclass(frozen=True, slots=True)
class SubmissionSlip:
    """意见回执: nothing of the person, nothing of what was written."""

    hall: str
    number: str
    query_code: str = field(repr=False)
    kind: str
    about: str
    """Title of the document that it speaks of; empty for none."""
    mark: str
    """Version mark of the text that the person read."""
    organ: str
    """Who answers; empty while the hall finds out."""
    received_on: date
    due_on: date
    provisional: bool
    limit: str
    """How the limit was counted, in a sentence."""
    submitted_at: datetime
    terminal: str
    link: str = ""
    phone: str = ""
    """Of the hall, for questions."""
    reprint: bool = False
    printed_at: datetime | None = None
    large_print: bool = False


@dataclass(frozen=True, slots=True)
class AnswerSlip:
    """The answer to a submission, asked for by who knows number and query code."""

    hall: str
    number: str
    kind: str
    about: str
    organ: str
    answers: tuple[tuple[date, str], ...] = field(repr=False)
    terminal: str
    printed_at: datetime
    reprint: bool = False
    large_print: bool = False


def receipt_slip(
    receipt: Receipt, settings: Settings, link: str, *, reprint: bool, at: datetime
) -> bytes:
    """The receipt of a submission of the hall, with its limit in words."""
    facts = {
        "days": receipt.limit_days,
        "look": receipt.look_by,
        "closes": receipt.counted_from,
    }
    waits = receipt.counted_from > receipt.received_on
    rule = "limit_draft" if waits else "limit_look" if receipt.look_by else "limit"
    return submission_slip(
        SubmissionSlip(
            hall=settings.hall_name,
            number=receipt.number,
            query_code=receipt.query_code,
            kind=receipt.kind.label,
            about=receipt.about_title,
            mark=receipt.about_mark,
            organ=receipt.organ_name,
            received_on=receipt.received_on,
            due_on=receipt.due_on,
            provisional=receipt.provisional,
            limit=word(f"submission.{rule}", **facts),
            submitted_at=receipt.submitted_at,
            terminal=receipt.terminal,
            link=link,
            phone=settings.help_phone,
            reprint=reprint,
            printed_at=at,
        )
    )


def answers_slip(told: ToldAnswers, settings: Settings, *, reprint: bool, at: datetime) -> bytes:
    """The answers to a submission of the hall."""
    return answer_slip(
        AnswerSlip(
            hall=settings.hall_name,
            number=told.number,
            kind=told.kind.label,
            about=told.about_title,
            organ=told.organ_name,
            answers=tuple((answer.on, answer.text) for answer in told.answers),
            terminal=settings.terminal,
            printed_at=at,
            reprint=reprint,
        )
    )


def submission_slip(slip: SubmissionSlip) -> bytes:
    """The receipt: one page, 80 mm wide, as long as its content.

    Raises:
        Damaged: a font is missing or unusable.
    """
    roll = Roll(large_print=slip.large_print)
    reprint_mark(roll, slip.reprint, slip.printed_at)
    roll.centred(slip.hall, 15.5, bold=True)
    roll.centred(word("submission.title", kind=slip.kind), 12.4)
    roll.dashes()
    roll.centred(word("submission.number"), 10.8)
    roll.figure(slip.number, 24)
    roll.centred(word("submission.query_code"), 10.8)
    roll.figure(slip.query_code, 28)
    roll.dashes()
    due = slip.due_on.isoformat()
    rows = {
        "about": slip.about,
        "mark": slip.mark,
        "organ": slip.organ or word("submission.organ_unknown"),
        "received": slip.received_on.isoformat(),
        "due": word("submission.provisional", due=due) if slip.provisional else due,
    }
    for name, value in rows.items():
        if value:
            roll.row(word(f"submission.{name}"), value)
    roll.prose(slip.limit)
    roll.dashes()
    if slip.link:
        roll.code(matrix(slip.link))
        roll.centred(word("submission.scan"), 10.8)
        roll.dashes()
    roll.prose(word("submission.how"))
    if slip.phone:
        roll.prose(word("submission.phone", phone=slip.phone))
    origin = (word("submission.origin", terminal=slip.terminal), moment(slip.submitted_at))
    roll.prose(" · ".join(origin))
    return roll.pdf(title=f"{word('submission.title', kind=slip.kind)} {slip.number}",
                    author=slip.hall)  # fmt: skip


def answer_slip(slip: AnswerSlip) -> bytes:
    """An answer to take home: one page, 80 mm wide, as long as its content.

    Raises:
        Damaged: a font is missing or unusable.
    """
    roll = Roll(large_print=slip.large_print)
    reprint_mark(roll, slip.reprint, slip.printed_at)
    roll.centred(slip.hall, 15.5, bold=True)
    roll.centred(word("submission.answer", kind=slip.kind), 12.4)
    roll.dashes()
    roll.row(word("submission.number"), slip.number)
    if slip.about:
        roll.row(word("submission.about"), slip.about)
    if slip.organ:
        roll.row(word("submission.answered_by"), slip.organ)
    for on, text in slip.answers:
        roll.dashes()
        roll.row(word("submission.answered_on"), on.isoformat())
        for paragraph in text.splitlines():
            if paragraph:
                roll.prose(paragraph)
    roll.dashes()
    roll.prose(word("submission.go_on"))
    printed = (word("submission.origin", terminal=slip.terminal), moment(slip.printed_at))
    roll.prose(" · ".join(printed))
    return roll.pdf(title=f"{word('submission.answer', kind=slip.kind)} {slip.number}",
                    author=slip.hall)  # fmt: skip
