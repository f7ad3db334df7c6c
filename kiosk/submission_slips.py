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
        from kiosk.documents.submission_paper import receipt_slip

        receipt = self._told().receipt(reference)
        link = submission_link(self._settings, receipt.number)
        made = receipt_slip(receipt, self._settings, link, reprint=reprint, at=at)
        return Document(made, Media.ROLL_80, f"意见回执 {receipt.number}")

    def answer(self, reference: str, reprint: bool, at: datetime) -> Document:
        """The answers so far; raises as :meth:`receipt`."""
        from kiosk.devices.printer import Document, Media
        from kiosk.documents.submission_paper import answers_slip

        told = self._told().answers(reference)
        made = answers_slip(told, self._settings, reprint=reprint, at=at)
        return Document(made, Media.ROLL_80, f"意见答复 {told.number}")

    def _told(self) -> Submissions:
        if self._submissions is None:
            raise Rejected("slip.kind_unknown", kind="submission")
        return self._submissions()
