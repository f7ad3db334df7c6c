"""Paper: data in, PDF out. The PDF library is loaded with the first document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.disclosure.letters.model import LetterSheet
from kiosk.documents.model import (
    ApplicationReceipt,
    AppointmentSlip,
    FormSheet,
    OneTimeNotice,
    PolicySheet,
    TicketSlip,
)
from kiosk.documents.report_model import ReportSheet

if TYPE_CHECKING:
    from kiosk.documents.annual_form import AnnualPaper

__all__ = [
    "ApplicationReceipt",
    "AppointmentSlip",
    "FormSheet",
    "LetterSheet",
    "OneTimeNotice",
    "PolicySheet",
    "ReportSheet",
    "TicketSlip",
    "annual_pdf",
    "annual_workbook",
    "application_receipt",
    "appointment_slip",
    "form_pdf",
    "letter_pdf",
    "one_time_notice",
    "policy_pdf",
    "report_csv",
    "report_pdf",
    "report_workbook",
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


def appointment_slip(slip: AppointmentSlip) -> bytes:
    """The slip of an appointment: one page, 80 mm wide, as long as its content.

    Raises:
        Damaged: a font is missing or unusable.
    """
    from kiosk.documents import appointment_paper

    return appointment_paper.appointment_slip(slip)


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


def form_pdf(form: FormSheet) -> bytes:
    """A form on A4, blank or filled in as a sample.

    Raises:
        Damaged: a font is missing or unusable.
    """
    from kiosk.documents import form_paper

    return form_paper.form_pdf(form)


def policy_pdf(sheet: PolicySheet) -> bytes:
    """A policy document on A4, or chosen pages of it.

    Raises:
        Rejected: ``policy.pages_unknown``.
        Damaged: a font is missing or unusable.
    """
    from kiosk.documents import policy_paper

    return policy_paper.policy_pdf(sheet)


def letter_pdf(letter: LetterSheet) -> bytes:
    """A letter of a disclosure case: A4, as many pages as it needs.

    Raises:
        Damaged: a font is missing or unusable.
    """
    from kiosk.documents import letter_paper

    return letter_paper.letter_pdf(letter)


def report_pdf(report: ReportSheet) -> bytes:
    """A report on A4 with its charts.

    Raises:
        Damaged: a font is missing or unusable.
    """
    from kiosk.documents import report_sheet

    return report_sheet.report_pdf(report)


def report_csv(report: ReportSheet) -> bytes:
    """A report as CSV that Chinese spreadsheet programs open as it is."""
    from kiosk.documents import delimited

    return delimited.report_csv(report)


def report_workbook(report: ReportSheet) -> bytes:
    """A report as an XLSX workbook with typed cells."""
    from kiosk.documents import workbook

    return workbook.report_workbook(report)


def annual_pdf(paper: AnnualPaper) -> bytes:
    """The annual report of disclosure on A4.

    Raises:
        Damaged: a font is missing or unusable.
    """
    from kiosk.documents import annual_sheet

    return annual_sheet.annual_pdf(paper)


def annual_workbook(paper: AnnualPaper) -> bytes:
    """The annual report of disclosure as an XLSX workbook."""
    from kiosk.documents import annual_book

    return annual_book.annual_workbook(paper)


def warm_up() -> None:
    """Loads the PDF library and opens the fonts, so that the first slip is as quick as the rest."""
    from kiosk.documents.font_files import Weight
    from kiosk.documents.lettering import default_font

    for weight in Weight:
        default_font(weight)
