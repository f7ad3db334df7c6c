"""A receipt held out at the window: is it genuine, and does the case still say the same?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.disclosure.model import Receipt
from kiosk.disclosure.receipt_mark import Mark, content_hash


class Standing(StrEnum):
    """How the case stands to a genuine receipt."""

    SAME = "same"
    MOVED = "moved"
    CORRECTED = "corrected"
    NOT_HERE = "not_here"


@dataclass(frozen=True, slots=True)
class ReceiptCheck:
    """A genuine receipt, and the case that it belongs to as it stands now."""

    mark: Mark
    standing: Standing
    receipt: Receipt | None
    """None while the application has not arrived here, as one filed while the hall was away."""


def compared(mark: Mark, receipt: Receipt | None) -> ReceiptCheck:
    """The mark beside what the register says now."""
    if receipt is None:
        return ReceiptCheck(mark, Standing.NOT_HERE, None)
    if content_hash(receipt) != mark.content:
        return ReceiptCheck(mark, Standing.CORRECTED, receipt)
    dates = (receipt.received_on, receipt.due_on)
    same = dates == (mark.received_on, mark.due_on)
    return ReceiptCheck(mark, Standing.SAME if same else Standing.MOVED, receipt)
