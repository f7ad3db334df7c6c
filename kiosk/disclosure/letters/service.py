"""The use cases of letters: drafted from the case, edited, issued under a number, set aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from kiosk.common.calendars import CalendarSource, DeliveredCalendar
from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected
from kiosk.common.ids import new_id
from kiosk.common.text import clean_line
from kiosk.common.workdays import Calendar
from kiosk.disclosure.letters.fields import (
    Case,
    answer_values,
    case_values,
    fee_table,
    read_case,
    said_and_found,
)
from kiosk.disclosure.letters.keeping import sealed_text
from kiosk.disclosure.letters.model import (
    Letter,
    LetterKind,
    LetterSheet,
    LetterState,
    LetterText,
    ReasonLibrary,
    Template,
    Voided,
)
from kiosk.disclosure.letters.shelf import Shelf
from kiosk.disclosure.letters.templates import Templates
from kiosk.disclosure.letters.templating import checked_paragraphs, fill, without_blanks
from kiosk.disclosure.norms.reading import library_in_force
from kiosk.disclosure.norms.service import Norms
from kiosk.disclosure.tables import (
    application_answers,
    application_letters,
)
from kiosk.settings import Settings
from kiosk.store.store import Store

ADDRESSEE_LIMIT = 200
REASON_LIMIT = 200
PRINT_KIND = "letter"
Paper = Callable[[LetterSheet], bytes]
"""Makes the PDF of a letter."""


class Letters(Shelf):
    """Letters of one office, over the store. Safe to use from several threads."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        paper: Paper,
        calendars: CalendarSource | None = None,
    ) -> None:
        super().__init__(store, settings.hall_code)
        self._settings = settings
        self._paper = paper
        self._calendars = calendars or DeliveredCalendar()
        self.templates = Templates(store, settings, paper)
        self.norms = Norms(store, settings)

    @property
    def reasons(self) -> ReasonLibrary:
        """Grounds by row of the annual report with their articles, and the remedies, as they
        are in force."""
        return self.norms.library()

    def draft(
        self,
        number: str,
        kind: LetterKind | str,
        *,
        actor: str,
        fields: Mapping[str, str] | None = None,
    ) -> Letter:
        """Drafts a letter of a case: the template filled with what the case says.

        ``fields`` add to the case or stand in for it, by code name (``names.FIELDS``); an answer
        takes ``row``, ``ground_codes`` (joined by commas) and ``remedy_kind`` (A or B) besides.
        What nobody has said yet stands in the draft as 【待填：…】.

        Raises:
            Rejected: ``letter.kind_unknown``, ``disclosure.unknown_number``,
                ``letter.received_missing``, and as ``answer_values``.
        """
        known = checked_kind(kind)
        calendar = self._calendars.calendar()
        template = self.templates.in_use(known)
        with self._store.command(actor) as command:
            record = self._record(command.connection, number)
            case = self._case(command.connection, record, known)
            text = self._text(case, template.template, fields or {}, calendar)
            row = {
                "id": new_id(),
                "application_id": record.id,
                "kind": known.value,
                "organ": self._organ,
                "year": hall_date(command.now).year,
                "series": template.template.series,
                "subject": text.title,
                "body": sealed_text(self._store.sealer, text),
                "template_version": template.version,
                "state": LetterState.DRAFT.value,
                "drafted_by": actor,
                "drafted_at": command.now,
            }
            command.execute(insert(application_letters), row)
            command.audit("letter.drafted", record.number, letter=row["id"], kind=known.value)
        return self.letter(str(row["id"]))

    def edit(
        self,
        letter_id: str,
        paragraphs: Sequence[str],
        *,
        actor: str,
        addressee: str | None = None,
        annexes: Sequence[str] | None = None,
        form: Sequence[str] | None = None,
        seen: str | None = None,
    ) -> Letter:
        """Gives a draft other words; what is None stays.

        ``form`` are the values of a form in their order. ``seen`` is the ``edition`` that the
        editor looked at: with it a colleague's changes in between are never overwritten.

        Raises:
            Rejected: ``letter.unknown``, ``letter.not_a_draft``, ``letter.empty``, or ``input.*``.
            Conflict: ``letter.changed_meanwhile``.
        """
        with self._store.command(actor) as command:
            row = self._draft_row(command.connection, letter_id, seen)
            text = _edited(self._letter(command.connection, row).text, paragraphs, addressee)
            if annexes is not None:
                text = replace(text, annexes=checked_paragraphs(annexes))
            if form is not None:
                text = replace(text, form=_filled_in(text.form, form))
            self._change(command, row, body=sealed_text(self._store.sealer, text))
            command.audit("letter.edited", self._number(command.connection, row), letter=row.id)
        return self.letter(letter_id)

    def issue(self, letter_id: str, *, actor: str, seen: str | None = None) -> Letter:
        """Issues a draft under the next number of its series and asks for nothing else.

        The number comes from one UPDATE … RETURNING on a row locked until the commit: without a
        gap, and never given twice.

        Raises:
            Rejected: ``letter.unknown``, ``letter.not_a_draft``, ``letter.blanks_left``.
            Conflict: ``letter.changed_meanwhile``.
        """
        with self._store.command(actor) as command:
            row = self._draft_row(command.connection, letter_id, seen)
            blanks = self._letter(command.connection, row).blanks
            if blanks:
                raise Rejected("letter.blanks_left", blanks="、".join(blanks))
            day = hall_date(command.now)
            serial = self._next_serial(command, day.year, row.series)
            number = f"{self._settings.office.mark}{row.series}〔{day.year}〕{serial}号"
            self._change(
                command,
                row,
                state=LetterState.ISSUED.value,
                year=day.year,
                serial=serial,
                number=number,
                issued_by=actor,
                issued_at=command.now,
                issued_on=day,
            )
            subject = self._number(command.connection, row)
            command.audit("letter.issued", subject, letter=row.id, kind=row.kind, number=number)
        return self.letter(letter_id)

    def void(self, letter_id: str, *, reason: str, actor: str) -> Letter:
        """Sets an issued letter aside; it keeps its number and stays visible.

        Raises:
            Rejected: ``letter.unknown``, ``letter.not_issued``, ``letter.already_delivered``, or
                ``input.*`` for the reason.
        """
        why = clean_line(reason, field="letter.void_reason", limit=REASON_LIMIT)
        with self._store.command(actor) as command:
            row = self._row(command.connection, letter_id)
            if row.state != LetterState.ISSUED.value:
                raise Rejected("letter.not_issued")
            if row.delivered_on is not None:
                raise Rejected("letter.already_delivered")
            text = self._letter(command.connection, row).text
            body = sealed_text(self._store.sealer, text, Voided(actor, command.now, why))
            self._change(command, row, state=LetterState.VOID.value, body=body)
            subject = self._number(command.connection, row)
            command.audit("letter.voided", subject, letter=row.id, number=row.number)
        return self.letter(letter_id)

    def fill_in(
        self, letter_id: str, said: Mapping[str, str], *, actor: str, seen: str | None = None
    ) -> Letter:
        """Puts words in place of a draft's blanks, by the names in ``Letter.blanks``.

        Raises:
            Rejected: ``letter.unknown``, ``letter.not_a_draft``, or ``input.*``.
            Conflict: ``letter.changed_meanwhile``.
        """
        with self._store.command(actor) as command:
            row = self._draft_row(command.connection, letter_id, seen)
            text = without_blanks(self._letter(command.connection, row).text, _said(said))
            self._change(command, row, body=sealed_text(self._store.sealer, text))
            command.audit("letter.edited", self._number(command.connection, row), letter=row.id)
        return self.letter(letter_id)

    def discard(self, letter_id: str, *, actor: str) -> None:
        """Deletes a draft that will not be issued; it never had a number.

        Raises:
            Rejected: ``letter.unknown``, ``letter.not_a_draft``, ``letter.in_use`` when an
                answer was recorded with it.
        """
        used = select(application_answers.c.id).where(application_answers.c.letter_id == letter_id)
        with self._store.command(actor) as command:
            row = self._draft_row(command.connection, letter_id)
            if command.execute(used).first() is not None:
                raise Rejected("letter.in_use")
            command.execute(delete(application_letters).where(self._same(row)))
            subject = self._number(command.connection, row)
            command.audit("letter.discarded", subject, letter=row.id, kind=row.kind)

    def letter(self, letter_id: str) -> Letter:
        """One letter.

        Raises:
            Rejected: ``letter.unknown``.
        """
        with self._store.read() as connection:
            return self._letter(connection, self._row(connection, letter_id))

    def of_case(self, number: str) -> list[Letter]:
        """All letters of a case, the newest first.

        Raises:
            Rejected: ``disclosure.unknown_number``.
        """
        with self._store.read() as connection:
            record = self._record(connection, number)
            query = (
                select(application_letters)
                .where(application_letters.c.application_id == record.id)
                .order_by(application_letters.c.drafted_at.desc(), application_letters.c.id)
            )
            return [self._letter(connection, row) for row in connection.execute(query)]

    def sheet(self, letter_id: str) -> LetterSheet:
        """The letter as it goes on paper: a draft and a void one are marked across the page."""
        letter = self.letter(letter_id)
        marks = {LetterState.DRAFT: "草稿", LetterState.VOID: "作废"}
        office = self._settings.office
        return LetterSheet(
            office=office.name or self._settings.hall_name,
            text=letter.text,
            number=letter.number,
            signed_on=letter.issued_on or hall_date(self._store.clock.now()),
            contact=f"联系电话：{office.phone}" if office.phone else "",
            mark=marks.get(letter.state, ""),
        )

    def preview(self, letter_id: str) -> bytes:
        """The letter as a PDF, as it would be printed now.

        Raises:
            Rejected: ``letter.unknown``.
        """
        return self._paper(self.sheet(letter_id))

    def pictures(self, letter_id: str, *, dpi: int = 110) -> list[bytes]:
        """The pages of :meth:`preview` as PNG, for the screen."""
        from kiosk.disclosure.pages import page_pictures

        return page_pictures(self.preview(letter_id), dpi)

    def send_to_printer(self, letter_id: str, *, actor: str) -> str:
        """Asks for the letter on the A4 printer; returns the id of the print job."""
        with self._store.command(actor) as command:
            row = self._row(command.connection, letter_id)
            subject = self._number(command.connection, row)
            command.audit("letter.printed", subject, letter=row.id)
            return command.print(PRINT_KIND, row.id)

    def _case(self, connection: Connection, record: Row[Any], kind: LetterKind) -> Case:
        if record.received_on is None and kind is not LetterKind.DISCONTINUED:
            raise Rejected("letter.received_missing")
        return read_case(connection, self._store.sealer, record)

    def _text(
        self, case: Case, template: Template, given: Mapping[str, str], calendar: Calendar
    ) -> LetterText:
        kind = template.kind
        found = said_and_found(_said(given), case_values(case, kind, self._settings, calendar))
        own_title = ""
        if kind.is_answer:
            answered, own_title = answer_values(
                kind, found, library_in_force(case.connection, self._organ)
            )
            found = {**answered, **found}
        text = fill(template, found, fee_table(case) if template.table else None)
        return replace(text, title=own_title) if own_title else text


def checked_kind(kind: LetterKind | str) -> LetterKind:
    """A kind by its code.

    Raises:
        Rejected: ``letter.kind_unknown``.
    """
    try:
        return LetterKind(kind)
    except ValueError as error:
        raise Rejected("letter.kind_unknown", kind=kind) from error


def _said(given: Mapping[str, str]) -> dict[str, str]:
    """What was given, cleaned as a paragraph is; what says nothing is left to the case."""
    cleaned = {name: "\n".join(checked_paragraphs([text])) for name, text in given.items()}
    return {name: text for name, text in cleaned.items() if text}


def _edited(text: LetterText, paragraphs: Sequence[str], addressee: str | None) -> LetterText:
    checked = checked_paragraphs(paragraphs)
    if not checked and not text.form:
        raise Rejected("letter.empty")
    text = replace(text, paragraphs=checked)
    if addressee is None:
        return text
    line = clean_line(addressee, field="letter.addressee", limit=ADDRESSEE_LIMIT)
    return replace(text, addressee=line.rstrip("：:"))


def _filled_in(
    form: Sequence[tuple[str, str]], given: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    if len(given) != len(form):
        raise Rejected("letter.form_of_another_length")
    values = (
        clean_line(value, field="letter.paragraph", limit=ADDRESSEE_LIMIT, required=False)
        for value in given
    )
    return tuple((label, value) for (label, _), value in zip(form, values, strict=True))
