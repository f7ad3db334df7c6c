"""From a print job to paper: reads the record, makes the page, sends it, keeps the outcome."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.common.errors import KioskError, Rejected
from kiosk.content.links import application_link, ticket_link
from kiosk.documents.requests import EVERY_TILE, PaperRequests
from kiosk.queueing.model import Lane
from kiosk.settings import Settings
from kiosk.store.print_queue import SUPERSEDED, PrintJob
from kiosk.store.store import Store
from kiosk.submission_slips import SubmissionSlips

if TYPE_CHECKING:
    from kiosk.content.service import Content
    from kiosk.devices.printer import Document, Printer
    from kiosk.disclosure.letters.service import Letters
    from kiosk.disclosure.service import Disclosure
    from kiosk.feedback.submissions.service import Submissions
    from kiosk.queueing.appointments.service import Appointments
    from kiosk.queueing.model import Wait
    from kiosk.queueing.reserve import Reserve
    from kiosk.queueing.service import Queueing

log = logging.getLogger(__name__)

ON_A4 = ("guide", "letter", "form", "sample", "policy", "wall")
"""Kinds for the A4 printer; all others are slips of the roll."""
OFFERED_FOR = timedelta(minutes=15)
"""How long after a crash a slip that may not have come out is offered again."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A ticket whose slip may not have come out, to be printed again on request."""

    job_id: str
    ticket_id: str
    number: str


def _minutes(estimate: Wait | None) -> tuple[int, int] | None:
    return (estimate.low, estimate.high) if estimate else None


class Printing(PaperRequests):
    """The print worker and what the screens ask of it."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        content: Content,
        queueing: Queueing,
        disclosure: Disclosure,
        reserve: Reserve | None = None,
        appointments: Callable[[], Appointments] | None = None,
        letters: Callable[[], Letters] | None = None,
        submissions: Callable[[], Submissions] | None = None,
    ) -> None:
        self._store = store
        self._letters = letters
        self._submission_slips = SubmissionSlips(settings, submissions)
        self._reserve = reserve
        self._appointments = appointments
        self._interrupted_before: datetime | None = None
        self._settings = settings
        self._content = content
        self._queueing = queueing
        self._disclosure = disclosure

    @cached_property
    def roll_printer(self) -> Printer:
        """The 80 mm printer."""
        from kiosk.devices.printer import open_printer

        return open_printer(self._settings.printer, base=self._settings.data_dir)

    @cached_property
    def paper_printer(self) -> Printer:
        """The A4 printer; the roll printer's settings when there is no second one."""
        from kiosk.devices.printer import open_printer

        settings = self._settings.paper_printer or self._settings.printer
        return open_printer(settings, base=self._settings.data_dir)

    def recover(self, older_than: timedelta = timedelta(0)) -> None:
        """At a start: what was being printed before may or may not have come out.

        In a hall that is away this is done for the hall's own jobs before the first of them
        is printed.
        """
        self._interrupted_before = self._store.clock.now() - older_than
        if self._reserve is not None:
            self._reserve.store.prints.recover(older_than)
        if self._reserve is None or not self._reserve.standing_in:
            self._recover_hall()

    def run_pending(self) -> list[PrintJob]:
        """Prints what waits, oldest first; returns the jobs with their outcomes.

        A slip of the hall's store waits while a ticket is under way or the reserve holds one:
        it might bear a number that nobody was given. See ADR 8.
        """
        if self._reserve is None:
            return self._print_from(self._store)
        settled = self._print_from(self._reserve.store)
        if self._reserve.quiet():
            self._recover_hall()
            settled += self._print_from(self._store)
        return settled

    def outcome(self, job_id: str) -> PrintJob | None:
        """How a job stands."""
        return next((job for s in self._stores() if (job := s.prints.job(job_id))), None)

    def latest(self, kind: str, subject: str) -> PrintJob | None:
        """The newest job for a ticket, application or notice."""
        jobs = self._jobs(kind, subject)
        return jobs[-1] if jobs else None

    def reprint(self, kind: str, subject: str, *, actor: str = "resident") -> str:
        """Asks for a marked reprint; returns the new job's id.

        Raises:
            Rejected: ``slip.nothing_to_reprint`` when it was never asked to be printed.
        """
        jobs = self._jobs(kind, subject)
        if not jobs:
            raise Rejected("slip.nothing_to_reprint")
        with self._writing().command(actor) as command:
            command.audit("slip.reprinted", subject, kind=kind)
            return command.print(kind, subject, reprint_of=jobs[-1].id)

    def offers(self) -> list[Offer]:
        """Tickets of the last minutes whose slip is not known to have come out."""
        since = self._store.clock.now() - OFFERED_FOR
        found = {
            job.id: job
            for store in self._stores()
            for job in store.prints.unsettled("ticket", since)
        }
        return [
            Offer(job.id, job.subject, self._queueing.ticket(job.subject).number)
            for job in found.values()
            if job.code != SUPERSEDED
        ]

    def render(
        self, kind: str, subject: str, *, reprint: bool = False, at: datetime | None = None
    ) -> Document:
        """The page for a record.

        Raises:
            Rejected: unknown kind, ticket, application or item.
        """
        pages: dict[str, Callable[[str, bool, datetime], Document]] = {
            "ticket": self._ticket_slip,
            "application": self._receipt,
            "guide": self._sheet_of(self.papers.notice),
            "form": self._sheet_of(self.papers.blank),
            "sample": self._sheet_of(self.papers.sample),
            "policy": self._sheet_of(self.papers.policy),
            "wall": self._tiles,
            "appointment": self._appointment_slip,
            "letter": self._letter,
            "submission": self._submission_slips.receipt,
            "submission_answer": self._submission_slips.answer,
        }
        if kind not in pages:
            raise Rejected("slip.kind_unknown", kind=kind)
        return pages[kind](subject, reprint, at or self._store.clock.now())

    def _stores(self) -> list[Store]:
        """Where jobs may lie, the machine's own first; the hall only while it answers."""
        if self._reserve is None:
            return [self._store]
        here = self._reserve.store
        return [here] if self._reserve.standing_in else [here, self._store]

    def _writing(self) -> Store:
        return self._stores()[-1]

    def _jobs(self, kind: str, subject: str) -> list[PrintJob]:
        found = {job.id: job for store in self._stores() for job in store.prints.of(kind, subject)}
        return sorted(found.values(), key=lambda job: job.created_at)

    def _recover_hall(self) -> None:
        before = self._interrupted_before
        if before is not None:
            self._store.prints.recover(self._store.clock.now() - before)
            self._interrupted_before = None

    def _print_from(self, store: Store) -> list[PrintJob]:
        settled = []
        while (job := store.prints.claim_next()) is not None:
            state, code = self._deliver(job)
            store.prints.settle(job.id, state, code)
            finished = store.prints.job(job.id)
            if finished is not None:
                settled.append(finished)
        return settled

    def _deliver(self, job: PrintJob) -> tuple[str, str | None]:
        try:
            reprint = job.reprint_of is not None
            document = self.render(job.kind, job.subject, reprint=reprint)
            printer = self.paper_printer if job.kind in ON_A4 else self.roll_printer
            outcome = printer.deliver(document, job_id=job.id)
        except KioskError as error:
            log.warning("print job %s failed: %s", job.id, error.code)
            return "failed", error.code
        return outcome.kind.value, outcome.code or None

    def _ticket_slip(self, ticket_id: str, reprint: bool, at: datetime) -> Document:
        from kiosk.devices.printer import Document, Media
        from kiosk.documents import TicketSlip, ticket_slip

        ticket = self._queueing.ticket(ticket_id)
        businesses = {business.code: business for business in self._content.businesses()}
        business = businesses.get(ticket.business)
        slip = TicketSlip(
            hall=self._settings.hall_name,
            number=ticket.number,
            business=ticket.business_name,
            waiting_ahead=None if self._counted_here(ticket_id) else ticket.waiting_ahead,
            estimate_minutes=_minutes(ticket.estimate),
            windows=tuple(ticket.windows),
            issued_at=ticket.issued_at,
            terminal=self._settings.terminal,
            serial=ticket.reference,
            link=ticket_link(self._settings, ticket.id),
            item=ticket.item_name,
            remind=business.remind if business else "",
            priority=ticket.lane is Lane.PRIORITY,
            appointment=self._slot_of(ticket.appointment_id),
            further=tuple(businesses[c].name for c in ticket.further if c in businesses),
            help_desk=self._settings.help_desk,
            reprint=reprint,
            printed_at=at,
        )
        return Document(ticket_slip(slip), Media.ROLL_80, f"号票 {ticket.number}")

    def _slot_of(self, appointment_id: str) -> tuple[datetime, datetime] | None:
        """When an appointment was for; a ticket is printed without it rather than not at all."""
        if not appointment_id or self._appointments is None:
            return None
        try:
            made = self._appointments().appointment(appointment_id)
        except KioskError as error:
            log.warning("a ticket is printed without its appointment: %s", error.code)
            return None
        return made.starts_at, made.ends_at

    def _appointment_slip(self, appointment_id: str, reprint: bool, at: datetime) -> Document:
        from kiosk.devices.printer import Document, Media
        from kiosk.documents import AppointmentSlip, appointment_slip

        if self._appointments is None:
            raise Rejected("slip.kind_unknown", kind="appointment")
        made = self._appointments().appointment(appointment_id)
        slip = AppointmentSlip(
            hall=self._settings.hall_name,
            business=made.business_name,
            starts_at=made.starts_at,
            ends_at=made.ends_at,
            code=made.code,
            qr=made.qr,
            name=made.name,
            identity=made.identity,
            opens_at=made.opens_at,
            cancel_until=made.cancel_until,
            late_minutes=self._settings.queue.appointment_late_minutes,
            terminal=self._settings.terminal,
            help_desk=self._settings.help_desk,
            reprint=reprint,
            printed_at=at,
        )
        return Document(appointment_slip(slip), Media.ROLL_80, "预约凭证")

    def _counted_here(self, ticket_id: str) -> bool:
        """Whether the machine alone counted who is ahead, without the rest of the hall."""
        return self._reserve is not None and self._reserve.gave(ticket_id)

    def _letter(self, letter_id: str, reprint: bool, at: datetime) -> Document:
        """A letter is the same paper however often it is printed: it bears its own number."""
        from kiosk.devices.printer import Document, Media

        if self._letters is None:
            raise Rejected("slip.kind_unknown", kind="letter")
        letters = self._letters()
        letter = letters.letter(letter_id)
        return Document(
            letters.preview(letter_id), Media.A4, f"{letter.text.title} {letter.number}"
        )

    def _receipt(self, number: str, reprint: bool, at: datetime) -> Document:
        from kiosk.devices.printer import Document, Media
        from kiosk.disclosure.receipt_mark import marked_link
        from kiosk.documents import ApplicationReceipt, application_receipt
        from kiosk.documents.wording import word

        receipt = self._disclosure.receipt(number)
        office = self._settings.office
        page = ApplicationReceipt(
            office=office.name or self._settings.hall_name,
            number=receipt.number,
            query_code=receipt.query_code,
            applicant=receipt.applicant,
            received_on=receipt.received_on,
            due_on=receipt.due_on,
            due_provisional=receipt.provisional,
            content=receipt.description,
            carrier=receipt.carrier.label,
            route=receipt.route.label,
            submitted_at=receipt.submitted_at,
            terminal=self._settings.terminal,
            counted=receipt.counted,
            contact=receipt.contact,
            receiver=(
                word("receipt.staff", number=receipt.helper)
                if receipt.helper
                else word("receipt.kiosk", terminal=receipt.terminal)
            ),
            charge=word("receipt.no_charge"),
            materials=(word("receipt.signed_form" if receipt.signed else "receipt.form"),),
            link=marked_link(application_link(self._settings, receipt.number), receipt.mark),
            link_signed=bool(receipt.mark),
            phone=office.phone,
            address=office.address,
            hours=office.hours,
            reprint=reprint,
            printed_at=at,
        )
        return Document(application_receipt(page), Media.ROLL_80, f"回执 {receipt.number}")

    def _tiles(self, subject: str, _reprint: bool, _at: datetime) -> Document:
        """Tiles of the wall; a tile has no mark of a reprint, for it hangs where all see it."""
        from kiosk.devices.printer import Document, Media

        made = self.tiles("" if subject == EVERY_TILE else subject)
        return Document(made, Media.A4, "二维码墙贴")

    def _sheet_of(
        self, make: Callable[[str, bool, datetime], tuple[bytes, str]]
    ) -> Callable[[str, bool, datetime], Document]:
        """Papers of the content as documents for the A4 printer."""
        from kiosk.devices.printer import Document, Media

        def paper(subject: str, reprint: bool, at: datetime) -> Document:
            pdf, title = make(subject, reprint, at)
            return Document(pdf, Media.A4, title)

        return paper
