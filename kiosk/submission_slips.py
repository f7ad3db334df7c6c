"""Slips of what residents told the hall: the receipt with its number, and the answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.common.errors import Rejected
from kiosk.content.links import submission_link
from kiosk.settings import Settings

if TYPE_CHECKING:
    from kiosk.devices.printer import Document
    from kiosk.feedback.submissions.service import Submissions


class SubmissionSlips:
    """Makes slips from submissions."""

    def __init__(self, settings: Settings, submissions: Callable[[], Submissions] | None) -> None:
        self._settings = settings
        self._submissions = submissions

    def receipt(self, reference: str, reprint: bool, at: datetime) -> Document:
        """The slip handed out when something was told.

        Raises:
            Rejected: unknown reference, or nothing can be told here.
        """
        from kiosk.devices.printer import Document, Media
        from kiosk.documents.submission_paper import SubmissionSlip, submission_slip
        from kiosk.documents.wording import word

        receipt = self._told().receipt(reference)
        limits = {
            "days": receipt.limit_days,
            "look": receipt.look_by,
            "closes": receipt.counted_from,
        }
        waits = receipt.counted_from > receipt.received_on
        rule = "limit_draft" if waits else "limit_look" if receipt.look_by else "limit"
        slip = SubmissionSlip(
            hall=self._settings.hall_name,
            number=receipt.number,
            query_code=receipt.query_code,
            kind=receipt.kind.label,
            about=receipt.about_title,
            mark=receipt.about_mark,
            organ=receipt.organ_name,
            received_on=receipt.received_on,
            due_on=receipt.due_on,
            provisional=receipt.provisional,
            limit=word(f"submission.{rule}", **limits),
            submitted_at=receipt.submitted_at,
            terminal=receipt.terminal,
            link=submission_link(self._settings, receipt.number),
            phone=self._settings.help_phone,
            reprint=reprint,
            printed_at=at,
        )
        return Document(submission_slip(slip), Media.ROLL_80, f"意见回执 {receipt.number}")

    def answer(self, reference: str, reprint: bool, at: datetime) -> Document:
        """The answers so far; raises as :meth:`receipt`."""
        from kiosk.devices.printer import Document, Media
        from kiosk.documents.submission_paper import AnswerSlip, answer_slip

        told = self._told().answers(reference)
        slip = AnswerSlip(
            hall=self._settings.hall_name,
            number=told.number,
            kind=told.kind.label,
            about=told.about_title,
            organ=told.organ_name,
            answers=tuple((answer.on, answer.text) for answer in told.answers),
            terminal=self._settings.terminal,
            printed_at=at,
            reprint=reprint,
        )
        return Document(answer_slip(slip), Media.ROLL_80, f"意见答复 {told.number}")

    def _told(self) -> Submissions:
        if self._submissions is None:
            raise Rejected("slip.kind_unknown", kind="submission")
        return self._submissions()
