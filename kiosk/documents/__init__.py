"""Paper: data in, PDF out. The PDF library is loaded with the first document."""

from __future__ import annotations

from kiosk.documents.model import ApplicationReceipt, OneTimeNotice, TicketSlip

__all__ = [
    "ApplicationReceipt",
    "OneTimeNotice",
    "TicketSlip",
    "application_receipt",
    "one_time_notice",
    "ticket_slip",
    "warm_up",
]


def ticket_slip(slip: TicketSlip) -> bytes:
    """The slip of a queue ticket: one page, 80 mm wide, as long as its content.

    Raises:
        Damaged: a font is missing or unusable.
    """
    from kiosk.documents import slips

    return slips.ticket_slip(slip)


def application_receipt(receipt: ApplicationReceipt) -> bytes:
    """The receipt of a disclosure application: one page, 80 mm wide, as long as its content.

    Raises:
        Damaged: a font is missing or unusable.
    """
    from kiosk.documents import slips

    return slips.application_receipt(receipt)


def one_time_notice(notice: OneTimeNotice) -> bytes:
    """The one-time notice of a service item: A4, as many pages as it needs.

    Raises:
        Damaged: a font is missing or unusable.
    """
    from kiosk.documents import notice as notices

    return notices.one_time_notice(notice)


def warm_up() -> None:
    """Loads the PDF library and opens the fonts, so that the first slip is as quick as the rest."""
    from kiosk.documents.font_files import Weight
    from kiosk.documents.lettering import default_font

    for weight in Weight:
        default_font(weight)
