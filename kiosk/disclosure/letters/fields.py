"""What a case says in the fields of a letter: read from its rows, in the words of letters."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from kiosk.common.clock import hall_date
from kiosk.common.errors import Rejected
from kiosk.common.workdays import Calendar
from kiosk.disclosure import fees
from kiosk.disclosure.counted import counted_in_words
from kiosk.disclosure.intake import checked_form
from kiosk.disclosure.letters import model
from kiosk.disclosure.letters.model import Ground, LetterKind, ReasonLibrary, chinese_date
from kiosk.disclosure.letters.samples import deviation_sentence, sum_table
from kiosk.disclosure.letters.templating import filled
from kiosk.disclosure.model import REPLY_DAYS, Channel, CheckedForm
from kiosk.disclosure.norms.reading import library_in_force, tariff_of
from kiosk.disclosure.outcomes import Outcome
from kiosk.disclosure.tables import (
    application_answers,
    application_corrections,
    application_extensions,
    application_fees,
    application_letters,
    application_stops,
)
from kiosk.disclosure.views import masked_applicant
from kiosk.settings import Settings
from kiosk.store.sealing import Sealer

_OF_AN_ANSWER = ("row", "ground_codes", "remedy_kind", "reasons", "open_part")
_PART = "2"
"""The row of answers that open a part."""
_NOT_SET = {"authority": "有管辖权的行政复议机关", "court": "有管辖权的人民法院"}


@dataclass(frozen=True, slots=True)
class Case:
    """An application's row and form, and the connection under which they were read."""

    record: Row[Any]
    form: CheckedForm
    connection: Connection
    sealer: Sealer

    def latest(self, table: Table, *conditions: Any, order: Any) -> Row[Any] | None:
        """The newest row of the case in a table."""
        query = select(table).where(table.c.application_id == self.record.id, *conditions)
        return self.connection.execute(query.order_by(order.desc())).first()

    def unsealed(self, value: bytes | None) -> str:
        """A sealed text; empty where there is none."""
        return self.sealer.unseal(value) if value else ""


def read_case(connection: Connection, sealer: Sealer, record: Row[Any]) -> Case:
    """The case of a record."""
    return Case(record, checked_form(json.loads(sealer.unseal(record.form))), connection, sealer)


def case_values(
    case: Case, kind: LetterKind, settings: Settings, calendar: Calendar
) -> dict[str, str]:
    """All fields that the case itself can fill, by code name."""
    found = {**_office(settings), **_application(case, calendar)}
    parts = {
        LetterKind.CORRECTION_NOTICE: _correction,
        LetterKind.EXTENSION_NOTICE: _extension,
        LetterKind.CONSULTATION: _consultation,
        LetterKind.JOINT_CONSULTATION: _joint_consultation,
        LetterKind.FEE_NOTICE: _fee,
        LetterKind.DELIVERY_RECEIPT: _delivery,
    }
    if kind in parts:
        found |= parts[kind](case)
    if kind is LetterKind.DISCONTINUED:
        found |= _correction(case) | _fee(case)
    if kind is LetterKind.REGISTRATION_RECEIPT:
        found["received_on"] = _day(case.record.received_on)
    if kind.is_answer:
        found |= _answer(case)
    return found


def said_and_found(said: Mapping[str, str], found: Mapping[str, str]) -> dict[str, str]:
    """What was given before what the case says; a row that is given brings its own grounds."""
    if "row" in said:
        found = {name: text for name, text in found.items() if name not in _OF_AN_ANSWER}
    return {**found, **said}


def answer_values(
    kind: LetterKind, given: Mapping[str, str], library: ReasonLibrary
) -> tuple[dict[str, str], str]:
    """Grounds and remedy of an answer as fields, and the title that a ground brings along.

    ``given`` holds ``row``, ``ground_codes`` (joined by commas) and ``remedy_kind``; without
    codes a row's only ground is taken, without a kind the remedy that the row has by law.

    Raises:
        Rejected: ``letter.ground_unknown``, ``letter.row_unknown``, ``letter.row_of_another`` or
            ``letter.ground_of_another_row``.
    """
    row = given.get("row", "")
    if not row:
        return {}, ""
    if model.kind_of_row(row) is not kind:
        raise Rejected("letter.row_of_another", kind=kind.label)
    grounds = _grounds(row, given.get("ground_codes", ""), library)
    said = [ground.part if row == _PART and ground.part else ground.sentence for ground in grounds]
    remedy = given.get("remedy_kind") or Outcome(row).remedy
    found = {"remedy": library.remedies["A" if remedy == "A" else "B"]}
    if said:
        found["grounds"] = "\n".join(said)
    return found, next((ground.title for ground in grounds if ground.title), "")


def remedy_text(case: Case, remedy: str, settings: Settings, calendar: Calendar) -> str:
    """The office's approved text of remedy A or B as it is in force, for who has the answer.

    What the office has not set yet, such as its court, is named in general: a blank that waits
    for the desk is for letters, not for applicants.
    """
    text = library_in_force(case.connection, case.record.organ).remedies[remedy]
    known = {**_office(settings), **_application(case, calendar)}
    known["applicant"] = masked_applicant(case.form)
    return filled(text, {**_NOT_SET, **{name: said for name, said in known.items() if said}})


def _grounds(row: str, codes: str, library: ReasonLibrary) -> list[Ground]:
    chosen = [library.ground(code) for code in codes.split(",") if code]
    strange = next((ground for ground in chosen if row not in (ground.row, _PART)), None)
    if strange is not None:
        raise Rejected("letter.ground_of_another_row", ground=strange.name)
    own = library.of_row(row)
    if not any(ground.row == row for ground in chosen) and len(own) == 1:
        return [*own, *chosen]
    return chosen


def _office(settings: Settings) -> dict[str, str]:
    office = settings.office
    return {
        "office": office.name or settings.hall_name,
        "authority": office.review_authority,
        "court": office.court,
    }


def _application(case: Case, calendar: Calendar) -> dict[str, str]:
    record, form = case.record, case.form
    received = record.first_received_on or record.received_on
    found = {
        "number": record.number,
        "query_code": case.unsealed(record.query_code),
        "applicant": form.name,
        "you": "你" if form.applicant_kind.is_citizen else "你单位",
        "title": form.content,
        "description": form.description,
        "submitted_on": chinese_date(hall_date(record.submitted_at)),
        "channel": Channel(record.channel).label,
        "received_on": _day(received),
        "due_on": _day(record.due_on),
        "carrier": form.carrier.label,
        "route": form.route.label,
    }
    if record.received_on:
        words = counted_in_words(calendar.due(record.received_on, REPLY_DAYS))
        found["counted"] = words.replace(" ", "")
    return found


def _correction(case: Case) -> dict[str, str]:
    row = case.latest(application_corrections, order=application_corrections.c.asked_on)
    if row is None:
        return {}
    return {
        "correction_what": case.unsealed(row.what),
        "correction_asked_on": _day(row.asked_on),
        "correction_by": _day(row.reply_by),
    }


def _extension(case: Case) -> dict[str, str]:
    table = application_extensions
    row = case.latest(table, table.c.decision == "approved", order=table.c.proposed_at)
    if row is None:
        return {}
    return {
        "extension_reason": case.unsealed(row.reason).rstrip("。"),
        "extension_days": str(row.days),
        "extended_due_on": _day(case.record.due_on),
    }


def _consultation(case: Case) -> dict[str, str]:
    row = _stop(case, "third_party")
    if row is None:
        return {}
    return {"party": case.unsealed(row.party), "opinion_by": _day(row.period_ends)}


def _joint_consultation(case: Case) -> dict[str, str]:
    row = _stop(case, "joint_organ")
    return {} if row is None else {"organ": row.organ, "opinion_by": _day(row.period_ends)}


def _stop(case: Case, kind: str) -> Row[Any] | None:
    table = application_stops
    return case.latest(table, table.c.kind == kind, order=table.c.since)


def _fee(case: Case) -> dict[str, str]:
    row = case.latest(application_fees, order=application_fees.c.notified_on)
    if row is None:
        return {}
    worked = _worked(case, row)
    found = {
        "fee_basis": worked.basis.label,
        "fee_count": f"{worked.count}{worked.basis.unit}",
        "fee_amount": str(row.amount),
        "fee_notified_on": _day(row.notified_on),
        "fee_pay_by": _day(row.pay_by),
    }
    if worked.deviates:
        found["fee_deviation"] = deviation_sentence(worked)
    return found


def fee_table(case: Case) -> model.Table | None:
    """The worked sum of the fee that was asked for last, band by band."""
    row = case.latest(application_fees, order=application_fees.c.notified_on)
    if row is None:
        return None
    return sum_table(_worked(case, row))


def _worked(case: Case, row: Row[Any]) -> fees.FeeSum:
    """The sum of a notice, by the tariff that it was made by."""
    tariff = tariff_of(case.connection, case.record.organ, row.tariff_version)
    return fees.fee(fees.Basis(row.basis), _count(row), tariff)


def _count(row: Row[Any]) -> int:
    """A row's ``count``, which its attribute of that name is not."""
    return int(row._mapping["count"])


def _delivery(case: Case) -> dict[str, str]:
    """The letter that is served: the newest that was issued, delivery receipts left aside."""
    table = application_letters
    served = case.latest(
        table,
        table.c.state == model.LetterState.ISSUED.value,
        table.c.kind != LetterKind.DELIVERY_RECEIPT.value,
        order=table.c.issued_at,
    )
    found = {"served_how": case.form.route.label}
    if served is not None:
        found |= {"served_title": served.subject, "served_number": served.number}
    return found


def _answer(case: Case) -> dict[str, str]:
    """The answer that stands, for a letter drafted after it was recorded."""
    table = application_answers
    row = case.latest(table, table.c.superseded.is_(False), order=table.c.seq)
    if row is None:
        return {}
    return {
        "row": row.row,
        "ground_codes": ",".join(json.loads(row.grounds)),
        "remedy_kind": row.remedy,
        "reasons": case.unsealed(row.reasons),
        "open_part": case.unsealed(row.open_part),
    }


def _day(day: date | None) -> str:
    return chinese_date(day) if day else ""
