"""Submissions that were handed in while the hall was away, on their way into it."""

from __future__ import annotations

from kiosk.common.errors import Damaged
from kiosk.feedback.submissions.filing import RECEIVED, reserve_series
from kiosk.feedback.submissions.tables import submission_serials, submission_steps, submissions
from kiosk.store.numbered_carrier import NumberedCarrier, NumberedTables
from kiosk.store.sealing import Sealer


class SubmissionCarrier(NumberedCarrier):
    """Submissions; the hall gives the machine a series too, so its reserve's is another."""

    kind = RECEIVED
    forwarded = "submission.forwarded_to_hall"
    renumbered = "submission.renumbered"
    tables = NumberedTables(
        submissions, submission_steps, submission_steps.c.submission_id, submission_serials
    )

    def __init__(self, sealer: Sealer, terminal: str) -> None:
        super().__init__(sealer, series=reserve_series(terminal))

    def missing(self, record_id: str) -> Damaged:
        """The reserve has the event of a submission, and not the submission."""
        return Damaged("reserve.submission_missing", submission=record_id)
